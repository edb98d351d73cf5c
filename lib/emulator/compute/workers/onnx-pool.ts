import type { Clock } from '../../types';
import type { MiniBatch } from '../mini-batches';
import type { Source } from './messages';
import { OnnxProcess, type RunLimits } from './onnx-worker';
import type { OpenWorker, Reply, Worker } from './worker';

export interface OnnxSetup {
  modelDir: string;
  limits: RunLimits;
  /** Names the files of a mini-batch for the process that reads them. */
  source(batch: MiniBatch): Source;
  clock: Clock;
  stdout(seat: string, text: string): void;
  stderr(seat: string, text: string): void;
}

export interface PoolLimits {
  /** Warm processes kept in all, and for how long without work. */
  maxIdle: number;
  idleMs: number;
}

interface Idle {
  process: OnnxProcess;
  timer: NodeJS.Timeout;
}

/** ONNX worker processes, kept warm by model between jobs, so that the next job's first run() comes at once. */
export class OnnxPool {
  private readonly idle: Idle[] = [];
  private readonly all = new Set<OnnxProcess>();

  constructor(
    private readonly scorerUrl: string,
    private readonly limits: PoolLimits = { maxIdle: 4, idleMs: 5 * 60_000 },
  ) {}

  /** How workers of one job are opened; each is warm when the pool has one with that model. */
  workers(setup: OnnxSetup): OpenWorker {
    return async (seat, signal) => {
      signal.throwIfAborted();
      const process = this.warm(setup.modelDir) ?? (await this.cold(setup.modelDir, signal));
      process.onOutput = (stream, text) => setup[stream](seat, text);
      return new OnnxWorker(process, setup, signal, () => this.giveBack(process));
    };
  }

  private warm(modelDir: string): OnnxProcess | null {
    const at = this.idle.findIndex(({ process }) => process.modelDir === modelDir && process.alive);
    const [found] = at < 0 ? [] : this.idle.splice(at, 1);
    if (found) clearTimeout(found.timer);
    return found?.process ?? null;
  }

  private async cold(modelDir: string, signal: AbortSignal): Promise<OnnxProcess> {
    const process = new OnnxProcess(modelDir);
    this.all.add(process);
    const kill = () => process.kill();
    signal.addEventListener('abort', kill, { once: true });
    try {
      await process.load(this.scorerUrl);
      return process;
    } catch (error) {
      await this.end(process);
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', kill);
    }
  }

  private async end(process: OnnxProcess): Promise<void> {
    await process.end();
    this.all.delete(process);
  }

  private async giveBack(process: OnnxProcess): Promise<void> {
    process.onOutput = () => undefined;
    if (!process.alive || process.busy) return this.end(process);
    const timer = setTimeout(() => this.retire(process), this.limits.idleMs);
    timer.unref();
    this.idle.push({ process, timer });
    const oldest = this.idle.length > this.limits.maxIdle ? this.idle[0] : undefined;
    if (oldest) await this.retire(oldest.process);
  }

  private async retire(process: OnnxProcess): Promise<void> {
    const at = this.idle.findIndex((idle) => idle.process === process);
    for (const { timer } of at < 0 ? [] : this.idle.splice(at, 1)) clearTimeout(timer);
    await this.end(process);
  }

  async close(): Promise<void> {
    for (const { timer } of this.idle.splice(0)) clearTimeout(timer);
    await Promise.all([...this.all].map((process) => this.end(process)));
  }
}

/** A pooled process while one job has it. */
class OnnxWorker implements Worker {
  readonly startedAt: string;
  private readonly fetched = new Set<number>();

  constructor(
    private readonly process: OnnxProcess,
    private readonly setup: OnnxSetup,
    private readonly signal: AbortSignal,
    private readonly giveBack: () => Promise<void>,
  ) {
    this.startedAt = setup.clock.now().toISOString();
    signal.addEventListener('abort', this.kill, { once: true });
  }

  get alive(): boolean {
    return this.process.alive;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  private readonly kill = () => this.process.kill();

  prefetch(batch: MiniBatch): void {
    this.fetched.add(batch.index);
    this.process.send({ type: 'fetch', id: batch.index, source: this.setup.source(batch) });
  }

  forget(batch: MiniBatch): void {
    this.fetched.delete(batch.index);
    this.process.send({ type: 'forget', id: batch.index });
  }

  run(batch: MiniBatch): Promise<Reply> {
    this.fetched.delete(batch.index);
    return this.process.run(batch, this.setup.source(batch), this.setup.limits);
  }

  async end(): Promise<void> {
    this.signal.removeEventListener('abort', this.kill);
    for (const id of this.fetched) this.process.send({ type: 'forget', id });
    await this.giveBack();
  }
}
