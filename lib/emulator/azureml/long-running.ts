import { randomUUID } from 'node:crypto';
import { REGION, SUBSCRIPTION_ID, WORKSPACE_ID } from '../directory';
import type { Operation, OperationKind } from '../store';
import { conflict } from './errors';
import type { Call, Services } from './types';

/** How long an operation takes by the clock; long enough that a client which does not wait is found out. */
const DURATION_MS = 700;

export type Prefix = 'be' | 'bdbes' | 'jd';

/** `mfeOperationsStatus` or `mfeOperationResults` URL of an operation, on the base that the caller used (contract C4). */
export const operationUrl = (call: Call, page: 'mfeOperationsStatus' | 'mfeOperationResults', name: string) =>
  `${call.base}/subscriptions/${SUBSCRIPTION_ID}/providers/Microsoft.MachineLearningServices/locations/${REGION}/${page}/${name}?api-version=${call.apiVersion}`;

/** Remembers a new operation on `target`; it is over when the clock says so. */
export function startOperation(services: Services, prefix: Prefix, kind: OperationKind, target: string): string {
  const name = `${prefix}:${WORKSPACE_ID}:${randomUUID()}`;
  const now = services.clock.now();
  const doneAt = new Date(now.getTime() + DURATION_MS).toISOString();
  services.operations.insert({ name, target, kind, startedAt: now.toISOString(), doneAt });
  services.faults.began(name, target);
  return name;
}

/** Headers of a PUT or PATCH: the status page, and the resource itself as the place of the result. */
export const acceptedHeaders = (call: Call, operation: string, id: string) => ({
  'Azure-AsyncOperation': operationUrl(call, 'mfeOperationsStatus', operation),
  Location: `${call.base}${id}?api-version=${call.apiVersion}`,
  'x-ms-async-operation-timeout': 'PT30M',
});

/** Headers of a DELETE: two pages of the operation, none of the resource. */
export const deletingHeaders = (call: Call, operation: string) => ({
  'Azure-AsyncOperation': operationUrl(call, 'mfeOperationsStatus', operation),
  Location: operationUrl(call, 'mfeOperationResults', operation),
  'x-ms-async-operation-timeout': 'PT30M',
});

/** `Creating`, `Updating` or `Deleting` while an operation works on the resource, else `Succeeded` or `Failed`. */
export function provisioningStateOf(services: Services, id: string): OperationKind | 'Succeeded' | 'Failed' {
  const pending = services.operations.pending(id, services.clock.now())?.kind;
  const outcome = services.faults.lastOutcomeOf(id);
  if (outcome === null || pending !== undefined) return pending ?? 'Succeeded';
  return outcome === 'Failed' ? 'Failed' : (services.operations.latest(id)?.kind ?? 'Succeeded');
}

/** Whether an operation is over, and how; null while it goes on. */
export function endOf(services: Services, { name, doneAt }: Pick<Operation, 'name' | 'doneAt'>) {
  const outcome = services.faults.outcomeOf(name);
  if (outcome === 'never' || doneAt > services.clock.now().toISOString()) return null;
  return outcome ?? 'Succeeded';
}

/** A write on what is being deleted would be lost with it. Throws AzureError 409. */
export function refuseWhileDeleting(services: Services, id: string): void {
  if (provisioningStateOf(services, id) === 'Deleting') throw conflict(`The resource ${id} is being deleted.`);
}

function deleteTarget(services: Pick<Services, 'resources' | 'jobs'>, target: string): void {
  const job = /\/workspaces\/[^/]+\/jobs\/([^/]+)$/.exec(target)?.[1];
  if (job === undefined) services.resources.delete(target);
  else services.jobs.delete(job);
}

/** Carries out deletes whose time has come; called before each request, and harmless when called twice. */
export function settleDeletes(
  services: Pick<Services, 'operations' | 'resources' | 'jobs' | 'clock' | 'faults'>,
): void {
  for (const { name, target } of services.operations.dueDeletes(services.clock.now())) {
    const outcome = services.faults.outcomeOf(name);
    if (outcome === 'never') continue;
    if (outcome === null) deleteTarget(services, target);
    services.operations.settled(name);
  }
}
