import { ProgressBar } from '@/components/ui/progress-bar';
import type { JobProgress, JobSummary } from '@/lib/contracts/api/views';
import { statusGroup } from '@/lib/domain/job-status';

export type RunningJob = JobSummary & { progress: JobProgress | null };

/** The bar of a job under way: grey and still where it does not move, or where that is not known any more. */
export function RunningBar({ job, isStale }: { job: RunningJob; isStale: boolean }) {
  const { progress } = job;
  const processed = progress ? progress.miniBatches.done + progress.miniBatches.failed : 0;
  const total = progress?.miniBatches.total ?? 0;
  const moves = !isStale && statusGroup(job.status) === 'running' && progress?.remainingMs !== null;
  return (
    <div className="md:[&>[role=progressbar]]:h-[calc(10*var(--u))]">
      <ProgressBar
        parts={[{ value: processed, tone: moves ? 'run' : 'still' }]}
        total={total}
        label={`Mini-batches of ${job.displayName}`}
        valueText={progress ? `${processed} of ${total} mini-batches` : 'not scheduled so far'}
      />
    </div>
  );
}
