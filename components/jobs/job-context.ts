'use client';

import { createContext, useContext } from 'react';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobDetail, JobProgressView } from '@/lib/contracts/api/views';

export interface JobInView {
  workspace: WorkspaceRef;
  job: JobDetail;
  /** What the log files tell; null until it was read. */
  moving: JobProgressView | null;
  /** Why the log files could not be read the last time. */
  movingError: Error | null;
  /** Reads the job, and what its log files tell, again. */
  retry: () => void;
}

export const JobContext = createContext<JobInView | null>(null);

/** The job whose page this is. The frame of the page reads it; its tabs only use it. */
export function useJobInView(): JobInView {
  const inView = useContext(JobContext);
  if (!inView) throw new Error('useJobInView needs a JobFrame around it');
  return inView;
}
