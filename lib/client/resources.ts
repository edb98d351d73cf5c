import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { OperationRef, Resource } from '@/lib/contracts/api/resources';
import type { Answer, Body } from '@/lib/contracts/api/routes';
import { callApi } from './api';
import { livenessOfStates } from './liveness';
import { polled } from './polling';
import { workspaceKey } from './queries';

/** An endpoint, or one of its deployments. */
export interface ResourceRef {
  endpointName: string;
  deploymentName: string | null;
}

const stateIn = z.looseObject({ properties: z.looseObject({ provisioningState: z.string() }) });

/** Azure's word in a resource as ARM holds it; empty where there is none. */
export function provisioningStateOf(resource: Resource): string {
  const found = stateIn.safeParse(resource);
  return found.success ? found.data.properties.provisioningState : '';
}

const resourceKey = (ws: WorkspaceRef, { endpointName, deploymentName }: ResourceRef) => [
  ...workspaceKey(ws),
  'endpoint',
  endpointName,
  'resource',
  deploymentName,
];

/** Reads an endpoint or a deployment with every field, to be edited and written back. Rejects with ApiError. */
export const readResource = (
  ws: WorkspaceRef,
  { endpointName, deploymentName }: ResourceRef,
  signal?: AbortSignal,
): Promise<Answer<'endpointResource'>> =>
  deploymentName === null
    ? callApi('endpointResource', { params: { ...ws, endpointName }, signal })
    : callApi('deploymentResource', { params: { ...ws, endpointName, deploymentName }, signal });

/** Creates or replaces an endpoint or a deployment. Rejects with ApiError, 409 where the live one is another than `base`. */
export const putResource = (
  ws: WorkspaceRef,
  { endpointName, deploymentName }: ResourceRef,
  body: Body<'putEndpoint'>,
): Promise<Answer<'putEndpoint'>> =>
  deploymentName === null
    ? callApi('putEndpoint', { params: { ...ws, endpointName }, body })
    : callApi('putDeployment', { params: { ...ws, endpointName, deploymentName }, body });

/** The live resource; read often while Azure works on it. */
export const resourceQuery = (ws: WorkspaceRef, ref: ResourceRef) =>
  queryOptions({
    queryKey: resourceKey(ws, ref),
    queryFn: ({ signal }) => readResource(ws, ref, signal),
    ...polled<Answer<'endpointResource'>>((data) => livenessOfStates(data ? [provisioningStateOf(data.resource)] : [])),
  });

/** A long-running operation, until it is done. */
export const operationQuery = (ws: WorkspaceRef, operation: OperationRef) =>
  queryOptions({
    queryKey: [...workspaceKey(ws), 'operation', operation.location, operation.operationId],
    queryFn: ({ signal }) => callApi('operation', { params: { ...ws, ...operation }, signal }),
    ...polled<Answer<'operation'>>((data) => ({ live: data?.done !== true, since: null })),
  });

/** Writes one resource; whatever became of it, all that was read before is read again. */
export function usePutResource(ws: WorkspaceRef, ref: ResourceRef) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'putEndpoint'>) => putResource(ws, ref, body),
    // The state that Azure answered is shown, however soon it is another.
    onSuccess: ({ resource }) =>
      client.setQueryData(resourceQuery(ws, ref).queryKey, { resource, at: new Date().toISOString() }),
    onSettled: () => client.invalidateQueries({ queryKey: workspaceKey(ws) }),
  });
}

const LINK = /\/locations\/([^/]+)\/mfeOperationsStatus\/([^/?]+)/i;
const linkIn = z.looseObject({
  properties: z.looseObject({ properties: z.looseObject({ AzureAsyncOperationUri: z.string() }) }),
});

/** The last operation on a resource as Azure notes it in the resource itself; null where it does not. */
export function operationNotedIn(resource: Resource): OperationRef | null {
  const found = linkIn.safeParse(resource);
  const match = found.success ? LINK.exec(found.data.properties.properties.AzureAsyncOperationUri) : null;
  const [, location, operationId] = match ?? [];
  return location && operationId ? { location, operationId: decodeURIComponent(operationId) } : null;
}
