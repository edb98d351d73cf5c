import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { AzureError } from '@/lib/azureml/errors';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import { invoke } from '@/lib/azureml/scoring';
import type { Answer } from '@/lib/contracts/api/routes';
import { invokeBody, REQUEST_TAG } from '@/lib/domain/invoke-body';
import { scopeOf } from './caller';
import { refusal } from './failure';
import { workspaceOf } from './job-runs';
import { processWide } from './process-wide';
import type { Call } from './route';

type Invocation = Call<'invoke'>;
type Started = Answer<'invoke'>;

const SEARCHED_PAGES = 5;
const REMEMBERED = 500;
/** How long to look for a job whose answer was lost: lists follow submissions with a delay. */
const SEARCH_AGAIN_MS = [500, 1_500, 3_000];

/** The job that carries this request's key, read past every snapshot. */
async function findStarted({ azure, params, body }: Invocation): Promise<Started | null> {
  processWide().snapshots.forget(scopeOf(params));
  const query = { jobType: 'Pipeline', tag: REQUEST_TAG };
  const { items } = await list(azure, operations.jobs, workspaceOf(params), { query, pages: SEARCHED_PAGES });
  const job = items.find(({ properties }) => properties?.tags?.[REQUEST_TAG] === body.requestKey);
  return job ? { jobName: job.name, existed: true } : null;
}

async function searchAgain(call: Invocation): Promise<Started | null> {
  for (const ms of SEARCH_AGAIN_MS) {
    await sleep(ms);
    const found = await findStarted(call).catch(() => null);
    if (found) return found;
  }
  return null;
}

const isOutcomeUnknown = (error: unknown) =>
  error instanceof AzureError && (error.status >= 500 || error.status === 408) && error.code !== 'HostRefused';

async function submit(call: Invocation, scoringUri: string): Promise<Started> {
  const { azure, params, body } = call;
  try {
    const jobName = await invoke(azure, scoringUri, invokeBody(body, workspaceOf(params)), body.deploymentName);
    return { jobName, existed: false };
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    const found = await searchAgain(call);
    if (found) return found;
    const said = error instanceof Error ? ` (${error.message})` : '';
    const message = `It is not known whether the job was submitted${said}. Look at the endpoint's jobs before you start it again; this form finds the job if it is there.`;
    throw refusal(502, 'UnknownOutcome', message);
  }
}

async function start(call: Invocation): Promise<Started> {
  const [endpoint, found] = await Promise.all([call.azure.read(operations.endpoint, call.params), findStarted(call)]);
  if (found) return found;
  const { scoringUri } = endpoint.value.properties;
  if (scoringUri) return submit(call, scoringUri);
  throw refusal(409, 'EndpointNotReady', 'The endpoint has no scoring URI yet: it is still being created.');
}

/**
 * Submits a job once per request key: a second call joins the first, and a key whose job exists answers with that job
 * (the form's key is the job's tag). A failed submission may be tried again with the same key.
 */
export async function invokeEndpoint(call: Invocation): Promise<Started> {
  const { submissions, snapshots } = processWide();
  const scope = scopeOf(call.params);
  const key = JSON.stringify([scope, call.params.endpointName, call.body.requestKey, call.callerId]);
  const first = submissions.get(key);
  if (first) return { ...(await first), existed: true };
  const started = start(call);
  submissions.set(key, started);
  const oldest = submissions.keys().next().value;
  if (submissions.size > REMEMBERED && oldest !== undefined) submissions.delete(oldest);
  try {
    return await started;
  } catch (error) {
    submissions.delete(key);
    throw error;
  } finally {
    snapshots.forget(scope);
  }
}
