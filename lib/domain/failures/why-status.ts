import type { JobDetail, JobProgress } from '@/lib/contracts/api/views';
import { formatCount } from '../format';
import { isLive, statusGroup, statusWord } from '../job-status';

type Facts = Pick<JobDetail, 'status' | 'error'> & { errorThreshold: number | null };

const files = (n: number) => (n === 1 ? '1 failed file' : `${formatCount(n)} failed files`);

/** More failed files than the threshold end a job, and -1 ignores all (performance-and-security.md §5.1). */
function whyCompleted(failed: number, threshold: number): string {
  if (threshold < 0) return `because the error threshold is ${threshold} (never fails on bad files).`;
  if (failed <= threshold)
    return `because ${files(failed)} ${failed === 1 ? 'is' : 'are'} within the error threshold of ${formatCount(threshold)}.`;
  return `though ${files(failed)} ${failed === 1 ? 'is' : 'are'} more than the error threshold of ${formatCount(threshold)}.`;
}

function whileLive(threshold: number): string {
  return threshold < 0
    ? 'The error threshold is -1: the job never fails on bad files.'
    : `The job fails with more than ${files(threshold)}.`;
}

/** Why a job with failed files has the status that it has: a sentence, which says no more than what is known. */
export function whyStatus(
  { status, error, errorThreshold }: Facts,
  { files: counts }: Pick<JobProgress, 'files'>,
): string {
  const { failed } = counts;
  const says = `Azure says ${statusWord(status)}`;
  if (errorThreshold === null) return `${says}; it has not told the error threshold of this job.`;
  if (isLive(status)) return whileLive(errorThreshold);
  const group = statusGroup(status);
  if (group === 'completed')
    return failed === 0 ? `${says}; no file failed.` : `${says}, ${whyCompleted(failed, errorThreshold)}`;
  if (group !== 'failed') return `${says}; what had not begun by then was not attempted.`;
  if (errorThreshold >= 0 && failed > errorThreshold)
    return `${says}, because ${files(failed)} ${failed === 1 ? 'is' : 'are'} more than the error threshold of ${formatCount(errorThreshold)}.`;
  return error
    ? `${says}, for the reason above; the error threshold is ${errorThreshold}.`
    : `${says} without a reason.`;
}
