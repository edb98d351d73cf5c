import type { Clock } from '../types';
import { InitFault, type JobFailure, NodeLost, orAborted, RunFault } from './failures';
import { InitWatch } from './init-watch';
import { limitsOf } from './limits';
import type { JobLogs } from './logs/job-logs';
import { MiniBatchQueue } from './mini-batch-queue';
import type { MiniBatch } from './mini-batches';
import { faultOf, resultOf, rowsOf, statusOf, type TryEnd } from './outcome';
import { ProgressWatch } from './progress-watch';
import type { Result } from './results';
import { SeatNames } from './seat';
import type { Tally } from './tally';
import { checkThresholds } from './thresholds';
import type { JobPlan } from './types';
import type { OpenWorker, Worker } from './workers/worker';

export interface ScoringParts {
  settings: JobPlan['settings'];
  nodes: readonly string[];
  /** A new node in place of a lost one; resolves when it has started. */
  replaceNode(node: string): Promise<string>;
  /** 0-based indices of the mini-batches that are not done yet. */
  pending: number[];
  miniBatch(index: number): MiniBatch;
  open: OpenWorker;
  /** Keeps a final result; from its return on the mini-batch is done, whatever happens. */
  commit(result: Result, rows: string): Promise<void>;
  tally: Tally;
  logs: JobLogs;
  clock: Clock;
  signal: AbortSignal;
}

interface Slot {
  id: number;
  node: string;
  abort: AbortController;
  worker: Worker | null;
  seat: string;
  /** What its node was lost for: the node that comes in its place. */
  moving: Promise<string> | null;
  isOver: boolean;
}

/** Hands the mini-batches of one job to its worker processes until all are done, by the rules of §5.2. */
export class Scoring {
  private readonly queue: MiniBatchQueue;
  private readonly seats = new SeatNames();
  private readonly slots: Slot[];
  private readonly inits: InitWatch;
  private readonly progress: ProgressWatch;
  private readonly broken = new AbortController();
  private readonly firstTryAt = new Map<number, number>();

  constructor(private readonly parts: ScoringParts) {
    const { settings, nodes, pending, clock, signal } = parts;
    this.queue = new MiniBatchQueue(pending);
    const processes = settings.maxConcurrencyPerInstance;
    this.slots = Array.from({ length: Math.min(processes, pending.length) }, () => nodes)
      .flat()
      .slice(0, pending.length)
      .map((node, id) => ({
        id,
        node,
        abort: new AbortController(),
        worker: null,
        seat: '',
        moving: null,
        isOver: false,
      }));
    const used = new Set(this.slots.map((slot) => slot.node)).size;
    const fail = (failure: JobFailure) => this.breakOff(failure);
    this.inits = new InitWatch({ nodes: used, processes }, clock, fail);
    this.progress = new ProgressWatch(limitsOf(settings).progressUpdateSeconds, fail);
    if (signal.aborted) this.breakOff(signal.reason);
    signal.addEventListener('abort', () => this.breakOff(signal.reason), { signal: this.broken.signal });
  }

  /** Resolves when every mini-batch is done. Rejects with what ended the job; no worker of it is left then. */
  async run(): Promise<void> {
    const { logs, tally } = this.parts;
    const still = logs.overview.beat(() => tally.counts(this.queue.inFlight));
    try {
      await Promise.all(this.slots.map((slot) => this.work(slot).catch((error) => this.breakOff(error))));
    } finally {
      still();
      this.progress.close();
    }
    if (this.broken.signal.aborted) throw this.broken.signal.reason;
    this.broken.abort();
  }

  private breakOff(reason: unknown): void {
    if (this.broken.signal.aborted) return;
    this.broken.abort(reason);
    this.queue.stop();
    for (const slot of this.slots) slot.abort.abort(reason);
  }

  /** Worker processes that run now, by seat. */
  processes(): { seat: string; pid: number }[] {
    return this.slots.flatMap(({ seat, worker }) => (worker?.pid ? [{ seat, pid: worker.pid }] : []));
  }

  /**
   * A node goes, with all its processes, as a low-priority one may at any time (§5.2): what ran there is run again
   * elsewhere or on the node that takes its place, and no try is counted. Answers which; null when none is in use.
   */
  loseNode(): string | null {
    const node = this.slots.find((slot) => !slot.isOver && !slot.moving)?.node;
    if (node === undefined || this.broken.signal.aborted) return null;
    const moving = this.parts.replaceNode(node);
    this.parts.logs.nodeLost(node);
    for (const slot of this.slots.filter((each) => each.node === node && !each.isOver)) {
      slot.moving = moving;
      slot.abort.abort(new NodeLost(node));
    }
    return node;
  }

  /** Puts the slot on the node that came in place of a lost one. False when all is done before that has started. */
  private async move(slot: Slot, moving: Promise<string>): Promise<boolean> {
    this.queue.release(slot.id);
    await this.dismiss(slot);
    slot.abort = new AbortController();
    if (this.queue.isDrained || this.broken.signal.aborted) return false;
    try {
      slot.node = await orAborted(moving, AbortSignal.any([slot.abort.signal, this.broken.signal]));
      slot.moving = null;
      this.progress.updated();
      return true;
    } catch {
      return false;
    }
  }

