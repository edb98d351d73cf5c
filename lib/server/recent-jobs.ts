import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobSummary, RecentJob } from '@/lib/contracts/api/views';
import { jobDurationMs } from '@/lib/domain/job-duration';
import { statusGroup } from '@/lib/domain/job-status';
import { eachFigures, type FiguresReader } from './job-figures';

/** So many jobs are read for one answer, each with three reads; the answers after it read the rest. */
const MOST = 40;
/** A list waits so long for figures that nobody has read so far; what comes later is in the next answer. */
const PATIENCE_MS = 250;

interface WithRecent {
  /** The newest last. */
  recentJobs: RecentJob[];
}

/** A job as a bar: what it lost is filled in by `withLosses`. */
export const recentJobOf = (job: JobSummary): RecentJob => ({
  name: job.name,
  status: job.status,
  durationMs: jobDurationMs(job),
  failedFiles: null,
});

/** Completed jobs, the newest of each holder before the second newest of any: only they can have lost files in silence. */
function newestFirst(holders: readonly WithRecent[]): string[] {
  const longest = Math.max(0, ...holders.map(({ recentJobs }) => recentJobs.length));
  return Array.from({ length: longest }, (_, back) => holders.flatMap((each) => each.recentJobs.at(-1 - back) ?? []))
    .flat()
    .filter(({ status }) => statusGroup(status) === 'completed')
    .map(({ name }) => name);
}

/** The same, with the files that completed jobs lost, as far as that is known within a moment. Never rejects. */
export async function withLosses<T extends WithRecent>(
  reader: FiguresReader,
  holders: readonly T[],
): Promise<(Omit<T, 'recentJobs'> & WithRecent)[]> {
  const lost = new Map<string, number>();
  const budget = { left: MOST };
  const reading = eachFigures({ ...reader, budget }, newestFirst(holders), ({ jobName, figures }) => {
    if (figures) lost.set(jobName, figures.failedFiles);
  });
  // The lists themselves were read with the same tokens: they say what is refused.
  const silent = reading.catch(() => undefined);
  await Promise.race([silent, pause(PATIENCE_MS, undefined, { ref: false })]);
  return holders.map((each) => ({
    ...each,
    recentJobs: each.recentJobs.map((job) => ({ ...job, failedFiles: lost.get(job.name) ?? null })),
  }));
}
