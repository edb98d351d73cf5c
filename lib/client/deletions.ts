import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { OperationRef } from '@/lib/contracts/api/resources';
import { callApi, isPassing } from './api';
import { ApiError } from './api-error';
import { workspaceKey } from './queries';

/** An endpoint, or one of its deployments. */
export interface DeletedRef {
  endpointName: string;
  deploymentName: string | null;
}

/** How long Azure is left alone between two questions about an operation. */
const FIRST_MS = 1_000;
const LATER_MS = 5_000;
/** Questions at the first pace: most deletions are done by then. */
const SOON = 10;

export interface DeletionTools {
  call: typeof callApi;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

const browser: DeletionTools = {
  call: callApi,
  wait: (ms, signal) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};

/** An operation that ended badly, in the one error shape: it is Azure that says why. */
function failed(status: string, error: { code: string; message: string } | null): ApiError {
  return new ApiError({
    status: 200,
    code: error?.code ?? status,
    message: error?.message ?? `Azure gave no reason: the operation ended as ${status}.`,
    fromAzure: true,
    details: [],
    target: null,
    requestId: null,
    retryAfterSeconds: null,
    missingAction: null,
    claims: null,
  });
}

/** Follows an operation to its end; a question that fails in passing is asked again. */
async function followed(
  ws: WorkspaceRef,
  operation: OperationRef,
  { call, wait }: DeletionTools,
  onState: (state: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let asked = 0; ; asked += 1) {
    const answer = await call('operation', { params: { ...ws, ...operation }, signal }).catch((error: unknown) => {
      if (!isPassing(error)) throw error;
      return null;
    });
    if (answer) onState(answer.status);
    if (answer?.done && answer.status.toLowerCase() === 'succeeded') return;
    if (answer?.done) throw failed(answer.status, answer.error);
    await wait(asked < SOON ? FIRST_MS : LATER_MS, signal);
  }
}

/**
 * Deletes and waits until Azure is done. `onState` is told Azure's own word for the operation. Rejects with ApiError: what
 * refused the request, or why the operation failed. Ending the signal ends the waiting, not the deletion.
 */
export async function deleteResource(
  ws: WorkspaceRef,
  { endpointName, deploymentName }: DeletedRef,
  onState: (state: string) => void,
  signal: AbortSignal,
  tools: DeletionTools = browser,
): Promise<void> {
  const place = { ...ws, endpointName };
  const { operation } = await (deploymentName === null
    ? tools.call('deleteEndpoint', { params: place })
    : tools.call('deleteDeployment', { params: { ...place, deploymentName } }));
  if (operation) await followed(ws, operation, tools, onState, signal);
}

/** A deletion and Azure's word for how it stands; null before Azure has taken it. The waiting ends with the component. */
export function useDelete(ws: WorkspaceRef, ref: DeletedRef) {
  const client = useQueryClient();
  const [state, setState] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const mutation = useMutation({
    mutationFn: () => {
      stop.current = new AbortController();
      setState(null);
      return deleteResource(ws, ref, setState, stop.current.signal);
    },
    onSettled: () => client.invalidateQueries({ queryKey: workspaceKey(ws) }),
  });
  return { ...mutation, state };
}