  private async work(slot: Slot): Promise<void> {
    try {
      while (!this.broken.signal.aborted) {
        if (slot.moving && !(await this.move(slot, slot.moving))) return;
        const worker = slot.worker?.alive ? slot.worker : await this.replace(slot);
        if (!worker && slot.moving) continue;
        if (!worker) return;
        const taken = await this.queue.take(slot.id);
        if (!taken) return;
        if (!worker.alive) {
          this.queue.again(taken.index);
          continue;
        }
        const batch = this.parts.miniBatch(taken.index);
        const other = taken.stolenFrom === null ? null : this.slots[taken.stolenFrom];
        other?.worker?.forget(batch);
        await this.score(slot, worker, batch);
      }
    } finally {
      slot.isOver = true;
      this.queue.release(slot.id);
      await this.dismiss(slot);
    }
  }

  private async dismiss(slot: Slot): Promise<void> {
    const { worker } = slot;
    if (!worker) return;
    slot.worker = null;
    await worker.end();
    this.parts.logs.processEnded(slot.seat);
  }

  /** A new worker for the slot; null when there is nothing left to do or its node takes no more. */
  private async replace(slot: Slot): Promise<Worker | null> {
    this.queue.release(slot.id);
    await this.dismiss(slot);
    while (!this.queue.isDrained && !this.inits.isNodeStopped(slot.node) && !slot.abort.signal.aborted) {
      slot.seat = this.seats.name(slot.node);
      this.parts.logs.processStarting(slot.seat);
      try {
        slot.worker = await this.parts.open(slot.seat, slot.abort.signal);
        this.progress.opened();
        this.parts.logs.process(slot.seat, 'init() is done.');
        this.parts.logs.usage(this.processes(), limitsOf(this.parts.settings).resourceMonitorSeconds);
        return slot.worker;
      } catch (error) {
        this.initFailed(slot, error);
      }
    }
    return null;
  }

  private initFailed(slot: Slot, error: unknown): void {
    if (slot.abort.signal.aborted) return;
    if (!(error instanceof InitFault)) throw error;
    this.parts.logs.initFailed(slot.seat, error);
    this.inits.failed(slot.node, error);
  }

  private async score(slot: Slot, worker: Worker, batch: MiniBatch): Promise<void> {
    const began = this.parts.clock.now().getTime();
    if (!this.firstTryAt.has(batch.index)) this.firstTryAt.set(batch.index, began);
    this.parts.logs.process(slot.seat, `Mini-batch ${batch.index} is picked.`, 'DEBUG');
    const running = worker.run(batch).then(
      (reply): TryEnd => ({ reply }),
      (fault: unknown): TryEnd | null => {
        if (slot.moving) return null;
        if (fault instanceof RunFault && !this.broken.signal.aborted) return { fault };
        throw this.broken.signal.reason ?? fault;
      },
    );
    const next = this.queue.reserve(slot.id);
    if (next !== null) worker.prefetch(this.parts.miniBatch(next));
    const end = await running;
    if (end === null) this.queue.again(batch.index);
    else await this.settle(slot, worker, batch, end, began);
  }

  /** A try is over: the mini-batch is done, or goes back into the line (tries = 1 + maxRetries). */
  private async settle(slot: Slot, worker: Worker, batch: MiniBatch, end: TryEnd, began: number): Promise<void> {
    const { settings, logs, tally, clock } = this.parts;
    const now = clock.now().getTime();
    const tries = this.queue.countTry(batch.index);
    const fault = faultOf(batch, end);
    logs.process(slot.seat, `Mini-batch ${batch.index}, try ${tries}: ${statusOf(end)} after ${now - began} ms.`);
    if (fault) logs.runFailed(slot.seat, batch, { tries, of: 1 + settings.maxRetries }, fault);
    if (fault && tries <= settings.maxRetries) return this.queue.again(batch.index);
    const times = { firstMs: now - (this.firstTryAt.get(batch.index) ?? began), lastMs: now - began };
    this.firstTryAt.delete(batch.index);
    const result = resultOf(batch, end, { tries, process: slot.seat, processStartedAt: worker.startedAt, ...times });
    await this.parts.commit(result, rowsOf(batch, end, settings.outputAction));
    this.queue.done(batch.index);
    tally.add(result);
    this.progress.updated();
    logs.miniBatch(result, batch);
    logs.overview.progress(tally.counts(this.queue.inFlight));
    checkThresholds(settings, tally);
    if (!this.queue.isDrained) return;
    this.progress.close(); // no more of it is to come, however long shutdown() takes
    this.releaseOpening();
  }

  /** Processes that are still in init() when all is done are not waited for. */
  private releaseOpening(): void {
    for (const slot of this.slots) if (!slot.worker) slot.abort.abort();
  }
}
