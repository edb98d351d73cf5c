import type { JobStatus } from '../../compute/types';

const ENDED: readonly JobStatus[] = ['Completed', 'Failed', 'Canceled'];

/** Whether a job can change no more. */
export const isEnded = (status: JobStatus): boolean => ENDED.includes(status);
