import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../types';
import type { Assets } from './assets';
import type { Cluster, Lease } from './cluster';
import { causeOf, isMachineFault, orAborted, runErrorOf, Stopped } from './failures';
import { checkAnySuccess, finalize } from './finalize';
import { dropScratch, type JobFolders, openJobFolders } from './job-folders';
import { readEarlierLogs } from './logs/earlier-logs';
import { JobLogs } from './logs/job-logs';
import { prepare } from './prepare';
import { RunStates } from './run-states';
import { openScores, type Scores, scoreJob } from './score-job';
import type { Scoring } from './scoring';
import { StateHistory } from './state-history';
import { isBefore, isFinished } from './state-machine';
import type { Blobs, JobFaults, JobPlan, JobStatus, RunError, RunStore } from './types';
import { killStrays } from './workers/strays';
import type { OpenWorker } from './workers/worker';

export interface JobParts {
  jobs: RunStore;
  blobs: Blobs;
  clock: Clock;
  python: string | null;
  assets: Assets;
  cluster: Cluster;
  /** Bounds how many jobs list inputs and copy models at once. */
  preparing: Cluster;
  workers(job: WorkersOf): Promise<OpenWorker>;
  /** Where the rows go; a step of a pipeline has other places for them than a batch job. */
  finalize?: typeof finalize;
  faults: JobFaults;
}

export interface WorkersOf {
  plan: JobPlan;
  folders: JobFolders;
  logs: JobLogs;
  signal: AbortSignal;
}

const storeRetryMs = 1000;

/** One job from Preparing to its end, also when that takes several lives of this process. */
export class JobRun {
  private readonly abort = new AbortController();
  private readonly closing = new AbortController();
  private readonly states: RunStates;
  private readonly history: StateHistory;
  private readonly logs: JobLogs;
  private isEnding = false;
  private scoring: Scoring | null = null;

  constructor(
    private readonly parts: JobParts,
    private readonly plan: JobPlan,
    private readonly folders: JobFolders,
    private readonly isResumed: boolean,
  ) {
    this.logs = new JobLogs(plan, parts.blobs, parts.clock);
    this.history = new StateHistory(folders.job);
    this.states = new RunStates(parts.jobs, plan.jobName, parts.clock, (status, at) => this.changed(status, at));
  }

  /** Takes the job as far as it goes. Never rejects: whatever happens becomes the job's own end. */
  async run(): Promise<void> {
    try {
      await this.open();
      await this.live();
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

  /** Takes a node from a job that scores. Answers which; null when it has none. */
  loseNode(): string | null {
    return this.scoring?.loseNode() ?? null;
  }

  /** Breaks off and leaves the job unfinished, for a later life. */
  close(): void {
    this.closing.abort();
    this.abort.abort(new Stopped('closing'));
  }

  private async open(): Promise<void> {
    if (this.isResumed) await this.carryOn();
    this.states.begin();
    if (this.states.status === 'CancelRequested') throw new Stopped('canceled');
    this.abort.signal.throwIfAborted();
    await openJobFolders(this.folders);
  }

  private async carryOn(): Promise<void> {
    this.logs.carryOn(await orAborted(readEarlierLogs(this.parts.blobs, this.plan), this.closing.signal));
    for (const { status, at } of this.history.read()) this.logs.status(status, at);
  }

  private changed(status: JobStatus, at: string): void {
    this.logs.status(status, at);
    if (!isFinished(status)) this.history.add(status, at);
  }

  private async live(): Promise<void> {
    const { plan, folders, parts } = this;
    const { signal } = this.abort;
    if (isBefore(this.states.status, 'Queued')) await this.prepare();
    const isScored = !isBefore(this.states.status, 'Finalizing');
    const { results, tally } = isScored ? await openScores(plan, folders, this.logs) : await this.score();
    signal.throwIfAborted();
    this.logs.finished(tally.counts(0));
    this.states.move('Finalizing');
    const means = { blobs: parts.blobs, results, miniBatches: tally.miniBatches, signal };
    await orAborted((parts.finalize ?? finalize)(plan, folders, means), signal);
  }

  private async prepare(): Promise<void> {
    const { signal } = this.abort;
    const turn = await this.parts.preparing.take(1, signal);
    try {
      await orAborted(prepare(this.plan, this.folders.job, { ...this.parts, signal }), signal);
    } finally {
      turn.release();
    }
    signal.throwIfAborted();
    this.states.move('Queued');
  }

  private async score(): Promise<Scores> {
    const { plan, folders, logs, parts } = this;
    const { signal } = this.abort;
    const lease = await parts.cluster.take(plan.settings.instanceCount, signal);
    const scoring = new AbortController();
    try {
      this.states.move('Running');
      const compute = parts.faults.running(plan.jobName, scoring.signal, (responds) =>
        this.states.move(responds ? 'Running' : 'NotResponding'),
      );
      const scores = await openScores(plan, folders, logs);
      const open = await parts.workers({ plan, folders, logs, signal });
      await scoreJob(scores, { ...parts, plan, logs, signal, open, ...this.placesOf(lease) });
      await compute.responds(signal);
      this.states.move('Running');
      checkAnySuccess(plan, scores.tally.succeeded);
      return scores;
    } finally {
      scoring.abort();
      this.scoring = null;
      if (plan.code) await killStrays(`${folders.output}\0`);
      lease.release();
    }
  }

  private placesOf(lease: Lease) {
    for (const [rank, node] of lease.nodes.entries()) this.logs.nodeStarted(node, rank);
    const begun = (scoring: Scoring) => {
      this.scoring = scoring;
    };
    return { nodes: [...lease.nodes], replaceNode: lease.replace, begun };
  }

  private async stop(error: unknown): Promise<void> {
    const stopped = this.abort.signal.aborted ? this.abort.signal.reason : error;
    if (stopped instanceof Stopped && stopped.why === 'closing') return;
    const cause = await causeOf(error, this.folders.job);
    if (isMachineFault(cause)) await dropScratch(this.folders);
    const isCanceled = stopped instanceof Stopped || this.states.status === 'CancelRequested';
    if (!isCanceled) return this.end('Failed', runErrorOf(cause));
    await this.parts.faults.cancelMayEnd(this.plan.jobName, this.closing.signal);
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
