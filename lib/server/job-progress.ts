import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobProgress, JobProgressView, LogFile } from '@/lib/contracts/api/views';
import type { RunDetails } from '@/lib/contracts/azureml/run-history';
import { isLive, statusGroup } from '@/lib/domain/job-status';
import { bestLog, describeLogFile } from '@/lib/domain/log-files';
import { readProgress } from '@/lib/domain/progress';
import { readChild, workspaceOf } from './job-runs';
import { Parts } from './parts';
import type { Call } from './route';
import { isOverdue, type RunLog, readDetails, sharedLogText } from './run-logs';

const OVERVIEW = /^logs\/job_progress_overview(\.\d+)?\.txt$/;
const REPORT = 'logs/sys/job_report/processed_mini-batches.csv';
const OVERVIEW_BYTES = 32 * 1024;
/** Enough for the 400 mini-batches that cells are drawn for; beyond it the beginning is read and the overview counts. */
const REPORT_BYTES = 512 * 1024;

export interface JobReader {
  azure: AzureMlClient;
  workspace: WorkspaceRef;
  jobName: string;
  callerId: string;
}

const filesOf = (details: RunDetails | null, isChild: boolean): LogFile[] =>
  Object.keys(details?.logFiles ?? {})
    .sort()
    .map((path) => describeLogFile(details?.runId ?? '', path, isChild));

interface Overview {
  progress: JobProgress | null;
  /** False where an overview is listed and storage has none so soon after: it will come. */
  complete: boolean;
}

/** There is nothing to read, or nothing that this caller may read: neither will change. */
const nothing: Overview = { progress: null, complete: true };

/** The log that tells how far a scoring run is; undefined where none is listed. */
export const newestOverview = (details: RunDetails): string | undefined =>
  Object.keys(details.logFiles ?? {})
    .filter((path) => OVERVIEW.test(path))
    .sort()
    .at(-1);

async function readOverview(log: RunLog, callerId: string, details: RunDetails): Promise<Overview> {
  const newest = newestOverview(details);
  if (newest === undefined) return nothing;
  const paths = Object.keys(details.logFiles ?? {});
  const report = paths.includes(REPORT) ? sharedLogText(log, callerId, REPORT, 'head', REPORT_BYTES) : null;
  const [overview, miniBatchesCsv] = await Promise.all([
    sharedLogText(log, callerId, newest, 'tail', OVERVIEW_BYTES),
    report,
  ]);
  if (overview === null) return { progress: null, complete: isOverdue(details) };
  const running = isLive(details.status ?? 'Unknown');
  return { progress: readProgress({ overview, miniBatchesCsv, running, now: new Date() }), complete: true };
}

/** Progress, log files and the log to open first, from the details of parent and child; a job without a child has none. */
export async function readJobProgress({ azure, workspace, jobName, callerId }: JobReader): Promise<JobProgressView> {
  const parentLog = { azure, workspace, runName: jobName };
  const [parent, child] = await Promise.all([readDetails(parentLog), readChild(azure, workspace, jobName)]);
  const childLog = child && { azure, workspace, runName: child.runId };
  const details = childLog && (await readDetails(childLog));
  const logFiles = [...filesOf(parent, false), ...filesOf(details, true)];
  const parts = new Parts();
  const overview =
    childLog && details ? parts.read('logs', readOverview(childLog, callerId, details), nothing) : nothing;
  const { progress, complete } = await overview;
  const best = bestLog(logFiles, statusOf(parent, details));
  const ended = [parent, details].every((run) => run === null || !isLive(run.status ?? 'Unknown'));
  const bestName = best && { runName: best.runName, path: best.path };
  return { progress, logFiles, bestLog: bestName, missing: parts.missing, settled: ended && complete };
}

/** A failed child says more than a parent that only waits for it. */
const statusOf = (parent: RunDetails, child: RunDetails | null) =>
  statusGroup(child?.status ?? '') === 'failed' ? 'Failed' : (parent.status ?? 'Unknown');

export function getJobProgress({ azure, params, callerId }: Call<'jobProgress'>): Promise<JobProgressView> {
  return readJobProgress({ azure, workspace: workspaceOf(params), jobName: params.jobName, callerId });
}
