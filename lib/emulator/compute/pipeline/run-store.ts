import type { JobPlan, RunState, RunStore } from '../types';

/** The state of one run, alone: what moves a job through its states moves the parent of a pipeline or one step of it. */
export const singleRun = (plan: JobPlan, read: () => RunState, write: (state: RunState) => void): RunStore => {
  const get = () => ({ plan, parent: read(), child: null, submission: {} });
  return {
    get,
    update(_, { parent }) {
      if (parent) write(parent);
      return get();
    },
  };
};

export const unborn = (at: string): RunState => ({
  status: 'NotStarted',
  createdAt: at,
  startedAt: null,
  endedAt: null,
  error: null,
});
