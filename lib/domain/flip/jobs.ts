import type { FlipSide } from '@/lib/contracts/api/flip';
import type { JobSummary } from '@/lib/contracts/api/views';
import { jobDurationMs } from '../job-duration';
import { isLive, isTerminal, statusGroup } from '../job-status';

const LOOKED_AT = 10;

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Of jobs (newest first) the last ten that ended. */
export const lastEnded = (jobs: readonly JobSummary[]): JobSummary[] =>
  jobs.filter((job) => isTerminal(job.status)).slice(0, LOOKED_AT);

/** What a deployment's jobs (newest first) say about it: its last ten that ended, and how many are under way. */
export function flipJobs(jobs: readonly JobSummary[]): NonNullable<FlipSide['jobs']> {
  const ended = lastEnded(jobs);
  return {
    ended: ended.length,
    succeeded: ended.filter((job) => statusGroup(job.status) === 'completed').length,
    medianMs: median(ended.flatMap((job) => jobDurationMs(job) ?? [])),
    live: jobs.filter((job) => isLive(job.status)).length,
  };
}
