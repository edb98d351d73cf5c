import type { EndpointSummary, JobSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { isTerminal, statusWord } from '@/lib/domain/job-status';
import { filesLost } from '@/lib/domain/wallboard';

/** A job that ended, with the files that it lost although it completed. */
export type EndedJob = JobSummary & { filesLost: number };

/** The newest jobs that ended, over all endpoints. */
export function endedLast(endpoints: readonly EndpointSummary[], most: number): EndedJob[] {
  return endpoints
    .flatMap((endpoint) => {
      const { lastJob } = endpoint;
      return lastJob?.endedAt && isTerminal(lastJob.status) ? [{ ...lastJob, filesLost: filesLost(endpoint) }] : [];
    })
    .toSorted((a, b) => Date.parse(b.endedAt ?? '') - Date.parse(a.endedAt ?? ''))
    .slice(0, most);
}

/** How a job ended: `completed`, `lost 12 files`, or why it failed. */
export function endedWords({ cause, status, filesLost: lost }: EndedJob): string {
  if (cause) return cause;
  if (lost === 0) return statusWord(status).toLowerCase();
  return `lost ${formatCount(lost)} ${lost === 1 ? 'file' : 'files'}`;
}
