import type { Answer } from '@/lib/contracts/api/routes';
import type { JobSummary } from '@/lib/contracts/api/views';
import { isLive } from '@/lib/domain/job-status';
import { isMoving } from '@/lib/domain/provisioning';
import type { Liveness } from './polling';

/** Lists are read at the slowest pace while nothing in them is live: a job may be started elsewhere. */
export const LONG_AGO = '1970-01-01T00:00:00Z';

/** Of a list of jobs: while one runs, the newest of those tells how often to ask. */
export const livenessOfJobs = (jobs: readonly Pick<JobSummary, 'status' | 'createdAt'>[] | undefined): Liveness => {
  const started = (jobs ?? []).filter((job) => isLive(job.status)).map((job) => job.createdAt ?? LONG_AGO);
  return { live: true, since: started.sort().at(-1) ?? LONG_AGO };
};
/** Where something runs, the newest job tells how young it may be; an older one may run while the newest has ended. */
export const livenessOfEndpoints = (data: Answer<'endpoints'> | undefined): Liveness => {
  const busy = (data?.endpoints ?? []).filter(({ runningJobs, queuedJobs }) => runningJobs + queuedJobs > 0);
  const since = busy.map(({ lastJob }) => lastJob?.createdAt ?? LONG_AGO).sort();
  return { live: true, since: since.at(-1) ?? LONG_AGO };
};

/** What Azure is at work on is read often, so that no page shows a state that is over. */
export const livenessOfStates = (states: readonly string[]): Liveness => ({
  live: true,
  since: states.some(isMoving) ? null : LONG_AGO,
});
