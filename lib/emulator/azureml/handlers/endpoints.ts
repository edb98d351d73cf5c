import { z } from 'zod';
import { WORKSPACE_SCOPE } from '../../directory';
import { caseless, parseBody, stringMap } from '../caseless';
import { endpointBody, storedEndpoint, storedProperties } from '../endpoints/endpoint-body';
import { endpointView } from '../endpoints/endpoint-view';
import { checkName } from '../endpoints/names';
import { nameNotAvailable, noSuchEndpoint, userError } from '../errors';
import { deploymentId, idOf } from '../ids';
import { acceptedHeaders, deletingHeaders, refuseWhileDeleting, startOperation } from '../long-running';
import { pageAnswer, pageOf } from '../paging';
import type { Call, Handler, Services } from '../types';

const patch = caseless({
  tags: stringMap.nullish(),
  identity: z.unknown().optional(),
  properties: z
    .unknown()
    .refine(() => false, 'is changed by PUT; PATCH takes tags and identity')
    .optional(),
});

/** The endpoint that the path names. Throws the recorded 404. */
export function endpointOf(call: Call, services: Services) {
  const found = services.resources.get(idOf('batchEndpoints', call.param('endpointName')));
  if (found === undefined) throw noSuchEndpoint(call.param('endpointName'));
  return found;
}

export const listEndpoints: Handler = (call, services) => {
  const { items, next } = services.resources.listChildren(WORKSPACE_SCOPE, 'batchEndpoints', pageOf(call));
  return pageAnswer(
    call,
    items.map((item) => endpointView(call, services, item)),
    next,
  );
};

export const getEndpoint: Handler = (call, services) => ({
  status: 200,
  body: endpointView(call, services, endpointOf(call, services)),
});

function checkDefault(services: Services, endpointName: string, deploymentName: string | null): void {
  if (deploymentName === null) return;
  if (services.resources.get(deploymentId(endpointName, deploymentName)) === undefined)
    throw userError(`The default deployment '${deploymentName}' does not exist in endpoint '${endpointName}'.`);
}

/** PUT replaces the whole endpoint: 201 when new, 200 when it was there, finished later (contract C4). */
export const putEndpoint: Handler = (call, services) => {
  const endpointName = call.param('endpointName');
  checkName('an endpoint', endpointName);
  const id = idOf('batchEndpoints', endpointName);
  const existing = services.resources.get(id);
  const body = endpointBody(call.body, existing, call.apiVersion);
  refuseWhileDeleting(services, id);
  if (existing === undefined && services.faults.isNameTaken(id)) throw nameNotAvailable(endpointName);
  checkDefault(services, endpointName, storedProperties(body.properties).defaults.deploymentName);
  const stamp = { by: call.principal.name, at: services.clock.now().toISOString() };
  const resource = services.resources.put(id, body, stamp);
  const operation = startOperation(services, 'be', existing === undefined ? 'Creating' : 'Updating', resource.id);
  return {
    status: existing === undefined ? 201 : 200,
    body: endpointView(call, services, resource),
    headers: acceptedHeaders(call, operation, resource.id),
  };
};

/** PATCH takes tags and identity and nothing else (contract C1). */
export const patchEndpoint: Handler = (call, services) => {
  const resource = endpointOf(call, services);
  refuseWhileDeleting(services, resource.id);
  const { tags, identity } = parseBody(patch, call.body);
  const body = { ...resource.body, ...(tags ? { tags } : {}), ...(identity ? { identity } : {}) };
  const stamp = { by: call.principal.name, at: services.clock.now().toISOString() };
  const changed = services.resources.put(resource.id, body, stamp);
  const operation = startOperation(services, 'be', 'Updating', resource.id);
  return {
    status: 200,
    body: endpointView(call, services, changed),
    headers: acceptedHeaders(call, operation, resource.id),
  };
};

/** DELETE takes the deployments along; what is not there is 204. */
export const deleteEndpoint: Handler = (call, services) => {
  const found = services.resources.get(idOf('batchEndpoints', call.param('endpointName')));
  if (found === undefined) return { status: 204 };
  const operation = startOperation(services, 'be', 'Deleting', found.id);
  return { status: 202, body: null, headers: deletingHeaders(call, operation) };
};

/** The endpoint's default deployment, or null. */
export const defaultDeploymentOf = (call: Call, services: Services): string | null =>
  storedEndpoint(endpointOf(call, services)).defaults.deploymentName;

/** Batch endpoints take Entra tokens only, so both keys are null, which the model of the answer allows. */
export const listEndpointKeys: Handler = (call, services) => {
  endpointOf(call, services);
  return { status: 200, body: { primaryKey: null, secondaryKey: null } };
};
