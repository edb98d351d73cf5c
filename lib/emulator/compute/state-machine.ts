import type { JobStatus, RunError, RunState } from './types';

/**
 * Which state may follow which, for the parent and for the child run alike (contract E and J.10).
 * A job that was CancelRequested ends Canceled and in no other way.
 */
const transitions: Record<JobStatus, readonly JobStatus[]> = {
  NotStarted: ['Preparing', 'Failed', 'CancelRequested'],
  Starting: ['Preparing', 'Queued', 'Failed', 'CancelRequested'],
  Provisioning: ['Preparing', 'Queued', 'Failed', 'CancelRequested'],
  Preparing: ['Queued', 'Failed', 'CancelRequested'],
  Queued: ['Running', 'Failed', 'CancelRequested'],
  Running: ['Finalizing', 'NotResponding', 'Paused', 'Failed', 'CancelRequested'],
  Finalizing: ['Completed', 'Failed', 'CancelRequested'],
  NotResponding: ['Running', 'Failed', 'CancelRequested'],
  Paused: ['Running', 'Failed', 'CancelRequested'],
  CancelRequested: ['Canceled'],
  Completed: [],
  Failed: [],
  Canceled: [],
};

export const canMove = (from: JobStatus, to: JobStatus): boolean => transitions[from].includes(to);

export const isFinished = (status: JobStatus): boolean => transitions[status].length === 0;

/** True when a job in `status` has `goal` still before it on the straight way to Completed. */
export function isBefore(status: JobStatus, goal: JobStatus): boolean {
  const way: readonly JobStatus[] = ['NotStarted', 'Preparing', 'Queued', 'Running', 'Finalizing', 'Completed'];
  // A job is halted on its way only while it runs.
  const place = status === 'NotResponding' || status === 'Paused' ? 'Running' : status;
  return way.indexOf(place) < way.indexOf(goal);
}

/** The run after a change of state. Throws on a change that the table does not have. */
export function moved(run: RunState, to: JobStatus, at: string, error: RunError | null = null): RunState {
  if (!canMove(run.status, to)) throw new Error(`A run cannot go from ${run.status} to ${to}.`);
  return {
    ...run,
    status: to,
    startedAt: to === 'Running' ? (run.startedAt ?? at) : run.startedAt,
    endedAt: isFinished(to) ? at : null,
    error: error ?? run.error,
  };
}
