import { queryOptions } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Resource } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { callApi } from './api';
import { LONG_AGO } from './liveness';
import { polled } from './polling';
import { workspaceKey } from './queries';

/** A resource of one of the kinds that has a JSON view, as ARM holds it, or a list of them. */
export type ResourceRef =
  | { kind: 'endpoint'; endpointName: string }
  | { kind: 'deployment'; endpointName: string; deploymentName: string }
  | { kind: 'job'; jobName: string }
  | { kind: 'endpoints' }
  | { kind: 'deployments'; endpointName: string }
  | { kind: 'jobs' };

interface Resources {
  resources: Resource[];
  partial: boolean;
}

async function readResources(ws: WorkspaceRef, of: ResourceRef, signal: AbortSignal): Promise<Resources> {
  const single = ({ resource }: Answer<'jobResource'>) => ({ resources: [resource], partial: false });
  switch (of.kind) {
    case 'endpoint':
      return single(await callApi('endpointResource', { params: { ...ws, ...of }, signal }));
    case 'deployment':
      return single(await callApi('deploymentResource', { params: { ...ws, ...of }, signal }));
    case 'job':
      return single(await callApi('jobResource', { params: { ...ws, ...of }, signal }));
    case 'endpoints':
      return callApi('endpointResources', { params: ws, signal });
    case 'deployments':
      return callApi('deploymentResources', { params: { ...ws, ...of }, signal });
    case 'jobs':
      return callApi('jobResources', { params: ws, signal });
  }
}

/** One resource (a list of one) or a list, every field of it as ARM holds it. */
export const resourcesQuery = (ws: WorkspaceRef, of: ResourceRef) =>
  queryOptions({
    queryKey: [...workspaceKey(ws), 'resources', of],
    queryFn: ({ signal }) => readResources(ws, of, signal),
    ...polled<Resources>(() => ({ live: true, since: LONG_AGO })),
  });
