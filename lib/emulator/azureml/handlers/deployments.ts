import { z } from 'zod';
import type { ResourceBody } from '../../store';
import { caseless, parseBody, stringMap } from '../caseless';
import { componentDeploymentBody, isComponentDeployment, pipelineDeployment } from '../endpoints/component-deployment';
import { deploymentBody } from '../endpoints/deployment-body';
import { checkDeployment } from '../endpoints/deployment-checks';
import { deploymentView } from '../endpoints/deployment-view';
import { storedEndpoint } from '../endpoints/endpoint-body';
import { checkName } from '../endpoints/names';
import { noSuchDeployment, userError } from '../errors';
import { deploymentId } from '../ids';
import { acceptedHeaders, deletingHeaders, refuseWhileDeleting, startOperation } from '../long-running';
import { pageAnswer } from '../paging';
import { checkPipeline } from '../pipelines/plan';
import { newestFirst, resourcePage } from '../resource-page';
import type { Call, Handler, Services } from '../types';
import { endpointOf } from './endpoints';

const patch = caseless({
  tags: stringMap.nullish(),
  properties: caseless({ description: z.string().nullish() })
    .refine((given) => Object.keys(given).every((key) => key === 'description'), 'only the description can be changed')
    .nullish(),
});

/** The deployment that the path names. Throws the 404 of whatever is missing. */
export function deploymentOf(call: Call, services: Services) {
  const endpoint = endpointOf(call, services);
  const found = services.resources.get(deploymentId(endpoint.name, call.param('deploymentName')));
  if (found === undefined) throw noSuchDeployment(call.param('deploymentName'), endpoint.name);
  return found;
}

export const listDeployments: Handler = (call, services) => {
  const parentId = endpointOf(call, services).id;
  const ordered = call.query('$orderBy') === undefined ? {} : { newestFirst: newestFirst(call) };
  const { items, next } = resourcePage(call, services, { parentId, collection: 'deployments', ...ordered });
  return pageAnswer(
    call,
    items.map((item) => deploymentView(services, item, call.apiVersion)),
    next,
  );
};

export const getDeployment: Handler = (call, services) => ({
  status: 200,
  body: deploymentView(services, deploymentOf(call, services), call.apiVersion),
});

/** What the PUT asks for, once all that it names is there. Throws AzureError 400, and 501 for a graph that can not run here. */
async function checkedBody(call: Call, services: Services): Promise<ResourceBody> {
  if (isComponentDeployment(call.body)) {
    const body = componentDeploymentBody(call.body);
    checkPipeline(services, pipelineDeployment(body.properties));
    return body;
  }
  const body = deploymentBody(call.body);
  await checkDeployment(services, body.properties);
  return body;
}

/** PUT replaces the whole deployment; its first answer is never the last, which clients count on (contract C4). */
export const putDeployment: Handler = async (call, services) => {
  endpointOf(call, services);
  checkName('a deployment', call.param('deploymentName'));
  const body = await checkedBody(call, services);
  // Looked up after the wait: from here to the write nothing else can come between.
  const endpoint = endpointOf(call, services);
  const id = deploymentId(endpoint.name, call.param('deploymentName'));
  refuseWhileDeleting(services, endpoint.id);
  refuseWhileDeleting(services, id);
  const existed = services.resources.get(id) !== undefined;
  const stamp = { by: call.principal.name, at: services.clock.now().toISOString() };
  const resource = services.resources.put(id, body, stamp);
  const operation = startOperation(services, 'bdbes', existed ? 'Updating' : 'Creating', resource.id);
  return {
    status: existed ? 200 : 201,
    body: deploymentView(services, resource, call.apiVersion),
    headers: acceptedHeaders(call, operation, resource.id),
  };
};

/** PATCH takes tags and the description and nothing else (contract C1). */
export const patchDeployment: Handler = (call, services) => {
  const resource = deploymentOf(call, services);
  refuseWhileDeleting(services, resource.id);
  const { tags, properties } = parseBody(patch, call.body);
  const body = {
    ...resource.body,
    ...(tags ? { tags } : {}),
    properties: { ...resource.body.properties, ...properties },
  };
  const stamp = { by: call.principal.name, at: services.clock.now().toISOString() };
  const changed = services.resources.put(resource.id, body, stamp);
  const operation = startOperation(services, 'bdbes', 'Updating', resource.id);
  return {
    status: 200,
    body: deploymentView(services, changed, call.apiVersion),
    headers: acceptedHeaders(call, operation, resource.id),
  };
};

/** The default deployment is what callers of the endpoint reach, so it is not deleted from under them. */
export const deleteDeployment: Handler = (call, services) => {
  const endpoint = endpointOf(call, services);
  const found = services.resources.get(deploymentId(endpoint.name, call.param('deploymentName')));
  if (found === undefined) return { status: 204 };
  const byDefault = storedEndpoint(endpoint).defaults.deploymentName;
  if (byDefault?.toLowerCase() === found.name.toLowerCase())
    throw userError(
      `The deployment '${found.name}' is the default deployment of endpoint '${endpoint.name}' and can not be deleted. Set another default deployment first.`,
    );
  const operation = startOperation(services, 'bdbes', 'Deleting', found.id);
  return { status: 202, body: null, headers: deletingHeaders(call, operation) };
};
