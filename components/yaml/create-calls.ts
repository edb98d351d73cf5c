import { callApi } from '@/lib/client/api';
import type { CreateRun } from '@/lib/client/create';
import { putResource, type ResourceRef, readResource } from '@/lib/client/resources';
import { waitUntilSettled } from '@/lib/client/settled';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { OperationRef } from '@/lib/contracts/api/resources';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function settle(ws: WorkspaceRef, ref: ResourceRef, operation: OperationRef | null): Promise<void> {
  const parts = {
    read: async () => (await readResource(ws, ref)).resource,
    reason: async (of: OperationRef) => {
      const { error } = await callApi('operation', { params: { ...ws, ...of } });
      return error && `${error.code}: ${error.message}`;
    },
    sleep,
    now: Date.now,
  };
  return waitUntilSettled(parts, operation);
}

/** What a creation asks of Azure, in one workspace. */
export const createCalls = (ws: WorkspaceRef): CreateRun['calls'] => ({
  read: async (ref) => (await readResource(ws, ref)).resource,
  put: (ref, body) => putResource(ws, ref, body),
  settled: (ref, operation) => settle(ws, ref, operation),
});
