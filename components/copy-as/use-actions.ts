import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { datastoresQuery, endpointQuery, jobQuery } from '@/lib/client/queries';
import { type ResourceRef, resourcesQuery } from '@/lib/client/raw-resources';
import { useSettings } from '@/lib/client/settings';
import { useWorkspace } from '@/lib/client/workspace';
import type { Answer } from '@/lib/contracts/api/routes';
import { workspaceId } from '@/lib/domain/reference';
import type { Action } from '@/lib/domain/snippets/action';
import { actionsOf, type Known } from './actions';
import type { Subject } from './subject';

interface Actions {
  /** Undefined until the values are there. */
  actions: Action[] | undefined;
  error: Error | null;
  retry: () => void;
}

/** Which resource holds the values of a subject; lists have none. */
const heldBy = (of: Subject): ResourceRef | null => (of.kind === 'endpoint' || of.kind === 'deployment' ? of : null);
const endpointOf = (of: Subject) => ('endpointName' in of ? of.endpointName : null);

/** What can be done with a subject, with the values it has now. They are read when the dialog opens, and were mostly read before. */
export function useActions(of: Subject): Actions {
  const workspace = useWorkspace();
  const { programs } = useSettings();
  const held = heldBy(of);
  const endpointName = endpointOf(of);
  const jobName = of.kind === 'job' ? of.jobName : null;
  const resource = useQuery({
    ...resourcesQuery(workspace, held ?? { kind: 'endpoints' }),
    enabled: held !== null,
  });
  const endpoint = useQuery({ ...endpointQuery(workspace, endpointName ?? ''), enabled: endpointName !== null });
  const job = useQuery({ ...jobQuery(workspace, jobName ?? ''), enabled: jobName !== null });
  const stores = useQuery(datastoresQuery(workspace));
  const wanted: UseQueryResult<unknown>[] = [
    ...(held ? [resource] : []),
    ...(endpointName !== null ? [endpoint] : []),
    ...(jobName !== null ? [job] : []),
    stores,
  ];
  const failed = wanted.find(({ data, error }) => data === undefined && error !== null);
  const retry = () => void Promise.all(wanted.map(({ refetch }) => refetch()));
  if (failed?.error) return { actions: undefined, error: failed.error, retry };
  if (wanted.some(({ data }) => data === undefined)) return { actions: undefined, error: null, retry };
  const known: Known = {
    workspaceId: workspaceId(workspace),
    resource: held ? (resource.data?.resources[0] ?? null) : null,
    endpoint: endpoint.data ?? null,
    job: job.data ?? null,
    containers: containersOf(stores.data, programs.blob),
  };
  return { actions: actionsOf(of, known), error: null, retry };
}

function containersOf(data: Answer<'datastores'> | undefined, blob: string): Known['containers'] {
  return (data?.datastores ?? []).flatMap(({ name, account, container, isDefault }) =>
    account && container ? [{ name, isDefault, url: `${blob.replace('{account}', account)}/${container}` }] : [],
  );
}
