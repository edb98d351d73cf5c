import { notImplemented } from './errors';
import { actionOf, MFE, WS } from './routes';
import type { Operation, Plane } from './types';

type Row = [name: string, method: string, template: string];

/** Below the workspace, of the published specification 2022-10-01 and of the recorded clients. */
const workspace: readonly Row[] = [
  ['BatchEndpoints_ListKeys', 'POST', '/batchEndpoints/{endpointName}/listkeys'],
  ['CodeContainers_Delete', 'DELETE', '/codes/{name}'],
  ['CodeVersions_Delete', 'DELETE', '/codes/{name}/versions/{version}'],
  ['ComponentContainers_Delete', 'DELETE', '/components/{name}'],
  ['ComponentVersions_Delete', 'DELETE', '/components/{name}/versions/{version}'],
  ['Compute_CreateOrUpdate', 'PUT', '/computes/{computeName}'],
  ['Compute_Update', 'PATCH', '/computes/{computeName}'],
  ['Compute_Delete', 'DELETE', '/computes/{computeName}'],
  ['Compute_ListNodes', 'POST', '/computes/{computeName}/listNodes'],
  ['Compute_ListKeys', 'POST', '/computes/{computeName}/listKeys'],
  ['Compute_Start', 'POST', '/computes/{computeName}/start'],
  ['Compute_Stop', 'POST', '/computes/{computeName}/stop'],
  ['Compute_Restart', 'POST', '/computes/{computeName}/restart'],
  ['DataContainers_Delete', 'DELETE', '/data/{name}'],
  ['DataVersions_Delete', 'DELETE', '/data/{name}/versions/{version}'],
  ['Datastores_Delete', 'DELETE', '/datastores/{name}'],
  ['Datastores_CreateOrUpdate', 'PUT', '/datastores/{name}'],
  ['EnvironmentContainers_Delete', 'DELETE', '/environments/{name}'],
  ['EnvironmentVersions_Delete', 'DELETE', '/environments/{name}/versions/{version}'],
  ['Jobs_Delete', 'DELETE', '/jobs/{id}'],
  ['Jobs_CreateOrUpdate', 'PUT', '/jobs/{id}'],
  ['ModelContainers_Delete', 'DELETE', '/models/{name}'],
  ['ModelVersions_Delete', 'DELETE', '/models/{name}/versions/{version}'],
  ['OnlineDeployments_List', 'GET', '/onlineEndpoints/{endpointName}/deployments'],
  ['OnlineDeployments_Delete', 'DELETE', '/onlineEndpoints/{endpointName}/deployments/{deploymentName}'],
  ['OnlineDeployments_Get', 'GET', '/onlineEndpoints/{endpointName}/deployments/{deploymentName}'],
  ['OnlineDeployments_Update', 'PATCH', '/onlineEndpoints/{endpointName}/deployments/{deploymentName}'],
  ['OnlineDeployments_CreateOrUpdate', 'PUT', '/onlineEndpoints/{endpointName}/deployments/{deploymentName}'],
  ['OnlineDeployments_GetLogs', 'POST', '/onlineEndpoints/{endpointName}/deployments/{deploymentName}/getLogs'],
  ['OnlineDeployments_ListSkus', 'GET', '/onlineEndpoints/{endpointName}/deployments/{deploymentName}/skus'],
  ['OnlineEndpoints_List', 'GET', '/onlineEndpoints'],
  ['OnlineEndpoints_Delete', 'DELETE', '/onlineEndpoints/{endpointName}'],
  ['OnlineEndpoints_Get', 'GET', '/onlineEndpoints/{endpointName}'],
  ['OnlineEndpoints_Update', 'PATCH', '/onlineEndpoints/{endpointName}'],
  ['OnlineEndpoints_CreateOrUpdate', 'PUT', '/onlineEndpoints/{endpointName}'],
  ['OnlineEndpoints_ListKeys', 'POST', '/onlineEndpoints/{endpointName}/listKeys'],
  ['OnlineEndpoints_RegenerateKeys', 'POST', '/onlineEndpoints/{endpointName}/regenerateKeys'],
  ['OnlineEndpoints_GetToken', 'POST', '/onlineEndpoints/{endpointName}/token'],
  ['PrivateEndpointConnections_List', 'GET', '/privateEndpointConnections'],
  ['PrivateEndpointConnections_Get', 'GET', '/privateEndpointConnections/{privateEndpointConnectionName}'],
  ['PrivateEndpointConnections_CreateOrUpdate', 'PUT', '/privateEndpointConnections/{privateEndpointConnectionName}'],
  ['PrivateEndpointConnections_Delete', 'DELETE', '/privateEndpointConnections/{privateEndpointConnectionName}'],
  ['PrivateLinkResources_List', 'GET', '/privateLinkResources'],
  ['Schedules_List', 'GET', '/schedules'],
  ['Schedules_Delete', 'DELETE', '/schedules/{name}'],
  ['Schedules_Get', 'GET', '/schedules/{name}'],
  ['Schedules_CreateOrUpdate', 'PUT', '/schedules/{name}'],
  ['WorkspaceConnections_Create', 'PUT', '/connections/{connectionName}'],
  ['WorkspaceConnections_Get', 'GET', '/connections/{connectionName}'],
  ['WorkspaceConnections_Delete', 'DELETE', '/connections/{connectionName}'],
  ['WorkspaceConnections_List', 'GET', '/connections'],
  ['WorkspaceFeatures_List', 'GET', '/features'],
  ['Workspaces_CreateOrUpdate', 'PUT', ''],
  ['Workspaces_Delete', 'DELETE', ''],
  ['Workspaces_Update', 'PATCH', ''],
  ['Workspaces_Diagnose', 'POST', '/diagnose'],
  ['Workspaces_ListKeys', 'POST', '/listKeys'],
  ['Workspaces_ResyncKeys', 'POST', '/resyncKeys'],
  ['Workspaces_ListNotebookAccessToken', 'POST', '/listNotebookAccessToken'],
  ['Workspaces_PrepareNotebook', 'POST', '/prepareNotebook'],
  ['Workspaces_ListStorageAccountKeys', 'POST', '/listStorageAccountKeys'],
  ['Workspaces_ListNotebookKeys', 'POST', '/listNotebookKeys'],
  ['Workspaces_ListOutboundNetworkDependenciesEndpoints', 'GET', '/outboundNetworkDependenciesEndpoints'],
];

