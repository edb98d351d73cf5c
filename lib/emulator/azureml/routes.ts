import type { AssetCollection } from './assets';
import { assetHandlers } from './handlers/assets';
import * as batchJobs from './handlers/batch-jobs';
import { startPendingUpload } from './handlers/codes';
import * as computes from './handlers/computes';
import { batchGetResolvedUris } from './handlers/data-plane';
import * as datastores from './handlers/datastores';
import * as deployments from './handlers/deployments';
import * as endpoints from './handlers/endpoints';
import * as jobs from './handlers/jobs';
import { getCloudMetadata, getDiscovery } from './handlers/metadata';
import * as operations from './handlers/operations';
import { listPermissions } from './handlers/permissions';
import * as history from './handlers/run-history';
import * as tenants from './handlers/tenants';
import * as workspaces from './handlers/workspaces';
import type { Handler, Operation, Plane } from './types';

const SUBSCRIPTION = '/subscriptions/{subscriptionId}';
const GROUP = `${SUBSCRIPTION}/resourceGroups/{resourceGroupName}`;
const PROVIDER = 'Microsoft.MachineLearningServices';
export const WS = `${GROUP}/providers/${PROVIDER}/workspaces/{workspaceName}`;
export const MFE = '/mferp/managementfrontend';
const HISTORY = `/history/v1.0${WS}`;
const DATA = `/data/v1.0${WS}`;
const LOCATION = `${SUBSCRIPTION}/providers/${PROVIDER}/locations/{location}`;
const ENDPOINT = `${WS}/batchEndpoints/{endpointName}`;
const DEPLOYMENT = `${ENDPOINT}/deployments/{deploymentName}`;
const SCORING = '/inference/{endpointName}/jobs';

type Row = [name: string, method: string, template: string, handler: Handler, action?: string];

const verbs: Record<string, string> = { GET: 'read', PUT: 'write', PATCH: 'write', DELETE: 'delete' };

/** `Microsoft.MachineLearningServices/workspaces/batchEndpoints/write`: what Azure calls the right to do it. */
export function actionOf(method: string, template: string): string {
  const parts = template.slice(template.indexOf('/providers/') + '/providers/'.length).split('/');
  const literals = parts.filter((part) => !part.startsWith('{')).join('/');
  return `${literals}/${verbs[method] ?? 'action'}`;
}

const READ = `${PROVIDER}/workspaces/experiments/runs/read`;
const RUN_WRITE = `${PROVIDER}/workspaces/experiments/runs/write`;
const INVOKE = `${PROVIDER}/workspaces/batchEndpoints/jobs/write`;

const onPlane = (plane: Plane, rows: readonly Row[]): Operation[] =>
  rows.map(([name, method, template, handler, action]) => {
    return { name, method, template, plane, handler, action: action ?? actionOf(method, template) };
  });

const open: Row[] = [
  ['CloudMetadata_Get', 'GET', '/metadata/endpoints', getCloudMetadata],
  ['Discovery_Get', 'GET', '/discovery', getDiscovery],
];

const account: Row[] = [
  ['Tenants_List', 'GET', '/tenants', tenants.listTenants],
  ['Subscriptions_List', 'GET', '/subscriptions', tenants.listSubscriptions],
  ['Subscriptions_Get', 'GET', SUBSCRIPTION, tenants.getSubscription],
  ['ResourceGroups_List', 'GET', `${SUBSCRIPTION}/resourceGroups`, tenants.listResourceGroups],
  ['ResourceGroups_Get', 'GET', GROUP, tenants.getResourceGroup],
  [
    'Workspaces_ListBySubscription',
    'GET',
    `${SUBSCRIPTION}/providers/${PROVIDER}/workspaces`,
    workspaces.listWorkspaces,
  ],
  ['Workspaces_ListByResourceGroup', 'GET', `${GROUP}/providers/${PROVIDER}/workspaces`, workspaces.listWorkspaces],
  ['Permissions_ListForResource', 'GET', `${WS}/providers/Microsoft.Authorization/permissions`, listPermissions],
  ['MfeOperations_GetStatus', 'GET', `${LOCATION}/mfeOperationsStatus/{operationId}`, operations.getOperationStatus],
  ['MfeOperations_GetResult', 'GET', `${LOCATION}/mfeOperationResults/{operationId}`, operations.getOperationResult],
];

const assetRows = (group: string, collection: AssetCollection): Row[] => {
  const handlers = assetHandlers(collection);
  const [container, version] = [`${WS}/${collection}/{name}`, `${WS}/${collection}/{name}/versions/{version}`];
  return [
    [`${group}Containers_List`, 'GET', `${WS}/${collection}`, handlers.listContainers],
    [`${group}Containers_Get`, 'GET', container, handlers.getContainer],
    [`${group}Containers_CreateOrUpdate`, 'PUT', container, handlers.putContainer],
    [`${group}Versions_List`, 'GET', `${container}/versions`, handlers.listVersions],
    [`${group}Versions_Get`, 'GET', version, handlers.getVersion],
    [`${group}Versions_CreateOrUpdate`, 'PUT', version, handlers.putVersion],
  ];
};

