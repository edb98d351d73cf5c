import type { AssetCollection } from './assets/shape';
import { assetHandlers } from './handlers/assets';
import * as batchJobs from './handlers/batch-jobs';
import { startPendingUpload } from './handlers/codes';
import * as computes from './handlers/computes';
import * as dataPlane from './handlers/data-plane';
import * as datastores from './handlers/datastores';
import * as deployments from './handlers/deployments';
import * as endpoints from './handlers/endpoints';
import * as jobs from './handlers/jobs';
import { getCloudMetadata, getDiscovery } from './handlers/metadata';
import * as operations from './handlers/operations';
import { listPermissions } from './handlers/permissions';
import * as providers from './handlers/providers';
import { listResources } from './handlers/resources';
import * as artifacts from './handlers/run-artifacts';
import * as runChanges from './handlers/run-changes';
import * as runs from './handlers/runs';
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

const RESOURCES_READ = 'Microsoft.Resources/subscriptions/resources/read';
const READ = `${PROVIDER}/workspaces/experiments/runs/read`;
const RUN_WRITE = `${PROVIDER}/workspaces/experiments/runs/write`;
const INVOKE = `${PROVIDER}/workspaces/batchEndpoints/jobs/write`;
const INVOKE_DEPLOYMENT = `${PROVIDER}/workspaces/batchEndpoints/deployments/jobs/write`;
const DATA_READ = `${PROVIDER}/workspaces/data/versions/read`;
const DATA_WRITE = `${PROVIDER}/workspaces/data/versions/write`;

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
  ['Subscriptions_ListLocations', 'GET', `${SUBSCRIPTION}/locations`, providers.listLocations],
  ['Providers_List', 'GET', `${SUBSCRIPTION}/providers`, providers.listProviders],
  ['Providers_Get', 'GET', `${SUBSCRIPTION}/providers/{resourceProviderNamespace}`, providers.getProvider],
  ['ResourceGroups_List', 'GET', `${SUBSCRIPTION}/resourceGroups`, tenants.listResourceGroups],
  ['ResourceGroups_Get', 'GET', GROUP, tenants.getResourceGroup],
  ['Resources_List', 'GET', `${SUBSCRIPTION}/resources`, listResources, RESOURCES_READ],
  ['Resources_ListByResourceGroup', 'GET', `${GROUP}/resources`, listResources, RESOURCES_READ],
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
    [`${group}Versions_Delete`, 'DELETE', version, handlers.deleteVersion],
  ];
};

/** Served by ARM and, word for word, by the management front end of the regional API. */
const workspace: Row[] = [
  ['Workspaces_Get', 'GET', WS, workspaces.getWorkspace],
  ['Workspaces_ListKeys', 'POST', `${WS}/listKeys`, workspaces.listKeys],
  ['Workspaces_ListStorageAccountKeys', 'POST', `${WS}/listStorageAccountKeys`, workspaces.listStorageAccountKeys],
  ['BatchEndpoints_List', 'GET', `${WS}/batchEndpoints`, endpoints.listEndpoints],
  ['BatchEndpoints_Get', 'GET', ENDPOINT, endpoints.getEndpoint],
  ['BatchEndpoints_CreateOrUpdate', 'PUT', ENDPOINT, endpoints.putEndpoint],
  ['BatchEndpoints_Update', 'PATCH', ENDPOINT, endpoints.patchEndpoint],
  ['BatchEndpoints_Delete', 'DELETE', ENDPOINT, endpoints.deleteEndpoint],
  ['BatchEndpoints_ListKeys', 'POST', `${ENDPOINT}/listkeys`, endpoints.listEndpointKeys],
  ['BatchDeployments_List', 'GET', `${ENDPOINT}/deployments`, deployments.listDeployments],
  ['BatchDeployments_Get', 'GET', DEPLOYMENT, deployments.getDeployment],
  ['BatchDeployments_CreateOrUpdate', 'PUT', DEPLOYMENT, deployments.putDeployment],
  ['BatchDeployments_Update', 'PATCH', DEPLOYMENT, deployments.patchDeployment],
  ['BatchDeployments_Delete', 'DELETE', DEPLOYMENT, deployments.deleteDeployment],
  ['Jobs_List', 'GET', `${WS}/jobs`, jobs.listJobs],
  ['Jobs_Get', 'GET', `${WS}/jobs/{id}`, jobs.getJob],
  ['Jobs_CreateOrUpdate', 'PUT', `${WS}/jobs/{id}`, jobs.putJob],
  ['Jobs_Delete', 'DELETE', `${WS}/jobs/{id}`, jobs.deleteJob],
  ['Jobs_Cancel', 'POST', `${WS}/jobs/{id}/cancel`, jobs.cancelJob],
  ['Datastores_List', 'GET', `${WS}/datastores`, datastores.listDatastores],
  ['Datastores_Get', 'GET', `${WS}/datastores/{name}`, datastores.getDatastore],
  ['Datastores_CreateOrUpdate', 'PUT', `${WS}/datastores/{name}`, datastores.putDatastore],
  ['Datastores_Delete', 'DELETE', `${WS}/datastores/{name}`, datastores.deleteDatastore],
  ['Datastores_ListSecrets', 'POST', `${WS}/datastores/{name}/listSecrets`, datastores.listSecrets],
  ['Compute_List', 'GET', `${WS}/computes`, computes.listComputes],
  ['Compute_Get', 'GET', `${WS}/computes/{computeName}`, computes.getCompute],
  ['Compute_ListNodes', 'POST', `${WS}/computes/{computeName}/listNodes`, computes.listNodes],
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
  ['BatchJobDeployment_Create', 'POST', `${DEPLOYMENT}/jobs`, batchJobs.createDeploymentJob, INVOKE_DEPLOYMENT],
  ['BatchJobDeployment_Get', 'GET', `${DEPLOYMENT}/jobs/{id}`, batchJobs.getDeploymentJob],
];

