import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { AzureError } from '@/lib/azureml/errors';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import { invoke } from '@/lib/azureml/scoring';
import type { Answer } from '@/lib/contracts/api/routes';
import { invokeBody, REQUEST_TAG } from '@/lib/domain/invoke-body';
import { scopeOf } from './caller';
import { isUnanswered, refusal } from './failure';
import { workspaceOf } from './job-runs';
import { processWide } from './process-wide';
import type { Call } from './route';

type Invocation = Call<'invoke'>;
type Started = Answer<'invoke'>;

const SEARCHED_PAGES = 5;
const REMEMBERED = 500;
/** How long to look for a job whose answer was lost: lists follow submissions with a delay. */
const SEARCH_AGAIN_MS = [500, 1_500, 3_000];

/**
 * The job that carries this request's key, read past every snapshot; null where the newest jobs have none. Rejects where a
 * page of them is missing: a second job would be worse than a second press of Start.
 */
async function findStarted({ azure, params, body }: Invocation): Promise<Started | null> {
  processWide().snapshots.forget(scopeOf(params));
  const query = { jobType: 'Pipeline', tag: REQUEST_TAG };
  const jobs = await list(azure, operations.jobs, workspaceOf(params), { query, pages: SEARCHED_PAGES });
  const job = jobs.items.find(({ properties }) => properties?.tags?.[REQUEST_TAG] === body.requestKey);
  if (job) return { jobName: job.name, existed: true };
  if (jobs.failure === null) return null;
  const message = `Nothing was submitted, because the jobs could not be searched for one that this form had started. ${jobs.failure.message}`;
  throw refusal(502, 'SearchIncomplete', message);
}

async function searchAgain(call: Invocation): Promise<Started | null> {
  for (const ms of SEARCH_AGAIN_MS) {
    await sleep(ms);
    const found = await findStarted(call).catch(() => null);
    if (found) return found;
  }
  return null;
}

async function submit(call: Invocation, scoringUri: string): Promise<Started> {
  const { azure, params, body } = call;
  try {
    const jobName = await invoke(azure, scoringUri, invokeBody(body, workspaceOf(params)), body.deploymentName);
    return { jobName, existed: false };
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    const found = await searchAgain(call);
    if (found) return found;
    const said = error instanceof Error ? ` (${error.message})` : '';
    const message = `It is not known whether the job was submitted${said}. Look at the endpoint's jobs before you start it again; this form finds the job if it is there.`;
    const errno = error instanceof AzureError ? error.errno : null;
    throw new AzureError({ status: 502, code: 'UnknownOutcome', message, errno });
  }
}

type Endpoint = Awaited<ReturnType<typeof readEndpoint>>;
const readEndpoint = ({ azure, params }: Invocation) => azure.read(operations.endpoint, params);

async function start(call: Invocation, endpoint: Endpoint): Promise<Started> {
  const found = await findStarted(call);
  if (found) return found;
  const { scoringUri } = endpoint.value.properties;
  if (scoringUri) return submit(call, scoringUri);
  throw refusal(409, 'EndpointNotReady', 'The endpoint has no scoring URI yet: it is still being created.');
}

/** Starts a submission that others with the same key may join; a failed one is forgotten. */
async function lead(call: Invocation, endpoint: Endpoint, key: string): Promise<Started> {
  const { submissions, snapshots } = processWide();
  const started = start(call, endpoint);
  const submission = { callerId: call.callerId, started };
  submissions.set(key, submission);
  const oldest = submissions.keys().next().value;
  if (submissions.size > REMEMBERED && oldest !== undefined) submissions.delete(oldest);
  try {
    return await started;
  } catch (error) {
    if (submissions.get(key) === submission) submissions.delete(key);
    throw error;
  } finally {
    snapshots.forget(scopeOf(call.params));
  }
}

const isRefusal = (error: unknown) => error instanceof AzureError && (error.status === 401 || error.status === 403);

/**
 * Submits a job once per request key: a second call joins the first, also with other tokens, and a key whose job exists
 * answers with that job (the form's key is the job's tag), whatever its other fields say now: `existed` tells the form, which
 * knows whether it was changed since. Who may not read the endpoint hears of no job. A failed submission may be tried again
 * with the same key.
 */
export async function invokeEndpoint(call: Invocation): Promise<Started> {
  const endpoint = await readEndpoint(call); // the caller's own proof, before anything of another's call is told
  const key = JSON.stringify([scopeOf(call.params), call.params.endpointName, call.body.requestKey]);
  const first = processWide().submissions.get(key);
  if (!first) return lead(call, endpoint, key);
  try {
    return { ...(await first.started), existed: true };
  } catch (error) {
    // That submission was refused with other tokens: it says nothing about these, and nothing was submitted.
    if (first.callerId !== call.callerId && isRefusal(error)) return invokeEndpoint(call);
    throw error;
  }
}
