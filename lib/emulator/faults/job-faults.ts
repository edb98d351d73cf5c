import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Engine, JobFaults, JobStore } from '../compute/types';
import type { FaultRegistry } from './registry';
import { fits } from './scope';

const LOOK_MS = 100;

/** Tags of an invoke that switch a fault on for that job alone: the value, or `{value}:{seconds}`. */
const tagged = {
  cancelHangs: { tag: 'faults.cancel', value: 'hang' },
  notResponding: { tag: 'faults.job', value: 'NotResponding' },
  nodeLost: { tag: 'faults.node', value: 'lost' },
} as const;
type JobFault = keyof typeof tagged;

const submission = z.object({ tags: z.record(z.string(), z.string().nullable()) });

/** Seconds that the job's tag asks for, infinite without a figure; null where it has no such tag. */
function secondsOfTag(jobs: JobStore, jobName: string, kind: JobFault): number | null {
  const { data } = submission.safeParse(jobs.get(jobName)?.submission);
  const [value, seconds] = (data?.tags[tagged[kind].tag] ?? '').split(':');
  if (value?.toLowerCase() !== tagged[kind].value.toLowerCase()) return null;
  return seconds === undefined ? Number.POSITIVE_INFINITY : Number(seconds) || 0;
}

/** What the compute asks about its jobs. Nothing is looked at in intervals but what is held up at that moment. */
export function createJobFaults(registry: FaultRegistry, jobs: JobStore) {
  let engine: Pick<Engine, 'loseNode'> = { loseNode: () => null };
  const since = new Map<string, number>();
  const isHeld = (kind: JobFault, jobName: string, since: number) => {
    if (registry.find(kind, ({ where }) => fits(where.job, jobName))) return true;
    return performance.now() - since < (secondsOfTag(jobs, jobName, kind) ?? 0) * 1000;
  };

  /** Returns when the fault no longer holds the job up, or the signal aborts. */
  async function released(kind: JobFault, jobName: string, since: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && isHeld(kind, jobName, since))
      await delay(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }

  /** Tells of each change between responding and not, until the signal aborts. */
  function watch(jobName: string, since: number, signal: AbortSignal, changed: (responds: boolean) => void): void {
    let responds = true;
    const look = async () => {
      if (signal.aborted || !responds || !isHeld('notResponding', jobName, since)) return;
      responds = false;
      changed(false);
      await released('notResponding', jobName, since, signal);
      responds = true;
      if (!signal.aborted) changed(true);
    };
    signal.addEventListener('abort', registry.onChange(look), { once: true });
    void look();
  }

  /** When the first run of a job that is on its compute came there: a pipeline is there before its steps. */
  function begun(jobName: string, signal: AbortSignal): number {
    const first = since.get(jobName);
    if (first !== undefined) return first;
    const now = performance.now();
    since.set(jobName, now);
    signal.addEventListener('abort', () => since.delete(jobName), { once: true });
    return now;
  }

  /** Takes a node once the job has one: where scoring begins, its workers are still on their way. */
  async function lose(jobName: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && engine.loseNode(jobName) === null)
      await delay(LOOK_MS, undefined, { signal, ref: false }).catch(() => undefined);
  }

  function nodesMayGo(jobName: string, signal: AbortSignal): void {
    const ifMet = () =>
      void (registry.take(['nodeLost'], ({ where }) => fits(where.job, jobName)) && lose(jobName, signal));
    signal.addEventListener('abort', registry.onChange(ifMet), { once: true });
    const seconds = secondsOfTag(jobs, jobName, 'nodeLost');
    const wait = seconds === null || !Number.isFinite(seconds) ? 0 : seconds * 1000;
    // Later, also without a figure: the job that begins to run here is not yet among those whose nodes can be taken.
    const soon = setTimeout(() => (seconds === null ? ifMet() : void lose(jobName, signal)), wait).unref();
    signal.addEventListener('abort', () => clearTimeout(soon), { once: true });
  }

  const faults: JobFaults = {
    cancelMayEnd: (jobName, signal) => released('cancelHangs', jobName, performance.now(), signal),
    running(jobName, signal, changed) {
      const since = begun(jobName, signal);
      watch(jobName, since, signal, changed);
      return { responds: (until) => released('notResponding', jobName, since, until) };
    },
    nodesMayGo,
  };
  return {
    ...faults,
    joinEngine(joined: Pick<Engine, 'loseNode'>) {
      engine = joined;
    },
  };
}
