'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCancelJob } from '@/lib/client/mutations';
import { jobQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

/** Asks for the cancel and shows the job as "Cancel requested" at once; a refusal puts the old state back. */
export function useCancel(workspace: WorkspaceRef, jobName: string) {
  const client = useQueryClient();
  const { queryKey } = jobQuery(workspace, jobName);
  const cancel = useCancelJob(workspace, jobName);
  const request = async (onAccepted: () => void) => {
    await client.cancelQueries({ queryKey, exact: true });
    const before = client.getQueryData(queryKey);
    if (before) client.setQueryData(queryKey, { ...before, status: 'CancelRequested' });
    cancel.mutate(undefined, {
      onSuccess: onAccepted,
      onError: () => before && client.setQueryData(queryKey, before),
    });
  };
  return { request, error: cancel.error, busy: cancel.isPending, forget: cancel.reset };
}
