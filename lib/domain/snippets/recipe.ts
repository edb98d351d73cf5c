import { invokeProperties } from '../invoke-body';
import { datastoreUri } from '../reference';
import type { Json, JsonObject } from '../yaml/rest-body';
import type { Action, FieldValue, LocalInput, OutputFile, Place } from './action';

export type Audience = keyof Place['audiences'];

export interface Request {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  url: string;
  audience: Audience;
  headers?: Record<string, string>;
  body?: JsonObject;
}

/** One field of a resource that is set, by its path. */
export interface Change {
  path: readonly string[];
  value: Json;
}

/** What an action is over HTTP, whatever language says it. */
export type Recipe =
  /** One request whose answer is printed. */
  | { kind: 'request'; request: Request }
  /** Read, change, write back all of it: a PUT is a full replace. */
  | { kind: 'change'; url: string; changes: readonly Change[] }
  | { kind: 'upload'; container: string; path: string; request: Request }
  | { kind: 'log'; run: string }
  | { kind: 'download'; files: readonly OutputFile[] }
  | { kind: 'token' };

const VERSION = 'api-version=2024-10-01';
const JOBS_VERSION = 'api-version=2020-09-01-dataplanepreview';

const path = (...names: string[]) => names.map(encodeURIComponent).join('/');

/** Not by `workspaceId`: the group may hold signs that a URL wants encoded. */
function urls({ workspace, arm, regional }: Place) {
  const { subscriptionId, resourceGroupName, workspaceName } = workspace;
  const provider = 'providers/Microsoft.MachineLearningServices/workspaces';
  const scope = `subscriptions/${path(subscriptionId)}/resourceGroups/${path(resourceGroupName)}/${provider}/${path(workspaceName)}`;
  return {
    arm: (rest: string, query = VERSION) => `${arm}/${scope}/${rest}?${query}`,
    batchJobs: (endpoint: string, query: string) =>
      `${regional}/mferp/managementfrontend/${scope}/batchEndpoints/${path(endpoint)}/jobs?${query}`,
    run: (job: string) => `${regional}/history/v1.0/${scope}/runs/${path(job)}`,
  };
}

const request = (method: Request['method'], url: string, more: Partial<Request> = {}): Recipe => ({
  kind: 'request',
  request: { method, url, audience: 'arm', ...more },
});

const changesOf = (fields: readonly FieldValue[]): Change[] =>
  fields.map(({ rest, value }) => ({ path: ['properties', ...rest], value }));

type Invoke = Extract<Action, { do: 'invoke' }>;

function invokeRequest(action: Invoke, place: Place): Request {
  const { input, deploymentName } = action;
  const asked =
    input.kind === 'local'
      ? ({ kind: 'datastore', datastore: input.datastore, path: input.path, type: 'UriFolder' } as const)
      : input;
  const properties = invokeProperties({ ...action, input: asked }, place.workspace);
  return {
    method: 'POST',
    url: action.scoringUri,
    audience: 'ml',
    headers: deploymentName === null ? {} : { 'azureml-model-deployment': deploymentName },
    body: { properties },
  };
}

function invokeRecipe(action: Invoke, place: Place): Recipe {
  const asked = invokeRequest(action, place);
  const { input } = action;
  if (input.kind !== 'local') return { kind: 'request', request: asked };
  return { kind: 'upload', container: containerOf(input), path: input.path, request: asked };
}

const containerOf = ({ container }: LocalInput) => container ?? 'https://ACCOUNT.blob.core.windows.net/CONTAINER';

/** What an action is over HTTP (contract B, C1, C2, C3, D). */
export function recipeOf(action: Action, place: Place): Recipe {
  const to = urls(place);
  const endpoint = (name: string) => `batchEndpoints/${path(name)}`;
  const deployment = ({ endpointName, deploymentName }: { endpointName: string; deploymentName: string }) =>
    `${endpoint(endpointName)}/deployments/${path(deploymentName)}`;
  switch (action.do) {
    case 'endpoint-list':
      return request('GET', to.arm('batchEndpoints'));
    case 'endpoint-create':
      return request('PUT', to.arm(endpoint(action.endpointName)), { body: action.body });
    case 'endpoint-show':
      return request('GET', to.arm(endpoint(action.endpointName)));
    case 'endpoint-update':
      return {
        kind: 'change',
        url: to.arm(endpoint(action.endpointName)),
        changes: [{ path: ['properties', 'description'], value: action.description }],
      };
    case 'endpoint-delete':
      return request('DELETE', to.arm(endpoint(action.endpointName)));
    case 'deployment-list':
      return request('GET', to.arm(`${endpoint(action.endpointName)}/deployments`));
    case 'deployment-create':
      return request('PUT', to.arm(deployment(action)), { body: action.body });
    case 'deployment-show':
      return request('GET', to.arm(deployment(action)));
    case 'deployment-update':
      return { kind: 'change', url: to.arm(deployment(action)), changes: changesOf(action.fields) };
    case 'deployment-delete':
      return request('DELETE', to.arm(deployment(action)));
    case 'activate':
      return {
        kind: 'change',
        url: to.arm(endpoint(action.endpointName)),
        changes: [{ path: ['properties', 'defaults', 'deploymentName'], value: action.deploymentName }],
      };
    case 'invoke':
      return invokeRecipe(action, place);
    case 'job-list':
      return request('GET', to.arm('jobs', `jobType=Pipeline&tag=azureml.batchrun&${VERSION}`));
    case 'endpoint-jobs':
      return request('GET', to.batchJobs(action.endpointName, JOBS_VERSION), { audience: 'ml' });
    case 'deployment-jobs': {
      const query = `deployment=${path(action.deploymentName)}&${JOBS_VERSION}`;
      return request('GET', to.batchJobs(action.endpointName, query), { audience: 'ml' });
    }
    case 'job-show':
      return request('GET', to.arm(`jobs/${path(action.jobName)}`));
    case 'job-cancel':
      return request('POST', to.arm(`jobs/${path(action.jobName)}/cancel`));
    case 'job-stream':
      return { kind: 'log', run: to.run(action.jobName) };
    case 'job-download':
      return { kind: 'download', files: action.files };
    case 'token':
      return { kind: 'token' };
  }
}

/** `azureml:name:version`, an https URL or a datastore's path, as the CLI and the SDK take an input. */
export function inputText(input: Exclude<Invoke['input'], LocalInput>): string {
  switch (input.kind) {
    case 'data':
      return `azureml:${input.name}:${input.version}`;
    case 'url':
      return input.url;
    case 'datastore':
      return datastoreUri(input.datastore, input.path);
  }
}
