import type { Clock } from '../types';
import type { Assets } from './assets';
import type { Cluster, Lease } from './cluster';
import { orAborted } from './failures';
import { checkAnySuccess, finalize } from './finalize';
import type { JobFolders } from './job-folders';
import { JobLogs } from './logs/job-logs';
import { uploadScriptLogs } from './logs/script-logs';
import { prepare } from './prepare';
import { RunLife } from './run-life';
import { openScores, type Scores, scoreJob } from './score-job';
import type { Scoring } from './scoring';
import { isBefore } from './state-machine';
import type { Blobs, JobFaults, JobPlan, RunStore } from './types';
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

/** Scores mini-batches: the work of a batch job, and of a parallel step, from its preparation to its output. */
class JobWork {
  constructor(
    private readonly life: RunLife<JobLogs>,
    private readonly parts: JobParts,
    private readonly plan: JobPlan,
  ) {}

  async run(): Promise<void> {
    const { plan, parts, life } = this;
    const { signal, folders, logs, states } = life;
    signal.throwIfAborted();
    if (isBefore(states.status, 'Queued')) await this.prepare();
    const isScored = !isBefore(states.status, 'Finalizing');
    const { results, tally } = isScored ? await openScores(plan, folders, logs) : await this.score();
    signal.throwIfAborted();
    logs.overview.finished(tally.counts(0));
    states.move('Finalizing');
    const means = { blobs: parts.blobs, results, miniBatches: tally.miniBatches, signal };
    await orAborted((parts.finalize ?? finalize)(plan, folders, means), signal);
  }

  private async prepare(): Promise<void> {
    const { signal, folders, states } = this.life;
    const turn = await this.parts.preparing.take(1, signal);
    try {
      await orAborted(prepare(this.plan, folders.job, { ...this.parts, signal }), signal);
    } finally {
      turn.release();
    }
    signal.throwIfAborted();
    states.move('Queued');
  }

  private async score(): Promise<Scores> {
    const { plan, parts, life } = this;
    const { signal, folders, logs, states } = life;
    states.runAhead();
    const lease = await parts.cluster.take(plan.settings.instanceCount, signal);
    const scoring = new AbortController();
    try {
      states.move('Running');
      const compute = parts.faults.running(plan.jobName, scoring.signal, (responds) =>
        states.move(responds ? 'Running' : 'NotResponding'),
      );
      parts.faults.nodesMayGo(plan.jobName, scoring.signal);
      const scores = await openScores(plan, folders, logs);
      const open = await parts.workers({ plan, folders, logs, signal });
      await scoreJob(scores, { ...parts, plan, logs, signal, open, ...this.placesOf(lease) });
      await compute.responds(signal);
      states.move('Running');
      checkAnySuccess(plan, scores.tally.succeeded);
      return scores;
    } finally {
      scoring.abort();
      life.nodes = null;
      if (plan.code) await killStrays(`${folders.output}\0`);
      await uploadScriptLogs(parts.blobs, plan.childName, folders.logs);
      lease.release();
    }
  }

  private placesOf(lease: Lease) {
    for (const [rank, node] of lease.nodes.entries()) this.life.logs.nodeStarted(node, rank);
    const begun = (scoring: Scoring) => {
      this.life.nodes = { lose: () => scoring.loseNode() };
    };
    return { nodes: [...lease.nodes], replaceNode: lease.replace, begun };
  }
}

/** The scoring of a run that is on its way. Rejects with what ends it. */
export const scoreRun = (life: RunLife<JobLogs>, parts: JobParts, plan: JobPlan): Promise<void> =>
  new JobWork(life, parts, plan).run();

/** A batch job of a model deployment. */
export function jobRun(parts: JobParts, plan: JobPlan, folders: JobFolders, isResumed: boolean): RunLife<JobLogs> {
  const logs = new JobLogs(plan, parts.blobs, parts.clock);
  const of = { name: plan.jobName, store: parts.jobs, folders, isResumed, logs };
  return new RunLife(of, parts, (life) => scoreRun(life, parts, plan));
}
