import { useQuery } from '@tanstack/react-query';
import { deploymentsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail, ScoringSettings } from '@/lib/contracts/api/views';

/** What the job's deployment says now; null where it is gone, or was not read. */
export function useDeploymentSettings(
  workspace: WorkspaceRef,
  { endpointName, deploymentName }: JobDetail,
): ScoringSettings | null {
  const known = endpointName !== null && deploymentName !== null;
  const { data } = useQuery({
    ...deploymentsQuery(workspace, endpointName ?? ''),
    enabled: known,
    refetchInterval: false,
  });
  return data?.deployments.find((deployment) => deployment.name === deploymentName)?.settings ?? null;
}
