'use client';

import { useQuery } from '@tanstack/react-query';
import { ProgressBar } from '@/components/ui/progress-bar';
import { jobFiguresQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { JobFigures, JobSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { isLive, statusGroup } from '@/lib/domain/job-status';
import { causeOrWait, lossWords } from './job-words';
import { StatusBadge } from './status-badge';

/** Figures of a job in sight: all parts of its line share one read, and all lines in sight one request. */
function useFigures(job: JobSummary): JobFigures['figures'] {
  return useQuery(jobFiguresQuery(useWorkspace(), job)).data?.figures ?? null;
}

export function ListedStatus({ job }: { job: JobSummary }) {
  return <StatusBadge status={job.status} failures={useFigures(job)?.failedFiles} />;
}

interface ListedCauseProps {
  job: JobSummary;
  className: string;
  /** What stands there where nothing is to be said, so that the line never comes or goes. */
  otherwise?: string;
}

/** Why a job failed, what it waits for, or what it lost. */
export function ListedCause({ job, className, otherwise }: ListedCauseProps) {
  const figures = useFigures(job);
  const words = causeOrWait(job) ?? lossWords(job.status, figures) ?? otherwise;
  return (
    words && (
      <span className={className} title={words}>
        {words}
      </span>
    )
  );
}

/** `126 of 200`, and a bar while the job is under way. */
export function MiniBatches({ job }: { job: JobSummary }) {
  const figures = useFigures(job);
  if (!figures) return <span className="text-fg-3">—</span>;
  const { processed, total } = figures;
  return (
    <span className="relative block whitespace-nowrap">
      {formatCount(processed)} of {formatCount(total)}
      {isLive(job.status) && (
        <span className="absolute inset-x-0 -bottom-1.5">
          <ProgressBar
            parts={[{ value: processed, tone: statusGroup(job.status) === 'running' ? 'run' : 'still' }]}
            total={total}
            label={`Mini-batches of ${job.displayName}`}
            valueText={`${formatCount(processed)} of ${formatCount(total)} mini-batches`}
            size="sm"
          />
        </span>
      )}
    </span>
  );
}
