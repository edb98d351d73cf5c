import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { isDone } from '@/lib/azureml/long-running';
import { type Operation, operations } from '@/lib/azureml/operations';
import type { SegmentParams } from '@/lib/azureml/template';
import { type Resource, resource } from '@/lib/contracts/api/resources';
import type { Answer, Body } from '@/lib/contracts/api/routes';
import { flipByWrite } from '@/lib/domain/flip/by-write';
import { scopeOf } from './caller';
import { refusal } from './failure';
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

async function put({ azure, params, body }: Write, read: Operation, write: Operation): Promise<Answer<'putEndpoint'>> {
  const { resource: wanted, base }: Body<'putEndpoint'> = body;
  const live = await liveOrNone(azure, read, params);
  refuseChanged(live?.resource ?? null, base);
  const isFlippable = live !== null && write === operations.putEndpoint;
  const flip = isFlippable ? flipByWrite(live.resource, wanted, new Date(live.at)) : null;
  if (flip?.refused) throw refusal(409, 'FlipByWrite', `${flip.refused} Nothing was written.`);
  try {
    const { value, operation } = await azure.write(write, params, wanted);
    return { resource: resource.parse(value), operation };
  } finally {
    processWide().snapshots.forget(scopeOf(params));
  }
}

/** Creates or replaces a batch endpoint, in turn with its flips and other writes; see `writeRequest`. */
export const putEndpoint = (call: Call<'putEndpoint'>) =>
  oneAtATime(endpointKey(call.params), () => put(call, operations.endpoint, operations.putEndpoint));

/** Creates or replaces a batch deployment, in turn with other writes of it; see `writeRequest`. */
export const putDeployment = (call: Call<'putDeployment'>) =>
  oneAtATime(`${endpointKey(call.params)} ${call.params.deploymentName.toLowerCase()}`, () =>
    put(call, operations.deployment, operations.putDeployment),
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
