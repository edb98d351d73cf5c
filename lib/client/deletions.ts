import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { OperationRef } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { callApi, isPassing } from './api';
import { ApiError } from './api-error';
import { endpointQuery, endpointsQuery } from './queries';

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

/** What a deletion asks of the workspace; each rejects with ApiError. */
export interface DeletionCalls {
  remove(): Promise<Answer<'deleteEndpoint'>>;
  state(operation: OperationRef, signal: AbortSignal): Promise<Answer<'operation'>>;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

const pause: DeletionCalls['wait'] = (ms, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

const callsOf = (ws: WorkspaceRef, { endpointName, deploymentName }: DeletedRef): DeletionCalls => ({
  remove: () =>
    deploymentName === null
      ? callApi('deleteEndpoint', { params: { ...ws, endpointName } })
      : callApi('deleteDeployment', { params: { ...ws, endpointName, deploymentName } }),
  state: (operation, signal) => callApi('operation', { params: { ...ws, ...operation }, signal }),
  wait: pause,
});

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
  operation: OperationRef,
  { state, wait }: DeletionCalls,
  onState: (state: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let asked = 0; ; asked += 1) {
    const answer = await state(operation, signal).catch((error: unknown) => {
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
  calls: DeletionCalls,
  onState: (state: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { operation } = await calls.remove();
  if (operation) await followed(operation, calls, onState, signal);
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
      return deleteResource(callsOf(ws, ref), setState, stop.current.signal);
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: endpointsQuery(ws).queryKey });
      // Of an endpoint that is gone nothing is left to be read.
      const { queryKey } = endpointQuery(ws, ref.endpointName);
      if (ref.deploymentName !== null) void client.invalidateQueries({ queryKey });
    },
  });
  return { ...mutation, state };
}
