import { z } from 'zod';
import { assetContainer, compute, datastore, datastoreSecrets, dataVersion } from '../contracts/azureml/asset';
import { operationStatus, page } from '../contracts/azureml/common';
import { batchDeployment, batchEndpoint } from '../contracts/azureml/endpoint';
import { batchJob, job } from '../contracts/azureml/job';
import { batchRunData, resolvedUris, run, runData, runDetails, runPage } from '../contracts/azureml/run-history';
import { permission, subscription, tenant, workspace } from '../contracts/azureml/workspace';
import { isTerminal } from '../domain/job-status';
import { isDone, OPERATION_STATUS } from './long-running';

/** One row of the table of requests that may go upstream. Nothing outside it is ever sent to ARM or the regional API. */
export interface Operation<A extends z.ZodType = z.ZodType> {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  plane: 'arm' | 'regional';
  path: string;
  /** Always sent; what a call adds must be listed in `optional`. */
  query: Readonly<Record<string, string>>;
  optional: readonly string[];
  answer: A;
  /** How long one answer may stand for another of the same workspace, in milliseconds. */
  freshMs(answer: z.output<A>): number;
}

const ML_VERSION = { 'api-version': '2024-10-01' };
const RESOURCES_VERSION = { 'api-version': '2022-12-01' };
const AUTHORIZATION_VERSION = { 'api-version': '2022-04-01' };
const BATCH_JOBS_VERSION = { 'api-version': '2020-09-01-dataplanepreview' };
const LIVE_MS = 1_900;
const SETTLED_MS = 60_000;

const PROVIDER = '/providers/Microsoft.MachineLearningServices/workspaces';
export const WORKSPACE = `/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}${PROVIDER}/{workspaceName}`;
const DEPLOYMENT = `${WORKSPACE}/batchEndpoints/{endpointName}/deployments/{deploymentName}`;
const MFE = `/mferp/managementfrontend${WORKSPACE}`;
const HISTORY = `/history/v1.0${WORKSPACE}`;
const DATA = `/data/v1.0${WORKSPACE}`;

type Row<A extends z.ZodType> = Pick<Operation<A>, 'path' | 'answer'> & Partial<Operation<A>>;

/** A row for ARM: a GET of the stable api-version unless it says otherwise. */
export const arm = <A extends z.ZodType>(name: string, row: Row<A>): Operation<A> => ({
  name,
  method: 'GET',
  plane: 'arm',
  query: ML_VERSION,
  optional: [],
  freshMs: () => LIVE_MS,
  ...row,
});
const regional = <A extends z.ZodType>(name: string, row: Row<A>): Operation<A> =>
  arm(name, { plane: 'regional', query: {}, ...row });

const settled = (status: string | null | undefined) => (status && isTerminal(status) ? SETTLED_MS : LIVE_MS);
const every = (ms: number) => () => ms;
const nothing = z.unknown();

