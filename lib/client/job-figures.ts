import DataLoader from 'dataloader';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { JOB_NAMES_MOST } from '@/lib/contracts/api/routes';
import type { JobFigures } from '@/lib/contracts/api/views';
import { callApi } from './api';
import { errorOfSilence } from './api-error';

/** A table draws its rows in one pass, and their polls fall due together: what asks within this time is one read. */
const GATHER_MS = 20;

export type ReadMany = (ws: WorkspaceRef, names: readonly string[]) => Promise<JobFigures[]>;

async function readMany(ws: WorkspaceRef, names: readonly string[]): Promise<JobFigures[]> {
  return (await callApi('jobFigures', { params: ws, query: { names: names.join(',') } })).jobs;
}

/** What was read is TanStack's to keep, so the loader keeps nothing. */
const loader = (ws: WorkspaceRef, read: ReadMany) =>
  new DataLoader<string, JobFigures>(
    async (names) => {
      const byName = new Map((await read(ws, names)).map((figures) => [figures.jobName, figures]));
      return names.map((jobName) => byName.get(jobName) ?? errorOfSilence());
    },
    { cache: false, maxBatchSize: JOB_NAMES_MOST, batchScheduleFn: (go) => setTimeout(go, GATHER_MS) },
  );

/** Reads figures of one job together with those of the jobs that are asked for at the same time. */
export function figuresReader(read: ReadMany) {
  const loaders = new Map<string, DataLoader<string, JobFigures>>();
  return (ws: WorkspaceRef, jobName: string): Promise<JobFigures> => {
    const place = JSON.stringify([ws.subscriptionId, ws.resourceGroupName, ws.workspaceName]);
    const known = loaders.get(place) ?? loader(ws, read);
    loaders.set(place, known);
    return known.load(jobName);
  };
}

/** Figures of one job. Rejects with `ApiError`, also where they could not be read this time: what was read before stays. */
export const readJobFigures = figuresReader(readMany);
