import 'server-only';
import type { Answer } from '@/lib/contracts/api/routes';
import type { JobSummary } from '@/lib/contracts/api/views';
import { flipJobs, lastEnded } from '@/lib/domain/flip/jobs';
import { readEndpointJobs } from './job-list';
import { workspaceOf } from './job-runs';
import { recentJobOf, withLosses } from './recent-jobs';
import type { Call } from './route';

/** One list for all deployments, and no more of it than a page of a busy endpoint is worth. */
const PAGES = 3;

const recordOf = (name: string, jobs: readonly JobSummary[]) => ({
  ...flipJobs(jobs),
  name,
  recentJobs: lastEnded(jobs).toReversed().map(recentJobOf),
});

/**
 * How the last ten jobs of each deployment went, from the newest jobs of the endpoint: a deployment that none of them ran on
 * has no record. The same figures as in the review of a flip, which reads further back.
 */
export async function listDeploymentRecords({
  azure,
  params,
  callerId,
}: Call<'deploymentRecords'>): Promise<Answer<'deploymentRecords'>> {
  const { jobs, missing } = await readEndpointJobs(azure, params, undefined, PAGES);
  const names = new Set(jobs.flatMap(({ deploymentName }) => deploymentName ?? []));
  const of = (name: string) => jobs.filter(({ deploymentName }) => deploymentName === name);
  const records = [...names].map((name) => recordOf(name, of(name)));
  return { records: await withLosses({ azure, workspace: workspaceOf(params), callerId }, records), missing };
}