/** Outside the workspace. */
const elsewhere: readonly Row[] = [
  ['Operations_List', 'GET', '/providers/Microsoft.MachineLearningServices/operations'],
  [
    'Quotas_Update',
    'POST',
    '/subscriptions/{subscriptionId}/providers/Microsoft.MachineLearningServices/locations/{location}/updateQuotas',
  ],
  [
    'Quotas_List',
    'GET',
    '/subscriptions/{subscriptionId}/providers/Microsoft.MachineLearningServices/locations/{location}/quotas',
  ],
  [
    'Usages_List',
    'GET',
    '/subscriptions/{subscriptionId}/providers/Microsoft.MachineLearningServices/locations/{location}/usages',
  ],
  [
    'VirtualMachineSizes_List',
    'GET',
    '/subscriptions/{subscriptionId}/providers/Microsoft.MachineLearningServices/locations/{location}/vmSizes',
  ],
];

/** Run history (contract C3). */
const history: readonly Row[] = [
  ['Runs_GetByQuery', 'POST', '/experimentids/{experimentId}/runs:query'],
  ['Runs_GetByIds', 'POST', '/experimentids/{experimentId}/runs/runIds'],
  ['Runs_DeleteTags', 'DELETE', '/runs/{runId}/tags'],
  ['RunArtifacts_List', 'GET', '/experimentids/{experimentId}/runs/{runId}/artifacts'],
  ['RunArtifacts_GetByPath', 'GET', '/experimentids/{experimentId}/runs/{runId}/artifacts/path'],
  ['RunArtifacts_GetContentInformation', 'GET', '/experimentids/{experimentId}/runs/{runId}/artifacts/contentinfo'],
  [
    'RunArtifacts_ListContentInformationByPrefix',
    'GET',
    '/experimentids/{experimentId}/runs/{runId}/artifacts/prefix/contentinfo',
  ],
  ['RunArtifacts_ListByExperiment', 'GET', '/experiments/{experimentName}/runs/{runId}/artifacts'],
  ['Runs_GetDetailsByExperiment', 'GET', '/experiments/{experimentName}/runs/{runId}/details'],
];

/** Dataset plane (contract C3). */
const data: readonly Row[] = [
  ['DataVersion_CreateUnregisteredInput', 'POST', '/dataversion/createUnregisteredInput'],
  ['DataVersion_GetByAssetId', 'POST', '/dataversion/getByAssetId'],
];

const below = (plane: Plane, prefix: string, rows: readonly Row[]): Operation[] =>
  rows.map(([name, method, tail]) => {
    const template = `${prefix}${tail}`;
    const handler = () => {
      throw notImplemented(name);
    };
    return { name, method, template, plane, handler, action: actionOf(method, template) };
  });

/** Operations that Azure has and the local workspace answers with 501 and their name. */
export const absentTable: readonly Operation[] = [
  ...below('arm', WS, workspace),
  ...below('mfe', `${MFE}${WS}`, workspace),
  ...below('arm', '', elsewhere),
  ...below('history', `/history/v1.0${WS}`, history),
  ...below('data', `/data/v1.0${WS}`, data),
];
