import type { SparkBar } from '@/components/ui/sparkline';
import type { RecentJob } from '@/lib/contracts/api/views';
import { isLive, statusGroup } from '@/lib/domain/job-status';
import { type StatusLook, statusLook } from './status-icon';

const tones: Partial<Record<StatusLook, SparkBar['tone']>> = {
  failed: 'bad',
  completed: 'well',
  'completed-with-failures': 'warn',
};
const told: [StatusLook, string][] = [
  ['failed', 'failed'],
  ['canceled', 'canceled'],
  ['completed-with-failures', 'completed with failures'],
];

/** One bar a job: height is its duration, colour only for what is not well. */
export function sparkBars(jobs: readonly RecentJob[]): SparkBar[] {
  return jobs.map((job) => ({ id: job.name, value: job.durationMs, tone: toneOf(job) }));
}

function toneOf({ status, failedFiles }: RecentJob): SparkBar['tone'] {
  if (isLive(status)) return statusGroup(status) === 'running' ? 'run' : 'quiet';
  const look = statusLook(status, failedFiles ?? 0);
  return tones[look] ?? 'quiet';
}

/** The same in words: `Last 20 jobs: 2 failed, 1 canceled, 1 completed with failures`. */
export function sparkWords(jobs: readonly RecentJob[]): string {
  const count = (look: StatusLook) =>
    jobs.filter((job) => statusLook(job.status, job.failedFiles ?? 0) === look).length;
  const parts = told.filter(([look]) => count(look) > 0).map(([look, words]) => `${count(look)} ${words}`);
  return `${jobs.length === 1 ? 'Last job' : `Last ${jobs.length} jobs`}: ${parts.join(', ') || 'none failed'}`;
}
