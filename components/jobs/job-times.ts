import type { JobSummary } from '@/lib/contracts/api/views';
import { formatClock, formatDuration } from '@/lib/domain/format';
import { isTerminal } from '@/lib/domain/job-status';

type Times = Pick<JobSummary, 'status' | 'startedAt' | 'endedAt'>;

/** Milliseconds that a job ran, so far or in all; null before it began or when Azure did not say. Never negative. */
export function jobDurationMs(job: Times, now: number): number | null {
  const from = Date.parse(job.startedAt ?? '');
  const to = job.endedAt ? Date.parse(job.endedAt) : isTerminal(job.status) ? Number.NaN : now;
  const span = to - from;
  return Number.isNaN(span) ? null : Math.max(0, span);
}

/** The duration in words, or a dash. */
export function jobDuration(job: Times, now: number): string {
  const ms = jobDurationMs(job, now);
  return ms === null ? '—' : formatDuration(ms);
}

/** Short name of the zone in which this browser shows clocks at that instant: `UTC`, `CET`, `GMT+2`. */
export function zoneName(at = new Date()): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}

/** When work that needs `remainingMs` more would end, to the minute: `about 14:20`. */
export function aboutWhen(remainingMs: number, now: number): string {
  return `about ${formatClock(new Date(now + remainingMs).toISOString()).slice(0, 5)}`;
}
