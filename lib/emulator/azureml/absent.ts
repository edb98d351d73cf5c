import { notImplemented } from './errors';
import { actionOf, MFE, WS } from './routes';
import type { Operation, Plane } from './types';

type Row = [name: string, method: string, template: string];

/** Below the workspace, of the published specification 2022-10-01 and of the recorded clients. */
const workspace: readonly Row[] = [
  ['CodeContainers_Delete', 'DELETE', '/codes/{name}'],
  ['ComponentContainers_Delete', 'DELETE', '/components/{name}'],
  ['Compute_CreateOrUpdate', 'PUT', '/computes/{computeName}'],
  ['Compute_Update', 'PATCH', '/computes/{computeName}'],
  ['Compute_Delete', 'DELETE', '/computes/{computeName}'],
  ['Compute_ListKeys', 'POST', '/computes/{computeName}/listKeys'],
  ['Compute_Start', 'POST', '/computes/{computeName}/start'],
  ['Compute_Stop', 'POST', '/computes/{computeName}/stop'],
  ['Compute_Restart', 'POST', '/computes/{computeName}/restart'],
  ['DataContainers_Delete', 'DELETE', '/data/{name}'],
  ['EnvironmentContainers_Delete', 'DELETE', '/environments/{name}'],
  ['ModelContainers_Delete', 'DELETE', '/models/{name}'],
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
  ['Workspaces_ResyncKeys', 'POST', '/resyncKeys'],
  ['Workspaces_ListNotebookAccessToken', 'POST', '/listNotebookAccessToken'],
  ['Workspaces_PrepareNotebook', 'POST', '/prepareNotebook'],
  ['Workspaces_ListNotebookKeys', 'POST', '/listNotebookKeys'],
  ['Workspaces_ListOutboundNetworkDependenciesEndpoints', 'GET', '/outboundNetworkDependenciesEndpoints'],
];

const PROVIDER =
  '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.MachineLearningServices';
const REGISTRY = `${PROVIDER}/registries/{registryName}`;

/** Assets of a registry; `startPendingUpload` of data and models exists only here (contract C1). */
const registryAssets = ['codes', 'components', 'data', 'environments', 'models'].flatMap((collection): Row[] => {
  const version = `${REGISTRY}/${collection}/{name}/versions/{version}`;
  return [
    [`Registry_${collection}_List`, 'GET', `${REGISTRY}/${collection}`],
    [`Registry_${collection}_GetVersion`, 'GET', version],
    [`Registry_${collection}_CreateOrUpdateVersion`, 'PUT', version],
    [`Registry_${collection}_DeleteVersion`, 'DELETE', version],
    [`Registry_${collection}_StartPendingUpload`, 'POST', `${version}/startPendingUpload`],
  ];
});

/** Outside the workspace. */
const elsewhere: readonly Row[] = [
  ['Registries_ListByResourceGroup', 'GET', `${PROVIDER}/registries`],
  ['Registries_Get', 'GET', REGISTRY],
  ['Registries_CreateOrUpdate', 'PUT', REGISTRY],
  ['Registries_Delete', 'DELETE', REGISTRY],
  ...registryAssets,
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
];
