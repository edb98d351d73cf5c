import type { SparkBar } from '@/components/ui/sparkline';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { isLive, statusGroup } from '@/lib/domain/job-status';

/** One bar a job: height is its duration, colour only for what is not well. */
export function sparkBars({ recentJobs }: Pick<EndpointSummary, 'recentJobs'>): SparkBar[] {
  return recentJobs.map(({ name, status, durationMs }) => ({ id: name, value: durationMs, tone: toneOf(status) }));
}

function toneOf(status: string): SparkBar['tone'] {
  if (isLive(status)) return statusGroup(status) === 'running' ? 'run' : 'quiet';
  const group = statusGroup(status);
  return group === 'failed' ? 'bad' : group === 'completed' ? 'well' : 'quiet';
}

/** The same in words: `Last 20 jobs: 2 failed, 1 canceled`. */
export function sparkWords({ recentJobs }: Pick<EndpointSummary, 'recentJobs'>): string {
  const count = (group: string) => recentJobs.filter((job) => statusGroup(job.status) === group).length;
  const parts = ['failed', 'canceled'].filter((group) => count(group) > 0).map((group) => `${count(group)} ${group}`);
  const jobs = recentJobs.length === 1 ? 'Last job' : `Last ${recentJobs.length} jobs`;
  return `${jobs}: ${parts.join(', ') || 'none failed'}`;
}
