import { type ChildProcess, spawn } from 'node:child_process';
import { totalmem } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../types';
import { InitFault, RunFault, runTimeout } from '../failures';
import type { MiniBatch } from '../mini-batches';
import { timerMs } from '../timer';
import { ended, killTree, onlyThese, ownGroup, started } from './process-tree';
import { RunnerChannel } from './runner-channel';
import type { Staging } from './staging';
import type { OpenWorker, Reply, Worker } from './worker';

const runner = fileURLToPath(new URL('../python/runner.py', import.meta.url));
const gib = 1024 ** 3;
/** For one process of a script: generous, so that they end what runs wild and nothing else (README, Limits). */
export const limits = {
  memoryBytes: Math.max(totalmem(), 4 * gib),
  fileBytes: 8 * gib,
  openFiles: 4096,
  // The longest life of a job in Azure ML.
  cpuSeconds: 21 * 24 * 3600,
};
const graceMs = 2000;

export interface PythonSetup {
  python: string;
  script: string;
  args: readonly string[];
  cwd: string;
  env: Record<string, string>;
  timeoutSeconds: number;
  summaryOnly: boolean;
  /** As Python names it: DEBUG, INFO or WARNING. */
  loggingLevel: string;
  /** Below it a script's own log files, in a folder per node. */
  logs: string;
  staging: Staging;
  clock: Clock;
  stdout(seat: string, text: string): void;
  stderr(seat: string, text: string): void;
  scriptLog(seat: string, text: string): void;
}

/** One Python process with the user's script in it: `init()` once, then `run(mini_batch)` as often as asked, `shutdown()` last. */
class PythonWorker implements Worker {
  readonly startedAt: string;
  private readonly channel: RunnerChannel;
  private nextId = 0;
  private cleansUp = false;
  private staged: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly child: ChildProcess,
    private readonly setup: PythonSetup,
    private readonly seat: string,
  ) {
    this.startedAt = setup.clock.now().toISOString();
    this.channel = new RunnerChannel(child, {
      stdout: (text) => setup.stdout(seat, text),
      stderr: (text) => setup.stderr(seat, text),
      log: (text) => setup.scriptLog(seat, text),
    });
  }

  get alive(): boolean {
    return this.channel.alive;
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  async init(): Promise<void> {
    const { script, args, summaryOnly, loggingLevel, logs } = this.setup;
    const [node = '', agentName = ''] = this.seat.split('/');
    const own = { agentName, logDir: path.join(logs, node) };
    const start = { script, args, summaryOnly, loggingLevel, limits, ...own };
    const answer = await this.channel.ask(start).catch((error: Error) => {
      throw new InitFault(`${error.message} during init().`);
    });
    if (answer.type === 'init_failed') throw new InitFault(answer.message, answer.trace);
    this.cleansUp = answer.type === 'ready' && answer.cleansUp;
  }

  /** After the files that this worker waits for itself, so that these are not slowed. */
  prefetch(batch: MiniBatch): void {
    this.staged.then(
      () => this.setup.staging.paths(batch).catch(() => undefined),
      () => undefined,
    );
  }

  forget(): void {
    // The copy belongs to the job, so whoever runs the mini-batch uses it.
  }

  async run(batch: MiniBatch): Promise<Reply> {
    const staged = this.setup.staging.paths(batch);
    this.staged = staged;
    const files = await staged;
    try {
      return await this.call(files);
    } finally {
      await this.setup.staging.drop(batch);
    }
  }

  private async call(files: string[]): Promise<Reply> {
    this.nextId += 1;
    const { timeoutSeconds } = this.setup;
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      this.kill();
    }, timerMs(timeoutSeconds));
    const answer = await this.channel
      .ask({ id: this.nextId, files })
      .catch((error: Error) => {
        if (late) throw runTimeout(timeoutSeconds);
        throw new RunFault('death', `${error.message} during run().`);
      })
      .finally(() => clearTimeout(timer));
    if (answer.type === 'failed') throw new RunFault('exception', answer.message, answer.trace, answer.cpuSeconds);
    if (answer.type !== 'done') throw new RunFault('death', 'The runner gave an answer out of turn.');
    return { count: answer.count, rows: answer.rows, runSeconds: answer.seconds, cpuSeconds: answer.cpuSeconds };
  }

  kill(): void {
    this.channel.kill();
  }

  /** Lets the script clean up, for as long as one `run()` may take; a process that is gone has nothing to clean. */
  private async cleanUp(): Promise<void> {
    const timer = setTimeout(() => this.kill(), timerMs(this.setup.timeoutSeconds));
    await this.channel.ask({ cleanUp: true }).catch(() => undefined);
    clearTimeout(timer);
  }

  async end(): Promise<void> {
    if (this.channel.isWaiting) this.kill();
    else if (this.cleansUp) await this.cleanUp();
    this.channel.end();
    const timer = setTimeout(() => killTree(this.child), graceMs);
    await ended(this.child);
    clearTimeout(timer);
  }
}

/** Starts Python workers for one job: a clean environment, a process group of their own, the job's code as folder. */
export function pythonWorkers(setup: PythonSetup): OpenWorker {
  return async (seat, signal) => {
    signal.throwIfAborted();
    const child = spawn(setup.python, ['-B', runner], {
      ...ownGroup,
      cwd: setup.cwd,
      env: onlyThese(setup.env),
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    await started(child, `The Python interpreter ${setup.python}`);
    const worker = new PythonWorker(child, setup, seat);
    const kill = () => worker.kill();
    signal.addEventListener('abort', kill, { once: true });
    child.once('exit', () => signal.removeEventListener('abort', kill));
    try {
      await worker.init();
    } catch (error) {
      await worker.end();
      signal.throwIfAborted();
      throw error;
    }
    return worker;
  };
}
