import { type OperationRef, operationRef } from '../contracts/api/resources';
import type { Hosts } from './hosts';
import { matchTemplate, type SegmentParams } from './template';
import type { Reply } from './transport';

/** Path of the status of ARM's long-running operations. */
export const OPERATION_STATUS =
  '/subscriptions/{subscriptionId}/providers/Microsoft.MachineLearningServices/locations/{location}/mfeOperationsStatus/{operationId}';

/** Whether the state of a long-running operation is its last; any other word means that it runs (contract C4). */
export const isDone = (status: string) => ['succeeded', 'failed', 'canceled'].includes(status.toLowerCase());

/**
 * The long-running operation that a write began, from its `Azure-AsyncOperation` header; null where Azure was done at once,
 * and where the header names a place outside the cloud's table or another subscription: nothing is ever asked there.
 */
export function operationOf(reply: Reply, hosts: Hosts, params: SegmentParams): OperationRef | null {
  const link = reply.header('azure-asyncoperation') ?? '';
  const url = URL.canParse(link) ? new URL(link) : null;
  if (!url || url.origin !== hosts.arm || url.username || url.password) return null;
  const found = matchTemplate(OPERATION_STATUS, url.pathname);
  if (found?.subscriptionId?.toLowerCase() !== params.subscriptionId?.toLowerCase()) return null;
  const ref = operationRef.safeParse(found);
  return ref.success ? ref.data : null;
}
