import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { isDone } from '@/lib/azureml/long-running';
import { type Operation, operations } from '@/lib/azureml/operations';
import type { SegmentParams } from '@/lib/azureml/template';
import { type Resource, resource } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { batchEndpoint } from '@/lib/contracts/azureml/endpoint';
import { flipByWrite } from '@/lib/domain/flip/by-write';
import { scopeOf } from './caller';
import { refusal } from './failure';
import { writeAsFlip } from './flip-by-write';
import { liveOf as liveDefault } from './live-endpoint';
import { endpointKey, oneAtATime } from './one-at-a-time';
import { processWide } from './process-wide';
import type { Call } from './route';

/** What Azure answered, with every field of it. */
async function liveOf(azure: AzureMlClient, operation: Operation, params: SegmentParams) {
  const { value, at } = await azure.send(operation, params);
  return { resource: resource.parse(value), at: at.toISOString() };
}

export const getEndpointResource = ({ azure, params }: Call<'endpointResource'>) =>
  liveOf(azure, operations.endpoint, params);

export const getDeploymentResource = ({ azure, params }: Call<'deploymentResource'>) =>
  liveOf(azure, operations.deployment, params);

/** The live resource, null where there is none. */
async function liveOrNone(azure: AzureMlClient, operation: Operation, params: SegmentParams) {
  try {
    return await liveOf(azure, operation, params);
  } catch (error) {
    if (error instanceof AzureError && error.status === 404) return null;
    throw error;
  }
}

/** Throws 409 where the live resource is not what the writer read: ARM offers no precondition, so it is looked at just before. */
function refuseChanged(live: Resource | null, base: Resource | null): void {
  if (isDeepStrictEqual(live, base)) return;
  if (base === null) throw refusal(409, 'ResourceExists', 'There is one of this name already; nothing was written.');
  const message = live === null ? 'It was deleted meanwhile' : 'It was changed meanwhile';
  throw refusal(409, 'ResourceChanged', `${message}; nothing was written.`);
}

type Write = Call<'putEndpoint'> | Call<'putDeployment'>;
type Live = Awaited<ReturnType<typeof liveOrNone>>;

/** Reads, compares with what the writer read, and sends; whatever became of it, what was read before is stale. */
async function put(
  { azure, params, body: { base } }: Write,
  read: Operation,
  send: (live: Live, recheck: () => Promise<void>) => Promise<Answer<'putEndpoint'>>,
): Promise<Answer<'putEndpoint'>> {
  const check = async () => {
    const live = await liveOrNone(azure, read, params);
    refuseChanged(live?.resource ?? null, base);
    return live;
  };
  const live = await check();
  try {
    return await send(live, async () => void (await check()));
  } finally {
    processWide().snapshots.forget(scopeOf(params));
  }
}

async function sendAsItIs({ azure, params, body }: Write, write: Operation): Promise<Answer<'putEndpoint'>> {
  const { value, operation } = await azure.write(write, params, body.resource);
  return { resource: resource.parse(value), operation };
}

/** An endpoint whose default changes with it is flipped, as far as its options allow that without a review. */
async function sendEndpoint(call: Call<'putEndpoint'>, live: Live, recheck: () => Promise<void>) {
  const at = new Date(live?.at ?? 0);
  const flip = live && flipByWrite(live.resource, call.body.resource, at);
  if (flip?.refused) throw refusal(409, 'FlipByWrite', `${flip.refused} Nothing was written.`);
  if (!flip) return sendAsItIs(call, operations.putEndpoint);
  return writeAsFlip({ call, live: liveDefault(batchEndpoint.parse(live.resource), at), to: flip.to, recheck });
}

/** Creates or replaces a batch endpoint, in turn with its flips and other writes; see `writeRequest`. */
export const putEndpoint = (call: Call<'putEndpoint'>) =>
  oneAtATime(endpointKey(call.params), () =>
    put(call, operations.endpoint, (live, recheck) => sendEndpoint(call, live, recheck)),
  );

/** Creates or replaces a batch deployment, in turn with other writes of it; see `writeRequest`. */
export const putDeployment = (call: Call<'putDeployment'>) =>
  oneAtATime(`${endpointKey(call.params)} ${call.params.deploymentName.toLowerCase()}`, () =>
    put(call, operations.deployment, () => sendAsItIs(call, operations.putDeployment)),
  );

async function remove(azure: AzureMlClient, params: SegmentParams, operation: Operation) {
  try {
    return { operation: (await azure.write(operation, params)).operation };
  } finally {
    processWide().snapshots.forget(scopeOf(params));
  }
}

export const deleteEndpoint = ({ azure, params }: Call<'deleteEndpoint'>) =>
  remove(azure, params, operations.deleteEndpoint);

export const deleteDeployment = ({ azure, params }: Call<'deleteDeployment'>) =>
  remove(azure, params, operations.deleteDeployment);

/** State of a long-running operation; once it is done, what was read before is stale. */
export async function getOperation({ azure, params }: Call<'operation'>): Promise<Answer<'operation'>> {
  const { value } = await azure.send(operations.operationStatus, params);
  const done = isDone(value.status);
  if (done) processWide().snapshots.forget(scopeOf(params));
  const error = value.error ? { code: value.error.code, message: value.error.message } : null;
  return { status: value.status, done, error };
}
