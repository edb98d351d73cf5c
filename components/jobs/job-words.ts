import type { JobFigures, JobSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { isLive, statusGroup } from '@/lib/domain/job-status';

/** Why a job failed, or what a waiting one waits for; null where there is nothing to say. */
export function causeOrWait(job: JobSummary): string | null {
  if (job.cause) return job.cause;
  const group = statusGroup(job.status);
  if (group === 'queued') return 'Waits for nodes';
  if (group === 'not-responding') return 'The compute does not answer; it may come back';
  return null;
}

/** What a job lost although nothing stopped it: `12 of 4,812 files failed`; null where it lost none, or nobody knows. */
export function lossWords(status: string, figures: JobFigures['figures']): string | null {
  if (!figures || figures.failedFiles === 0) return null;
  const files = `${formatCount(figures.files)} ${figures.files === 1 ? 'file' : 'files'}`;
  return `${formatCount(figures.failedFiles)} of ${files} failed${isLive(status) ? ' so far' : ''}`;
}

/** `digits-inbox`, and only where it differs the job's own name. */
export const jobTitle = (job: Pick<JobSummary, 'name' | 'displayName'>): string => job.displayName || job.name;

/**
 * What the mini-batches are that were neither done, failed nor running when the progress was read. A job that has just ended
 * is shown with what was read before its end until it is read again: nobody knows by then that one was not run.
 */
export const restWord = (live: boolean, settled: boolean): string =>
  live ? 'waiting' : settled ? 'not run' : 'not read so far';
