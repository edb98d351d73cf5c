export interface EffectFacts {
  /** Share of the deployment; null while it is not known. */
  traffic: 0 | 100 | null;
  /** Jobs of it that have not ended; null while they are not known. */
  runningJobs: number | null;
}

/** Whom a write of a deployment touches. */
export function deploymentEffect({ traffic, runningJobs }: EffectFacts): string {
  const share =
    traffic === null
      ? ''
      : traffic === 100
        ? 'This deployment has traffic 100. '
        : 'This deployment has traffic 0: only invokes that name it use it. ';
  const jobs =
    runningJobs === null
      ? 'jobs that run keep theirs'
      : runningJobs === 0
        ? 'no job runs on it now'
        : `${runningJobs} running ${runningJobs === 1 ? 'job keeps its own' : 'jobs keep theirs'}`;
  return `${share}New jobs use these settings; ${jobs}.`;
}

/** Whom a write of an endpoint touches. */
export const endpointEffect = 'The endpoint’s address and its deployments stay as they are, and so do running jobs.';
