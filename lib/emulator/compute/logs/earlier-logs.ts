import { ARTIFACT_CONTAINER } from '../../directory';
import { retryStorage } from '../retry-storage';
import { type Blobs, type JobPlan, logBlob } from '../types';
import { paths } from './formats';

/** What the logs of a job hold already when it carries on after a restart, so that nothing is said twice or left out. */
export interface EarlierLogs {
  /** Bytes per blob. */
  sizes: ReadonlyMap<string, number>;
  /** States that the parent's log names. */
  statuses: ReadonlySet<string>;
  /** Mini-batches that have their row in `processed_mini-batches.csv`. */
  miniBatches: ReadonlySet<number>;
}

export const noEarlierLogs: EarlierLogs = { sizes: new Map(), statuses: new Set(), miniBatches: new Set() };

const firstGroups = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

export async function readEarlierLogs(
  blobs: Blobs,
  plan: Pick<JobPlan, 'jobName' | 'childName'>,
): Promise<EarlierLogs> {
  const sizes = new Map<string, number>();
  for (const run of [plan.jobName, plan.childName])
    for await (const { name, bytes } of blobs.list(ARTIFACT_CONTAINER, logBlob(run, ''))) sizes.set(name, bytes);
  const text = async (blob: string) =>
    sizes.has(blob) ? (await retryStorage(() => blobs.read(ARTIFACT_CONTAINER, blob))).toString() : '';
  const execution = await text(logBlob(plan.jobName, paths.execution));
  const rows = await text(logBlob(plan.childName, paths.miniBatches));
  return {
    sizes,
    statuses: new Set(firstGroups(execution, /Run status changed to (\w+)\./g)),
    miniBatches: new Set(firstGroups(rows, /^(\d+),/gm).map(Number)),
  };
}
