import type { JobSummary } from '@/lib/contracts/api/views';

/** Milliseconds that a job ran; null before it ended, and where Azure does not say when. */
export const jobDurationMs = ({ startedAt, endedAt }: Pick<JobSummary, 'startedAt' | 'endedAt'>): number | null =>
  startedAt && endedAt ? Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) : null;
