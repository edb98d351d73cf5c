import 'server-only';
import { operations } from '@/lib/azureml/operations';
import type { Answer } from '@/lib/contracts/api/routes';
import type { JobDetail, MissingPart } from '@/lib/contracts/api/views';
import type { BatchJob, Job } from '@/lib/contracts/azureml/job';
import type { Run, RunDetails } from '@/lib/contracts/azureml/run-history';
import { isTerminal } from '@/lib/domain/job-status';
import { datastorePath } from '@/lib/domain/reference';
import { settingsOfJob } from '@/lib/domain/settings';
import { jobTimeline } from '@/lib/domain/timeline';
import { scopeOf } from './caller';
import { settings } from './env';
import { factsOfJob, summaryOf } from './job-list';
import { instantsOf, readChild, readRun, scoringInstants, workspaceOf } from './job-runs';
import { Parts } from './parts';
import { instantOf, lastSegment, publicText, publicUri, strings } from './plain';
import { processWide } from './process-wide';
import type { Call } from './route';
import { errorOfRun } from './run-error';
import { readDetails, sharedLogText } from './run-logs';

const EXECUTION_LOG = 'logs/azureml/executionlogs.txt';
const EXECUTION_LOG_BYTES = 256 * 1024;

interface Read {
  job: Job;
  run: Run | null;
  child: Run | null;
  details: RunDetails | null;
  batchJob: BatchJob | null;
  executionLog: string | null;
  at: Date;
  missing: MissingPart[];
}

/** A job may be of any endpoint: the experiment names it (contract E). */
async function readBatchJob({ azure, params }: Call<'job'>, job: Job, parts: Parts): Promise<BatchJob | null> {
  const endpointName = job.properties?.experimentName;
  if (!endpointName) return null;
  const reading = azure.read(operations.endpointJob, { ...params, endpointName });
  const answer = await parts.read('input-output', reading, null);
  return answer?.value ?? null;
}

async function readAll(call: Call<'job'>): Promise<Read> {
  const { azure, params, callerId } = call;
  const workspace = workspaceOf(params);
  const log = { azure, workspace, runName: params.jobName };
  const parts = new Parts();
  const [job, run, child, details] = await Promise.all([
    azure.read(operations.job, params),
    parts.read('run-history', readRun(azure, workspace, params.jobName), null),
    parts.read('run-history', readChild(azure, workspace, params.jobName), null),
    parts.read('run-history', readDetails(log), null),
  ]);
  const [batchJob, executionLog] = await Promise.all([
    readBatchJob(call, job.value, parts),
    parts.read('logs', sharedLogText(log, callerId, EXECUTION_LOG, 'head', EXECUTION_LOG_BYTES), null),
  ]);
  return { job: job.value, run, child, details, batchJob, executionLog, at: job.at, missing: parts.missing };
}

/** Only a link into Azure ML Studio or into this dashboard: what stands in a job is text until then (abuse case 30). */
function studioUrl(job: Job): string | null {
  const url = job.properties?.services?.Studio?.endpoint;
  const { cloud, publicUrl } = settings();
  const trusted = [cloud.studioBaseUrl, publicUrl].filter((base) => base !== null);
  return url && URL.canParse(url) && trusted.includes(new URL(url).origin) ? url : null;
}

interface Located {
  uri?: string | null;
}

/** Inputs or outputs as a page may show them: everyone who may read the job sees these. */
export function locations<T extends Located>(
  data: Record<string, T> | null | undefined,
  type: (value: T) => string | null,
) {
  return Object.entries(data ?? {}).map(([name, value]) => {
    const place = value.uri ? datastorePath(value.uri) : null;
    return {
      name,
      type: type(value),
      uri: publicUri(value.uri),
      isCut: publicUri(value.uri) !== (value.uri || null),
      datastore: place?.datastore ?? null,
      path: place?.path ?? null,
    };
  });
}

function childView(child: Run | null): JobDetail['child'] {
  if (!child) return null;
  const { status, startedAt, endedAt } = instantsOf(child);
  return { name: child.runId, displayName: child.displayName || child.runId, status, startedAt, endedAt };
}

/** Run history follows the job by moments: until it says too that all has ended, instants and results are still to come. */
const isSettled = ({ job, run, child, details }: Read) =>
  [job.properties, run, child, details].every((part) => !part || isTerminal(part.status ?? 'Unknown'));

function detailOf(read: Read): JobDetail {
  const { job, run, child, details, batchJob, executionLog, at } = read;
  const summary = summaryOf(factsOfJob(job), run ?? undefined);
  const properties = { ...strings(run?.properties), ...strings(job.properties?.properties) };
  const failure = errorOfRun(details?.error) ?? errorOfRun(run?.error);
  const parent = { ...summary, createdAt: summary.createdAt ?? instantOf(run?.createdUtc) };
  return {
    ...summary,
    id: job.id,
    experimentName: job.properties?.experimentName ?? null,
    studioUrl: studioUrl(job),
    compute: lastSegment(batchJob?.properties.compute?.target ?? child?.target),
    child: childView(child),
    timeline: jobTimeline({ parent, child: scoringInstants(child), executionLog, now: at }),
    settings: settingsOfJob(properties['azureml.parameters'] ?? null, batchJob?.properties.outputFileName ?? undefined),
    inputs: locations(batchJob?.properties.inputData, (input) => input.jobInputType ?? null),
    outputs: locations(batchJob?.properties.outputData, (output) => output.jobOutputType ?? null),
    cause: failure?.firstSentence ?? summary.cause,
    error: failure && { code: failure.code, message: failure.message },
    warnings: (details?.warnings ?? []).flatMap(({ message }) => (message ? publicText(message) : [])),
    properties,
    missing: read.missing,
    settled: isSettled(read),
  };
}

/** One job with all that Azure knows of it. What this caller may not read is named in `missing`; the job itself must be readable. */
export async function getJob(call: Call<'job'>): Promise<JobDetail> {
  return detailOf(await readAll(call));
}

/** Asks for the cancel and answers the status that the job has right after. */
export async function cancelJob({ azure, params }: Call<'cancelJob'>): Promise<Answer<'cancelJob'>> {
  await azure.send(operations.cancelJob, params);
  processWide().snapshots.forget(scopeOf(params));
  const { value } = await azure.read(operations.job, params);
  return { status: value.properties?.status ?? 'Unknown' };
}
