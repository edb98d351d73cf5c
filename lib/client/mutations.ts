import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { FlipRequest } from '@/lib/contracts/api/flip';
import type { InvokeRequest } from '@/lib/contracts/api/invoke';
import { withFlipOptions } from '@/lib/domain/flip/studio-tags';
import { callApi } from './api';
import { jobKey, workspaceKey } from './queries';

const stringMap = z.record(z.string(), z.string().nullable());

/** Starts a job on an endpoint. Safe to call again with the same `requestKey`: the server then finds the first job. */
export function useInvoke(ws: WorkspaceRef, endpointName: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: InvokeRequest) => callApi('invoke', { params: { ...ws, endpointName }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: workspaceKey(ws) }),
  });
}

/** Asks for the cancel of a job; what became of it is read from the job itself. */
export function useCancelJob(ws: WorkspaceRef, jobName: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi('cancelJob', { params: { ...ws, jobName } }),
    onSettled: () => client.invalidateQueries({ queryKey: jobKey(ws, jobName) }),
  });
}

/** Makes another deployment the default; a refusal leaves everything as it was. */
export function useFlip(ws: WorkspaceRef, endpointName: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: FlipRequest) => callApi('flip', { params: { ...ws, endpointName }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: workspaceKey(ws) }),
  });
}

/** Writes what an endpoint asks of a flip into its tags, beside all that it holds. Rejects with 409 where it was changed meanwhile. */
export function useSaveFlipOptions(ws: WorkspaceRef, endpointName: string) {
  const client = useQueryClient();
  const params = { ...ws, endpointName };
  const save = async (options: Parameters<typeof withFlipOptions>[1]) => {
    const { resource: base } = await callApi('endpointResource', { params });
    const tags = withFlipOptions(stringMap.parse(base.tags ?? {}), options);
    await callApi('putEndpoint', { params, body: { base, resource: { ...base, tags } } });
  };
  return useMutation({ mutationFn: save, onSettled: () => client.invalidateQueries({ queryKey: workspaceKey(ws) }) });
}