/** Served by ARM and, word for word, by the management front end of the regional API. */
const workspace: Row[] = [
  ['Workspaces_Get', 'GET', WS, workspaces.getWorkspace],
  ['BatchEndpoints_List', 'GET', `${WS}/batchEndpoints`, endpoints.listEndpoints],
  ['BatchEndpoints_Get', 'GET', ENDPOINT, endpoints.getEndpoint],
  ['BatchEndpoints_CreateOrUpdate', 'PUT', ENDPOINT, endpoints.putEndpoint],
  ['BatchEndpoints_Update', 'PATCH', ENDPOINT, endpoints.patchEndpoint],
  ['BatchEndpoints_Delete', 'DELETE', ENDPOINT, endpoints.deleteEndpoint],
  ['BatchDeployments_List', 'GET', `${ENDPOINT}/deployments`, deployments.listDeployments],
  ['BatchDeployments_Get', 'GET', DEPLOYMENT, deployments.getDeployment],
  ['BatchDeployments_CreateOrUpdate', 'PUT', DEPLOYMENT, deployments.putDeployment],
  ['BatchDeployments_Update', 'PATCH', DEPLOYMENT, deployments.patchDeployment],
  ['BatchDeployments_Delete', 'DELETE', DEPLOYMENT, deployments.deleteDeployment],
  ['Jobs_List', 'GET', `${WS}/jobs`, jobs.listJobs],
  ['Jobs_Get', 'GET', `${WS}/jobs/{id}`, jobs.getJob],
  ['Jobs_Cancel', 'POST', `${WS}/jobs/{id}/cancel`, jobs.cancelJob],
  ['Datastores_List', 'GET', `${WS}/datastores`, datastores.listDatastores],
  ['Datastores_Get', 'GET', `${WS}/datastores/{name}`, datastores.getDatastore],
  ['Datastores_ListSecrets', 'POST', `${WS}/datastores/{name}/listSecrets`, datastores.listSecrets],
  ['Compute_List', 'GET', `${WS}/computes`, computes.listComputes],
  ['Compute_Get', 'GET', `${WS}/computes/{computeName}`, computes.getCompute],
  ...assetRows('Data', 'data'),
  ...assetRows('Model', 'models'),
  ...assetRows('Code', 'codes'),
  ...assetRows('Environment', 'environments'),
  ...assetRows('Component', 'components'),
  [
    'CodeVersions_CreateOrGetStartPendingUpload',
    'POST',
    `${WS}/codes/{name}/versions/{version}/startPendingUpload`,
    startPendingUpload,
  ],
];

/** On the regional API only (contract C2). */
const batchJobRows: Row[] = [
  ['BatchJobEndpoint_List', 'GET', `${ENDPOINT}/jobs`, batchJobs.listEndpointJobs],
  ['BatchJobEndpoint_Create', 'POST', `${ENDPOINT}/jobs`, batchJobs.invoke, INVOKE],
  ['BatchJobEndpoint_Get', 'GET', `${ENDPOINT}/jobs/{id}`, batchJobs.getBatchJob],
  ['BatchJobDeployment_List', 'GET', `${DEPLOYMENT}/jobs`, batchJobs.listDeploymentJobs],
  ['BatchJobDeployment_Create', 'POST', `${DEPLOYMENT}/jobs`, batchJobs.createDeploymentJob, INVOKE],
  ['BatchJobDeployment_Get', 'GET', `${DEPLOYMENT}/jobs/{id}`, batchJobs.getBatchJob],
];

const historyRows: Row[] = [
  ['Runs_Get', 'GET', `${HISTORY}/runs/{runId}`, history.getRun],
  ['Runs_GetDetails', 'GET', `${HISTORY}/runs/{runId}/details`, history.getRunDetails],
  ['Runs_GetChildren', 'GET', `${HISTORY}/runs/{runId}/children`, history.listChildren],
  ['Runs_GetRunData', 'POST', `${HISTORY}/rundata`, history.getRunData, READ],
  ['Runs_BatchGetRunData', 'POST', `${HISTORY}/batchrundata`, history.getBatchRunData, READ],
  [
    'Runs_CancelByExperimentId',
    'POST',
    `${HISTORY}/experimentids/{experimentId}/runs/{runId}/cancel`,
    history.cancelRun,
    RUN_WRITE,
  ],
  [
    'Runs_PatchTagsByExperimentId',
    'PATCH',
    `${HISTORY}/experimentids/{experimentId}/runs/{runId}/tags`,
    history.patchRunTags,
    RUN_WRITE,
  ],
];

const dataRows: Row[] = [
  [
    'DataVersion_BatchGetResolvedUris',
    'POST',
    `${DATA}/dataversion/batchGetResolvedUris`,
    batchGetResolvedUris,
    `${PROVIDER}/workspaces/data/versions/read`,
  ],
];

const scoringRows: Row[] = [
  ['BatchEndpoint_Invoke', 'POST', SCORING, batchJobs.invoke, INVOKE],
  [
    'BatchEndpoint_GetJob',
    'GET',
    `${SCORING}/{id}`,
    batchJobs.getBatchJob,
    `${PROVIDER}/workspaces/batchEndpoints/jobs/read`,
  ],
];

const mirrored = (rows: readonly Row[]): Row[] =>
  rows.map(([name, method, template, handler, action]) => {
    return [name, method, `${MFE}${template}`, handler, action ?? actionOf(method, template)];
  });

/** Every operation of the local workspace; the support matrix is read off this table. */
export const operationTable: readonly Operation[] = [
  ...onPlane('public', open),
  ...onPlane('arm', [...account, ...workspace]),
  ...onPlane('mfe', mirrored([...workspace, ...batchJobRows])),
  ...onPlane('history', historyRows),
  ...onPlane('data', dataRows),
  ...onPlane('scoring', scoringRows),
];
