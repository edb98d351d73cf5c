import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../types';
import { causeOf, isMachineFault, orAborted, runErrorOf, Stopped } from './failures';
import { dropScratch, type JobFolders, openJobFolders } from './job-folders';
import { RunStates } from './run-states';
import { StateHistory } from './state-history';
import { isFinished } from './state-machine';
import type { JobFaults, JobStatus, RunError, RunStore } from './types';

/** A run on its way: a job, or one step of a pipeline. */
export interface Life {
  run(): Promise<void>;
  cancel(): void;
  /** Breaks off and leaves the run unfinished, for a later life. */
  close(): void;
  /** Takes a node from the run. Answers which; null when it has none. */
  loseNode(): string | null;
}

/** What a run says about itself on its way. */
export interface LifeLogs {
  /** Goes on where the logs of an earlier life of the run end. */
  carryOn(): Promise<void>;
  status(status: string, at: string): void;
  ended(status: JobStatus, message: string | null): void;
  close(): Promise<void>;
}

export interface RunOf<Logs extends LifeLogs> {
  name: string;
  store: RunStore;
  folders: JobFolders;
  isResumed: boolean;
  logs: Logs;
}

const storeRetryMs = 1000;

/**
 * One run from Preparing to its end around the work that it is there for, also when that takes several lives of this
 * process. Every run of a job is one: the job, its steps.
 */
export class RunLife<Logs extends LifeLogs> implements Life {
  readonly states: RunStates;
  /** The nodes that the work holds, while it holds some. */
  nodes: { lose(): string | null } | null = null;
  private readonly history: StateHistory;
  private readonly abort = new AbortController();
  private readonly closing = new AbortController();
  private isEnding = false;

  /** @param work checks `signal` before anything else: it is called for a run that was cancelled in an earlier life */
  constructor(
    private readonly of: RunOf<Logs>,
    private readonly parts: { clock: Clock; faults: Pick<JobFaults, 'cancelMayEnd'> },
    private readonly work: (life: RunLife<Logs>) => Promise<void>,
  ) {
    this.history = new StateHistory(of.folders.job);
    this.states = new RunStates(of.store, of.name, parts.clock, (status, at) => this.changed(status, at));
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get folders(): JobFolders {
    return this.of.folders;
  }

  get logs(): Logs {
    return this.of.logs;
  }

  /** Takes the run as far as it goes. Never rejects: whatever happens becomes the run's own end. */
  async run(): Promise<void> {
    try {
      await this.open();
      await this.work(this);
      this.signal.throwIfAborted();
      await this.end('Completed', null);
    } catch (error) {
      await this.stop(error);
    }
    await this.logs.close();
    if (this.states.isFinished) await rm(this.folders.job, { recursive: true, force: true }).catch(() => undefined);
  }

  cancel(): void {
    if (this.isEnding) return;
    this.states.move('CancelRequested');
    this.abort.abort(new Stopped('canceled'));
  }

  close(): void {
    this.closing.abort();
    this.abort.abort(new Stopped('closing'));
  }

  loseNode(): string | null {
    return this.nodes?.lose() ?? null;
  }

  private async open(): Promise<void> {
    if (this.of.isResumed) await this.carryOn();
    this.states.begin();
    if (this.states.status === 'CancelRequested') this.abort.abort(new Stopped('canceled'));
    await openJobFolders(this.folders);
  }

  private async carryOn(): Promise<void> {
    await orAborted(this.logs.carryOn(), this.closing.signal);
    for (const { status, at } of this.history.read()) this.logs.status(status, at);
  }

  private changed(status: JobStatus, at: string): void {
    this.logs.status(status, at);
    if (!isFinished(status)) this.history.add(status, at);
  }

  private async stop(error: unknown): Promise<void> {
    const stopped = this.signal.aborted ? this.signal.reason : error;
    if (stopped instanceof Stopped && stopped.why === 'closing') return;
    const cause = await causeOf(error, this.folders.job);
    if (isMachineFault(cause)) await dropScratch(this.folders);
    const isCanceled = stopped instanceof Stopped || this.states.status === 'CancelRequested';
    if (!isCanceled) return this.end('Failed', runErrorOf(cause));
    await this.parts.faults.cancelMayEnd(this.of.name, this.closing.signal);
    if (!this.closing.signal.aborted) await this.end('Canceled', null);
  }

  /** With a full disk the store may refuse even this; it is tried until it is written or the workspace closes. */
  private async end(status: JobStatus, error: RunError | null): Promise<void> {
    this.isEnding = true;
    this.logs.ended(status, error?.message ?? null);
    const { signal } = this.closing;
    while (!this.states.isFinished && !signal.aborted) {
      try {
        await this.states.finish(status, error, () => this.logs.close());
      } catch {
        await delay(storeRetryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
}
