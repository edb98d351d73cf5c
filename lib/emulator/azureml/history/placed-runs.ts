import type { JobRecord } from '../../compute/types';
import type { Services } from '../types';
import { type RunView, runsOf } from './find-run';
import { experimentOf } from './run-view';

/** A run with its place among all: the number of its job in the order of submission, and its own in the job. */
export interface PlacedRun {
  run: RunView;
  job: number;
  index: number;
}

export const placedRuns = (job: number, runs: readonly RunView[]): PlacedRun[] =>
  runs.map((run, index) => ({ run, job, index }));

/** The job that a run belongs to, where that is in the experiment. */
function jobWith(services: Services, experimentName: string, runId: string): JobRecord | undefined {
  const jobName = services.jobs.findRun(runId)?.record.plan.jobName;
  const record = jobName === undefined ? undefined : services.jobs.get(jobName);
  return record && experimentOf(record).toLowerCase() === experimentName ? record : undefined;
}

/**
 * Runs of an experiment (its name in lower case), those of the newest job first, read as they are taken.
 * @param source `within`: the runs of this run's job only; `from`: the job to begin with
 */
export function* runsOfExperiment(
  services: Services,
  experimentName: string,
  source: { within: string | null; from: number | null },
): Generator<PlacedRun> {
  if (source.within !== null) {
    const record = jobWith(services, experimentName, source.within);
    if (record) yield* placedRuns(0, runsOf(record));
    return;
  }
  for (const { sequence, record } of services.jobs.walk({ experimentName }, source.from))
    yield* placedRuns(sequence, runsOf(record));
}
