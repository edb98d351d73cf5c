import 'server-only';
import { operations } from '@/lib/azureml/operations';
import type { JobFailuresView } from '@/lib/contracts/api/failures';
import type { RunDetails } from '@/lib/contracts/azureml/run-history';
import { explainFailures } from '@/lib/domain/failures/explain';
import { isLive } from '@/lib/domain/job-status';
import { scopeOf } from './caller';
import { readChild, workspaceOf } from './job-runs';
import { Parts } from './parts';
import { processWide } from './process-wide';
import type { Call } from './route';
import { type RunLog, readDetails, sharedLogText } from './run-logs';

const REPORT = 'logs/sys/job_report/processed_mini-batches.csv';
const ERRORS = 'logs/user/error.txt';
const OF_PROCESS = /^logs\/user\/error\/.+\.txt$/;
/** Of each file its beginning is read, and of the errors files of processes so many: together as much as of `error.txt`. */
const BYTES = 512 * 1024;
const PROCESSES = 8;
const FRESH_MS = 1_900;

interface LogText {
  path: string;
  text: string;
  cut: boolean;
}

interface Read {
  report: LogText | null;
  errors: LogText[];
  /** False where a file is listed and storage has none yet: it will come. */
  complete: boolean;
}

const nothing: Read = { report: null, errors: [], complete: true };

/** The errors file of the run, else those of its processes, which Azure writes beside it. */
function errorPaths(paths: readonly string[]): string[] {
  if (paths.includes(ERRORS)) return [ERRORS];
  return paths.filter((path) => OF_PROCESS.test(path)).sort();
}

async function readFiles(log: RunLog, callerId: string, paths: readonly string[]): Promise<Read> {
  const ofErrors = errorPaths(paths);
  const shown = ofErrors.slice(0, PROCESSES);
  const read = async (path: string, max: number): Promise<LogText | null> => {
    const text = await sharedLogText(log, callerId, path, 'head', max);
    return text === null ? null : { path, text, cut: Buffer.byteLength(text) >= max };
  };
  const max = Math.floor(BYTES / Math.max(1, shown.length));
  const [report, ...errors] = await Promise.all([
    paths.includes(REPORT) ? read(REPORT, BYTES) : null,
    ...shown.map((path) => read(path, max)),
  ]);
  const texts = errors.filter((text) => text !== null);
  const left = ofErrors.slice(PROCESSES).map((path) => ({ path, text: '', cut: true }));
  const complete = texts.length === errors.length && (report !== null || !paths.includes(REPORT));
  return { report: report ?? null, errors: [...texts, ...left], complete };
}

type Explained = Pick<JobFailuresView, 'causes' | 'failures' | 'retried' | 'sources'> & Pick<Read, 'complete'>;

function explained(read: Read): Explained {
  const sources = [...(read.report ? [read.report] : []), ...read.errors].map(({ path, cut }) => ({ path, cut }));
  return { ...explainFailures(read), sources, complete: read.complete };
}

/** Shared by who may read the run's details, as the texts are: to explain a whole report takes a fifth of a second. */
function sharedExplanation(log: RunLog, callerId: string, details: RunDetails): Promise<Explained> {
  const key = JSON.stringify(['failures', log.runName, details.status]);
  const kind = operations.runDetails.name;
  const name = { scope: scopeOf(log.workspace), kind, key, caller: callerId, isProof: false };
  const load = async () => {
    const read = await readFiles(log, callerId, Object.keys(details.logFiles ?? {}));
    const lengths = [read.report, ...read.errors].map((each) => each?.text.length ?? 0);
    return { ...explained(read), bytes: lengths.reduce((sum, length) => sum + 2 * length, 0) };
  };
  return processWide().snapshots.read(name, () => FRESH_MS, load);
}

/**
 * Why files of a job failed, from the report and the errors file of its scoring run, of each at most 512 KiB (§5.4). A job
 * without such a run has no failures; what Azure refuses to this caller stands in `missing`.
 */
export async function getJobFailures({ azure, params, callerId }: Call<'jobFailures'>): Promise<JobFailuresView> {
  const workspace = workspaceOf(params);
  const parts = new Parts();
  const child = await parts.read('run-history', readChild(azure, workspace, params.jobName), null);
  const log = child && { azure, workspace, runName: child.runId };
  const details = log && (await parts.read('logs', readDetails(log), null));
  const none = explained(nothing);
  const read = log && details ? await parts.read('logs', sharedExplanation(log, callerId, details), none) : none;
  const { causes, failures, retried, sources, complete } = read;
  const settled = complete && !isLive(details?.status ?? child?.status ?? 'Completed');
  return { runName: child?.runId ?? null, causes, failures, retried, sources, missing: parts.missing, settled };
}
