import type { SparkBar } from '@/components/ui/sparkline';
import type { RecentJob } from '@/lib/contracts/api/views';
import { isLive, statusGroup } from '@/lib/domain/job-status';

/** One bar a job: height is its duration, colour only for what is not well. */
export function sparkBars(jobs: readonly RecentJob[]): SparkBar[] {
  return jobs.map(({ name, status, durationMs }) => ({ id: name, value: durationMs, tone: toneOf(status) }));
}

function toneOf(status: string): SparkBar['tone'] {
  if (isLive(status)) return statusGroup(status) === 'running' ? 'run' : 'quiet';
  const group = statusGroup(status);
  return group === 'failed' ? 'bad' : group === 'completed' ? 'well' : 'quiet';
}

/** The same in words: `Last 20 jobs: 2 failed, 1 canceled`. */
export function sparkWords(jobs: readonly RecentJob[]): string {
  const count = (group: string) => jobs.filter((job) => statusGroup(job.status) === group).length;
  const parts = ['failed', 'canceled'].filter((group) => count(group) > 0).map((group) => `${count(group)} ${group}`);
  return `${jobs.length === 1 ? 'Last job' : `Last ${jobs.length} jobs`}: ${parts.join(', ') || 'none failed'}`;
}
