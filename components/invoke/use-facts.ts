import { useQuery } from '@tanstack/react-query';
import { computesQuery, deploymentsQuery, endpointJobsQuery, endpointQuery, rightsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { isLive } from '@/lib/domain/job-status';

/** What the workspace says about this endpoint; undefined or null where it was not read yet, or may not be. */
export function useFacts(workspace: WorkspaceRef, endpointName: string, chosen: string) {
  const endpoint = useQuery(endpointQuery(workspace, endpointName));
  const deploymentsRead = useQuery(deploymentsQuery(workspace, endpointName));
  const jobs = useQuery(endpointJobsQuery(workspace, endpointName));
  const computes = useQuery(computesQuery(workspace));
  const rights = useQuery(rightsQuery(workspace));
  const deployments = deploymentsRead.data?.deployments;
  const wanted = chosen || endpoint.data?.defaultDeployment;
  const deployment = deployments?.find(({ name }) => name === wanted);
  return {
    deploymentsRead,
    endpointRead: endpoint,
    endpoint: endpoint.data,
    reading: endpoint.isPending || deploymentsRead.isPending,
    missingActions: rights.data?.missing ?? [],
    deployments,
    deployment,
    unfinishedJobs: jobs.data?.jobs.filter(({ status }) => isLive(status)).length,
    maxNodes: computes.data?.computes.find(({ name }) => name === deployment?.compute)?.maxNodes ?? null,
  };
}
