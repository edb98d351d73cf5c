import type { Place } from './action';

export const VERSION = 'api-version=2024-10-01';
export const JOBS_VERSION = 'api-version=2020-09-01-dataplanepreview';

export const path = (...names: string[]) => names.map(encodeURIComponent).join('/');

/** Not by `workspaceId`: the group may hold signs that a URL wants encoded. */
export function urls({ workspace, arm, regional }: Place) {
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
