import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../types';
import { causeOf, orAborted, runErrorOf, Stopped } from '../failures';
import { type JobFolders, openJobFolders } from '../job-folders';
import { RunStates } from '../run-states';
import { StateHistory } from '../state-history';
import { isFinished } from '../state-machine';
import type { Blobs, JobFaults, JobStatus, RunError, RunStore } from '../types';
import { RunLogs } from './run-logs';

export interface RunOf {
  name: string;
  store: RunStore;
  folders: JobFolders;
  isResumed: boolean;
}

const storeRetryMs = 1000;

/** One run of a pipeline from Preparing to its end, around the work that it is there for. */
export class RunLife {
  readonly logs: RunLogs;
  readonly states: RunStates;
  private readonly history: StateHistory;
  private readonly abort = new AbortController();
  private readonly closing = new AbortController();
  private isEnding = false;

  /** @param work checks `signal` before anything else: it is called for a run that was cancelled in an earlier life */
  constructor(
    private readonly of: RunOf,
    private readonly parts: { blobs: Blobs; clock: Clock; faults: Pick<JobFaults, 'cancelMayEnd'> },
    private readonly work: (life: RunLife) => Promise<void>,
  ) {
    this.logs = new RunLogs(of.name, parts.blobs, parts.clock);
    this.history = new StateHistory(of.folders.job);
    this.states = new RunStates(of.store, of.name, parts.clock, (status, at) => this.changed(status, at));
  }

  get signal(): AbortSignal {
    return this.abort.signal;
  }

  get folders(): JobFolders {
    return this.of.folders;
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

  /** Breaks off and leaves the run unfinished, for a later life. */
  close(): void {
    this.closing.abort();
    this.abort.abort(new Stopped('closing'));
  }

  /** A command has no mini-batches that another node could take over. */
  loseNode(): null {
    return null;
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
    const stopped = this.abort.signal.aborted ? this.abort.signal.reason : error;
    if (stopped instanceof Stopped && stopped.why === 'closing') return;
    const isCanceled = stopped instanceof Stopped || this.states.status === 'CancelRequested';
    if (!isCanceled) return this.end('Failed', runErrorOf(await causeOf(error, this.folders.job)));
    await this.parts.faults.cancelMayEnd(this.of.name, this.closing.signal);
    if (!this.closing.signal.aborted) await this.end('Canceled', null);
  }

  /** With a full disk the store may refuse even this; it is tried until it is written or the workspace closes. */
  private async end(status: JobStatus, error: RunError | null): Promise<void> {
    this.isEnding = true;
    if (error) this.logs.execution(error.message);
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
