import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError } from '@/lib/client/api';
import { forgetJob } from '@/lib/client/forget-job';
import type { WorkspaceRef } from '@/lib/contracts/api/common';

/** A job that is not there leaves the lists that led here. @param error of the last read of the job */
export function useForgetGone(workspace: WorkspaceRef, jobName: string, error: Error | null): void {
  const client = useQueryClient();
  const isGone = error instanceof ApiError && error.status === 404;
  useEffect(() => {
    if (isGone) forgetJob(client, workspace, jobName);
  }, [client, workspace, jobName, isGone]);
}