/** The table, in the order of contract B, C1, C2, C3. */
export const operations = {
  tenants: arm('tenants', { path: '/tenants', query: RESOURCES_VERSION, answer: page(tenant) }),
  subscriptions: arm('subscriptions', {
    path: '/subscriptions',
    query: RESOURCES_VERSION,
    answer: page(subscription),
  }),
  workspaces: arm('workspaces', { path: `/subscriptions/{subscriptionId}${PROVIDER}`, answer: page(workspace) }),
  workspace: arm('workspace', { path: WORKSPACE, answer: workspace, freshMs: every(30_000) }),
  /** What the caller's roles allow in the workspace (Permissions - List For Resource). Never shared. */
  permissions: arm('permissions', {
    path: `${WORKSPACE}/providers/Microsoft.Authorization/permissions`,
    query: AUTHORIZATION_VERSION,
    answer: page(permission),
    freshMs: every(0),
  }),

  endpoints: arm('endpoints', { path: `${WORKSPACE}/batchEndpoints`, answer: page(batchEndpoint) }),
  endpoint: arm('endpoint', { path: `${WORKSPACE}/batchEndpoints/{endpointName}`, answer: batchEndpoint }),
  putEndpoint: arm('putEndpoint', {
    method: 'PUT',
    path: `${WORKSPACE}/batchEndpoints/{endpointName}`,
    answer: batchEndpoint,
  }),
  deleteEndpoint: arm('deleteEndpoint', {
    method: 'DELETE',
    path: `${WORKSPACE}/batchEndpoints/{endpointName}`,
    answer: nothing,
  }),
  deployment: arm('deployment', { path: DEPLOYMENT, answer: batchDeployment }),
  putDeployment: arm('putDeployment', { method: 'PUT', path: DEPLOYMENT, answer: batchDeployment }),
  deleteDeployment: arm('deleteDeployment', { method: 'DELETE', path: DEPLOYMENT, answer: nothing }),
  /** Where every long-running write of ARM tells its state (contract C4). */
  operationStatus: arm('operationStatus', {
    path: OPERATION_STATUS,
    answer: operationStatus,
    freshMs: ({ status }) => (isDone(status) ? SETTLED_MS : 0),
  }),
  deployments: arm('deployments', {
    path: `${WORKSPACE}/batchEndpoints/{endpointName}/deployments`,
    answer: page(batchDeployment),
    freshMs: every(5_000),
  }),

  jobs: arm('jobs', { path: `${WORKSPACE}/jobs`, optional: ['jobType', 'tag', 'listViewType'], answer: page(job) }),
  job: arm('job', {
    path: `${WORKSPACE}/jobs/{jobName}`,
    answer: job,
    freshMs: (answer) => settled(answer.properties?.status),
  }),
  cancelJob: arm('cancelJob', { method: 'POST', path: `${WORKSPACE}/jobs/{jobName}/cancel`, answer: nothing }),

  datastores: arm('datastores', {
    path: `${WORKSPACE}/datastores`,
    optional: ['isDefault', 'count'],
    answer: page(datastore),
    freshMs: every(30_000),
  }),
  datastore: arm('datastore', {
    path: `${WORKSPACE}/datastores/{name}`,
    answer: datastore,
    freshMs: every(30_000),
  }),
  /** Never shared: it answers a secret. */
  listSecrets: arm('listSecrets', {
    method: 'POST',
    path: `${WORKSPACE}/datastores/{name}/listSecrets`,
    answer: datastoreSecrets,
    freshMs: every(0),
  }),
  data: arm('data', { path: `${WORKSPACE}/data`, answer: page(assetContainer), freshMs: every(10_000) }),
  dataVersions: arm('dataVersions', {
    path: `${WORKSPACE}/data/{name}/versions`,
    answer: page(dataVersion),
    freshMs: every(10_000),
  }),
  models: arm('models', { path: `${WORKSPACE}/models`, answer: page(assetContainer), freshMs: every(10_000) }),
  computes: arm('computes', { path: `${WORKSPACE}/computes`, answer: page(compute), freshMs: every(10_000) }),

  endpointJobs: regional('endpointJobs', {
    path: `${MFE}/batchEndpoints/{endpointName}/jobs`,
    query: BATCH_JOBS_VERSION,
    optional: ['deployment'],
    answer: page(batchJob),
  }),
  endpointJob: regional('endpointJob', {
    path: `${MFE}/batchEndpoints/{endpointName}/jobs/{jobName}`,
    query: BATCH_JOBS_VERSION,
    answer: batchJob,
    freshMs: (answer) => settled(answer.properties.status),
  }),

  run: regional('run', {
    path: `${HISTORY}/runs/{runId}`,
    answer: run,
    freshMs: (answer) => settled(answer.status),
  }),
  /** Its SAS URLs live 30 minutes at least (contract F1), so a minute of sharing is safe. */
  runDetails: regional('runDetails', {
    path: `${HISTORY}/runs/{runId}/details`,
    answer: runDetails,
    freshMs: (answer) => settled(answer.status),
  }),
  runChildren: regional('runChildren', {
    path: `${HISTORY}/runs/{runId}/children`,
    answer: runPage,
    freshMs: ({ value: [child] }) => Math.min(10_000, settled(child?.status)),
  }),
  runData: regional('runData', {
    method: 'POST',
    path: `${HISTORY}/rundata`,
    answer: runData,
    freshMs: (answer) => settled(answer.runMetadata.status),
  }),
  batchRunData: regional('batchRunData', {
    method: 'POST',
    path: `${HISTORY}/batchrundata`,
    answer: batchRunData,
    freshMs: ({ successfulResults }) =>
      Math.min(...Object.values(successfulResults ?? {}).map((found) => settled(found.runMetadata.status)), SETTLED_MS),
  }),
  resolvedUris: regional('resolvedUris', {
    method: 'POST',
    path: `${DATA}/dataversion/batchGetResolvedUris`,
    answer: resolvedUris,
    freshMs: every(SETTLED_MS),
  }),
} as const;
