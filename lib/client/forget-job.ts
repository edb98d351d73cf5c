import type { Query, QueryClient } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobSummary } from '@/lib/contracts/api/views';
import { jobKey, workspaceKey } from './queries';

interface ListOfJobs {
  jobs: readonly JobSummary[];
}

/** Keys of `jobsQuery` and `endpointJobsQuery`, behind the workspace's own; an endpoint, too, may be called `jobs`. */
function isListOfJobs(queryKey: readonly unknown[]): boolean {
  const [noun, , list] = queryKey.slice(4);
  return noun === 'jobs' || (noun === 'endpoint' && list === 'jobs');
}

/**
 * Takes a job that Azure says is gone out of every list of the workspace that was read, so that none leads to it again
 * before its next read (abuse case 40). What was read of the job itself goes as well.
 */
export function forgetJob(client: QueryClient, ws: WorkspaceRef, jobName: string): void {
  const lists = {
    queryKey: workspaceKey(ws),
    predicate: ({ queryKey }: Query) => isListOfJobs(queryKey),
  };
  client.setQueriesData<ListOfJobs>(
    lists,
    (list) => list && { ...list, jobs: list.jobs.filter(({ name }) => name !== jobName) },
  );
  client.removeQueries({ queryKey: jobKey(ws, jobName), type: 'inactive' });
}
