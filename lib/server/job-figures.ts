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
import { isOverdue, logText, readDetails } from './run-logs';

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
  const isWhole = overview !== null || isOverdue(details);
  return { figures: figuresOf(overview ?? ''), settled: ended && isWhole };
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
  const kind = operations.runDetails.name;
  const name = { scope: scopeOf(workspace), kind, key: jobName, caller: callerId, isProof: false };
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

const nothing: Read = { figures: null, settled: true };
const isOf = (error: unknown, ...statuses: number[]) => error instanceof AzureError && statuses.includes(error.status);

/** A job that is gone stays gone. What fails in passing is no figure at all: null, so that the page keeps what it has. */
function withoutFigures(error: unknown): Read | null {
  if (isOf(error, 404)) return nothing;
  if (error instanceof NotThisTime || (error instanceof AzureError && !isOf(error, 401, 403))) return null;
  throw error;
}

/**
 * Figures of jobs in any order, a few at a time, each told when it is read; what fails in passing is not told. A caller who
 * is refused one of them is asked no more: none has figures for that caller. Rejects with a 401.
 */
export async function eachFigures(
  reader: FiguresReader,
  names: readonly string[],
  tell: (figures: JobFigures) => void,
): Promise<void> {
  const left = [...names];
  const untold = new Set(names);
  const say = (jobName: string, read: Read) => untold.delete(jobName) && tell({ jobName, ...read });
  const one = async () => {
    const jobName = left.shift();
    if (jobName === undefined) return;
    const read = await sharedFigures(reader, jobName).catch(withoutFigures);
    if (read) say(jobName, read);
  };
  const rest = async () => {
    while (left.length > 0) await one();
  };
  // The first is the proof that this caller may read such things: then what is known costs the others no read.
  try {
    await one();
    await Promise.all(Array.from({ length: AT_ONCE }, rest));
  } catch (error) {
    left.length = 0;
    if (!isOf(error, 403)) throw error;
    for (const jobName of untold) say(jobName, nothing);
  }
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
