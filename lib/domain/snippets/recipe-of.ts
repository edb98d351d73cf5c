import type { Action, FieldValue, Place } from './action';
import type { Change, Recipe, Request } from './recipe';
import { invokeRecipe } from './recipe-invoke';
import { JOBS_VERSION, path, urls, VERSION } from './urls';

const request = (method: Request['method'], url: string, more: Partial<Request> = {}): Recipe => ({
  kind: 'request',
  request: { method, url, audience: 'arm', ...more },
});

const changesOf = (fields: readonly FieldValue[]): Change[] =>
  fields.map(({ rest, value }) => ({ path: ['properties', ...rest], value }));

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
