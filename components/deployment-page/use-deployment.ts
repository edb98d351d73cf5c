import { useQuery } from '@tanstack/react-query';
import { deploymentsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';

/** One deployment as the endpoint's list has it; null where the list does not hold it, undefined while it is being read. */
export function useDeployment(endpointName: string, deploymentName: string) {
  const query = useQuery(deploymentsQuery(useWorkspace(), endpointName));
  const same = (name: string) => name.toLowerCase() === deploymentName.toLowerCase();
  const found = query.data?.deployments.find(({ name }) => same(name));
  // What was just made is not in a list that was read before.
  const isReading = query.data === undefined || !query.isFetchedAfterMount;
  return { ...query, deployment: found ?? (isReading ? undefined : null) };
}
