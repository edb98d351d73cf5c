import type { Clock } from '../types';
import type { JobFolders } from './job-folders';
import type { JobLogs } from './logs/job-logs';
import { type MiniBatch, miniBatchAt, miniBatchCount } from './mini-batches';
import { preparedSchedule } from './prepare';
import { ResultFolder } from './results';
import { Scoring } from './scoring';
import { Tally } from './tally';
import { checkThresholds } from './thresholds';
import type { JobPlan } from './types';
import type { OpenWorker } from './workers/worker';

/** The scoring of a prepared job as far as it has come, in this life of the job and in earlier ones. */
export interface Scores {
  results: ResultFolder;
  tally: Tally;
  /** Mini-batches without a result. */
  pending: number[];
  miniBatch(index: number): MiniBatch;
}

/** Reads what is done, and puts into the logs what a crash took from them. */
export async function openScores(plan: JobPlan, folders: JobFolders, logs: JobLogs): Promise<Scores> {
  const schedule = await preparedSchedule(folders.job);
  const results = await ResultFolder.open(folders.results);
  const miniBatch = (index: number) => miniBatchAt(schedule, plan.input, index);
  const tally = new Tally(miniBatchCount(schedule), schedule.names.length);
  const earlier = await results.earlier();
  for (const result of earlier) tally.add(result);
  logs.scheduled(tally.counts(0), schedule);
  for (const result of earlier) logs.miniBatch(result, miniBatch(result.index));
  const done = new Set(earlier.map((result) => result.index));
  const all = Array.from({ length: tally.miniBatches }, (_, index) => index);
  return { results, tally, pending: all.filter((index) => !done.has(index)), miniBatch };
}

export interface ScoringMeans {
  plan: JobPlan;
  logs: JobLogs;
  signal: AbortSignal;
  open: OpenWorker;
  nodes: readonly string[];
  replaceNode(node: string): Promise<string>;
  clock: Clock;
  /** Called with the scoring once it is there, so that it can lose a node. */
  begun(scoring: Scoring): void;
}

/** Scores every mini-batch that has no result yet. */
export async function scoreJob(scores: Scores, { plan, begun, ...means }: ScoringMeans): Promise<void> {
  const { results, tally, pending, miniBatch } = scores;
  const { settings } = plan;
  checkThresholds(settings, tally);
  const commit = results.commit.bind(results);
  try {
    const scoring = new Scoring({ ...means, settings, pending, miniBatch, commit, tally });
    begun(scoring);
    await scoring.run();
  } catch (error) {
    means.logs.overview.brokenOff(tally.counts(0));
    throw error;
  }
}
