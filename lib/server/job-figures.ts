import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { operations } from '@/lib/azureml/operations';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Answer } from '@/lib/contracts/api/routes';
import type { JobFigures } from '@/lib/contracts/api/views';
import { isTerminal } from '@/lib/domain/job-status';
import { readProgress } from '@/lib/domain/progress';
import { scopeOf } from './caller';
import { newestOverview } from './job-progress';
import { readChild, readRun, workspaceOf } from './job-runs';
import { processWide } from './process-wide';
import type { Call } from './route';
import { logText, readDetails } from './run-logs';

const AT_ONCE = 8;
/** Only the last lines count. */
const OVERVIEW_BYTES = 16 * 1024;
const FRESH_MS = 1_900;
/** What an ended job did does not change; a day bounds what is kept of jobs that nobody looks at any more. */
const SETTLED_MS = 24 * 3_600_000;

type Read = Omit<JobFigures, 'jobName'>;

export interface FiguresReader {
  azure: AzureMlClient;
  workspace: WorkspaceRef;
  callerId: string;
  /** So many jobs may be read upstream, each with three reads; what is known already costs none. */
  budget?: { left: number };
}

async function readFigures(azure: AzureMlClient, workspace: WorkspaceRef, jobName: string): Promise<Read> {
  const child = await readChild(azure, workspace, jobName);
  if (!child) {
    const { status } = await readRun(azure, workspace, jobName);
    return { figures: null, settled: isTerminal(status ?? 'Unknown') };
  }
  const log = { azure, workspace, runName: child.runId };
  const details = await readDetails(log);
  const ended = isTerminal(details.status ?? 'Unknown');
  const path = newestOverview(details);
  if (path === undefined) return { figures: null, settled: ended };
  const overview = await logText(log, path, 'tail', OVERVIEW_BYTES);
  return { figures: figuresOf(overview ?? ''), settled: ended && overview !== null };
}

function figuresOf(overview: string): Read['figures'] {
  const progress = readProgress({ overview, miniBatchesCsv: null, running: false, now: new Date() });
  if (!progress) return null;
  const { miniBatches, files } = progress;
  return {
    total: miniBatches.total,
    processed: miniBatches.done + miniBatches.failed,
    files: files.total,
    failedFiles: files.failed,
  };
}

/** It is thrown, not answered: who gets an answer is taken by the snapshots for somebody whom Azure let in. */
class NotThisTime extends Error {}

/** Figures of one job, shared by who may read runs of the workspace. Rejects with what Azure refused, or when the budget is spent. */
async function sharedFigures({ azure, workspace, callerId, budget }: FiguresReader, jobName: string): Promise<Read> {
  const name = { scope: scopeOf(workspace), kind: operations.runDetails.name, key: jobName, caller: callerId };
  const load = async () => {
    if (budget) budget.left -= 1;
    if (budget && budget.left < 0) throw new NotThisTime();
    return { ...(await readFigures(azure, workspace, jobName)), bytes: 128 };
  };
  const { figures, settled } = await processWide().figures.read(
    name,
    (read) => (read.settled ? SETTLED_MS : FRESH_MS),
    load,
  );
  return { figures, settled };
}

/** What is refused stays refused, and a job that is gone stays gone; only a token that has ended is the whole answer's concern. */
function withoutFigures(error: unknown): Read {
  if (error instanceof NotThisTime) return { figures: null, settled: false };
  if (!(error instanceof AzureError) || error.status === 401) throw error;
  return { figures: null, settled: error.status === 403 || error.status === 404 };
}

/** Figures of jobs in any order, a few at a time, each told when it is read. Rejects with a 401 only. */
export async function eachFigures(
  reader: FiguresReader,
  names: readonly string[],
  tell: (figures: JobFigures) => void,
): Promise<void> {
  const left = [...names];
  const one = async () => {
    const jobName = left.shift();
    if (jobName !== undefined) tell({ jobName, ...(await sharedFigures(reader, jobName).catch(withoutFigures)) });
  };
  const rest = async () => {
    while (left.length > 0) await one();
  };
  // The first is the proof that this caller may read such things: then what is known costs the others no read.
  await one();
  await Promise.all(Array.from({ length: AT_ONCE }, rest));
}

export async function listJobFigures({
  azure,
  params,
  query,
  callerId,
}: Call<'jobFigures'>): Promise<Answer<'jobFigures'>> {
  const jobs: JobFigures[] = [];
  const reader = { azure, workspace: workspaceOf(params), callerId };
  await eachFigures(reader, [...new Set(query.names)], (figures) => jobs.push(figures));
  return { jobs };
}
