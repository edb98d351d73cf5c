import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { InvokeRequest } from '@/lib/contracts/api/invoke';
import { callApi } from './api';
import { jobKey, workspaceKey } from './queries';

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
