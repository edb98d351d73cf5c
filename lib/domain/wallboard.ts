import type { EndpointSummary } from '@/lib/contracts/api/views';
import { statusGroup } from './job-status';

/** What an endpoint's tile says; the list is in order, worst first. */
const endpointStates = [
  'failing',
  'not-responding',
  'no-default',
  'lost-files',
  'failures',
  'unknown',
  'running',
  'queued',
  'healthy',
  'idle',
] as const;
export type EndpointState = (typeof endpointStates)[number];

const DAY_MS = 24 * 3_600_000;

const lastFinished = ({ recentJobs }: EndpointSummary) =>
  recentJobs.findLast(({ status }) => ['completed', 'failed'].includes(statusGroup(status)));

const isWithinADay = (at: string | null | undefined, now: Date) =>
  at != null && now.getTime() - Date.parse(at) < DAY_MS;

function ranWithinADay({ lastJob: last }: EndpointSummary, now: Date): boolean {
  return isWithinADay(last?.endedAt ?? last?.startedAt ?? last?.createdAt, now);
}

/** Files that the newest job lost although it completed; zero where that is not known. */
export function filesLost({ lastJob, recentJobs }: EndpointSummary): number {
  const newest = recentJobs.findLast(({ name }) => name === lastJob?.name);
  return newest && statusGroup(newest.status) === 'completed' ? (newest.failedFiles ?? 0) : 0;
}

function isFailing(endpoint: EndpointSummary, now: Date): boolean {
  if (endpoint.provisioningState === 'Failed') return true;
  const finished = lastFinished(endpoint);
  const failed = finished
    ? statusGroup(finished.status) === 'failed'
    : statusGroup(endpoint.lastJob?.status ?? '') === 'failed';
  return failed && (endpoint.failedLast24Hours > 0 || ranWithinADay(endpoint, now));
}

/** Its newest finished job lost files, and that was within a day. */
const lostFiles = (endpoint: EndpointSummary, now: Date) =>
  (lastFinished(endpoint)?.failedFiles ?? 0) > 0 && isWithinADay(endpoint.lastSuccessAt, now);

/**
 * The state of an endpoint from its summary: failing (broken, or its newest finished job failed within a day),
 * not-responding (its newest job is), no-default (invoke would have nowhere to go), lost-files (its newest finished job
 * completed within a day, without some of its files), failures (some in 24 h, but the last went well), unknown (its jobs may not be read), then what it does now. In `healthy` a job succeeded in the last 24 h, in
 * `idle` none did: one that was canceled is no sign of health.
 */
export function endpointState(endpoint: EndpointSummary, now: Date): EndpointState {
  if (isFailing(endpoint, now)) return 'failing';
  if (statusGroup(endpoint.lastJob?.status ?? '') === 'not-responding') return 'not-responding';
  if (endpoint.defaultDeployment === null) return 'no-default';
  if (!endpoint.jobsKnown) return 'unknown';
  if (lostFiles(endpoint, now)) return 'lost-files';
  if (endpoint.failedLast24Hours > 0) return 'failures';
  if (endpoint.runningJobs > 0) return 'running';
  if (endpoint.queuedJobs > 0) return 'queued';
  return isWithinADay(endpoint.lastSuccessAt, now) ? 'healthy' : 'idle';
}

const newestJobFirst = (a: EndpointSummary, b: EndpointSummary) => {
  const [left, right] = [a.lastJob?.createdAt ?? '', b.lastJob?.createdAt ?? ''];
  return left === right ? 0 : left < right ? 1 : -1;
};

/** A new list: by state, then by failures in 24 h, then by the newest job, then by name, so that equal polls keep their places. */
export function worstFirst(endpoints: EndpointSummary[], now: Date): EndpointSummary[] {
  const rank = (endpoint: EndpointSummary) => endpointStates.indexOf(endpointState(endpoint, now));
  return endpoints.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      b.failedLast24Hours - a.failedLast24Hours ||
      newestJobFirst(a, b) ||
      (a.name < b.name ? -1 : 1),
  );
}
