import { asStep } from '../pipeline/types';
import { isFinished } from '../state-machine';
import type { JobRecord, JobStore } from '../types';

/** A JobStore for tests. `history` lists each change of the parent's state in order. */
export function memoryJobs(): JobStore & { history(jobName: string): string[]; failing: number } {
  const records = new Map<string, JobRecord>();
  const history = new Map<string, string[]>();
  const all = () => [...records.values()].reverse();
  const store = {
    /** How many of the next updates throw, as a store on a full disk does. */
    failing: 0,
    history: (jobName: string) => history.get(jobName) ?? [],
    insert(record: JobRecord) {
      records.set(record.plan.jobName, structuredClone(record));
    },
    get: (jobName: string) => structuredClone(records.get(jobName)),
    findRun(runName: string) {
      const pipeline = all().find(({ plan }) => plan.pipeline?.steps.some((step) => step.runName === runName));
      if (pipeline) return { record: asStep(pipeline, runName), role: 'child' as const };
      const record = all().find(({ plan }) => plan.jobName === runName || plan.childName === runName);
      if (!record) return undefined;
      return { record, role: record.plan.jobName === runName ? ('parent' as const) : ('child' as const) };
    },
    update(jobName: string, change: Partial<JobRecord>) {
      const record = records.get(jobName);
      if (!record) throw new Error('no such job');
      if (store.failing > 0) {
        store.failing -= 1;
        throw new Error('database or disk is full');
      }
      const steps = change.steps && { steps: { ...record.steps, ...change.steps } };
      const next = structuredClone({ ...record, ...change, ...steps });
      const seen = history.get(jobName) ?? [];
      if (seen.at(-1) !== next.parent.status) history.set(jobName, [...seen, next.parent.status]);
      records.set(jobName, next);
      return next;
    },
    list: () => all(),
    unfinished: () => all().filter((record) => !isFinished(record.parent.status)),
  };
  return store;
}