const RUN = `${HISTORY}/runs/{runId}`;
const workspaceRuns: Row[] = [
  ['Runs_Get', 'GET', RUN, runs.getRun],
  ['Runs_GetDetails', 'GET', `${RUN}/details`, runs.getRunDetails],
  ['Runs_GetChild', 'GET', `${RUN}/children`, runs.listChildren],
  ['Runs_DeleteTags', 'DELETE', `${RUN}/tags`, runChanges.deleteRunTags, RUN_WRITE],
  ['Runs_GetRunData', 'POST', `${HISTORY}/rundata`, runs.getRunData, READ],
  ['Runs_BatchGetRunData', 'POST', `${HISTORY}/batchrundata`, runs.getBatchRunData, READ],
];

/** The same runs again below their experiment, which a path names by id or, as in 2021, by name (contract C3). */
function experimentRuns(by: 'ByExperimentId' | 'ByExperimentName'): Row[] {
  const experiment = `${HISTORY}/${by === 'ByExperimentId' ? 'experimentids/{experimentId}' : 'experiments/{experimentName}'}`;
  const run = `${experiment}/runs/{runId}`;
  const files = `${run}/artifacts`;
  const rows: Row[] = [
    ['Runs_Get', 'GET', run, runs.getRun],
    ['Runs_GetDetails', 'GET', `${run}/details`, runs.getRunDetails],
    ['Runs_GetChild', 'GET', `${run}/children`, runs.listChildren],
    ['Runs_GetByIds', 'POST', `${experiment}/runs/runIds`, runs.getRunsByIds, READ],
    ['Runs_GetByQuery', 'POST', `${experiment}/runs:query`, runs.queryRuns, READ],
    ['Runs_Cancel', 'POST', `${run}/cancel`, runChanges.cancelRun, RUN_WRITE],
    ['Runs_ModifyOrDeleteTags', 'PATCH', `${run}/tags`, runChanges.patchRunTags, RUN_WRITE],
    ['Runs_DeleteTags', 'DELETE', `${run}/tags`, runChanges.deleteRunTags, RUN_WRITE],
    ['RunArtifacts_ListInContainer', 'GET', files, artifacts.listArtifacts],
    ['RunArtifacts_ListInPath', 'GET', `${files}/path`, artifacts.listArtifactsInPath],
    ['RunArtifacts_GetById', 'GET', `${files}/metadata`, artifacts.getArtifact],
    ['RunArtifacts_GetContentInformation', 'GET', `${files}/contentinfo`, artifacts.getContentInformation],
    ['RunArtifacts_ListSasByPrefix', 'GET', `${files}/prefix/contentinfo`, artifacts.listArtifactsByPrefix],
    ['RunArtifacts_GetSasUri', 'GET', `${files}/artifacturi`, artifacts.getArtifactUri],
  ];
  return rows.map(([name, ...rest]) => [`${name}${by}`, ...rest]);
}

const historyRows: Row[] = [
  ...workspaceRuns,
  ...experimentRuns('ByExperimentId'),
  ...experimentRuns('ByExperimentName'),
];

const VERSION = `${DATA}/dataversion`;
const dataRows: Row[] = [
  [
    'DataVersion_BatchGetResolvedUris',
    'POST',
    `${VERSION}/batchGetResolvedUris`,
    dataPlane.batchGetResolvedUris,
    DATA_READ,
  ],
  ['DataVersion_GetByAssetId', 'POST', `${VERSION}/getByAssetId`, dataPlane.getByAssetId, DATA_READ],
  [
    'DataVersion_CreateUnregisteredInput',
    'POST',
    `${VERSION}/createUnregisteredInput`,
    dataPlane.createUnregisteredInput,
    DATA_WRITE,
  ],
  [
    'DataVersion_CreateUnregisteredOutput',
    'POST',
    `${VERSION}/createUnregisteredOutput`,
    dataPlane.createUnregisteredOutput,
    DATA_WRITE,
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
