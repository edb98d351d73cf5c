import type { FlipSide } from '@/lib/contracts/api/flip';
import type { JobSummary } from '@/lib/contracts/api/views';
import { isLive, isTerminal, statusGroup } from '../job-status';

const LOOKED_AT = 10;

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** What a deployment's jobs (newest first) say about it: its last ten that ended, and how many are under way. */
export function flipJobs(jobs: readonly JobSummary[]): NonNullable<FlipSide['jobs']> {
  const ended = jobs.filter((job) => isTerminal(job.status)).slice(0, LOOKED_AT);
  const durations = ended.flatMap(({ startedAt, endedAt }) =>
    startedAt && endedAt ? Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) : [],
  );
  return {
    ended: ended.length,
    succeeded: ended.filter((job) => statusGroup(job.status) === 'completed').length,
    medianMs: median(durations),
    live: jobs.filter((job) => isLive(job.status)).length,
  };
}
