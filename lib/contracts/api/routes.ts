import * as z from 'zod';
import { segment, subscriptionId, workspaceRef } from './common';
import { jobFailuresView } from './failures';
import * as flip from './flip';
import { historyView } from './history';
import { invokeAnswer, invokeRequest } from './invoke';
import * as asset from './registrations';
import * as of from './resources';
import * as view from './views';

/** Which resource a token is for. `authorization` carries the first audience of a route, `x-token-{audience}` each further one. */
export type Audience = 'arm' | 'ml' | 'storage';

export interface Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under `/api`, with `{name}` where a path parameter stands. */
  path: string;
  audiences: readonly Audience[];
  params: P;
  query: Q;
  body: B;
  /** `z.instanceof`-free: null for routes that answer bytes. */
  answer: A;
}

const none = z.object({});
const workspace = workspaceRef;
const endpoint = workspaceRef.extend({ endpointName: segment });
const deployment = endpoint.extend({ deploymentName: segment });
const job = workspaceRef.extend({ jobName: segment });
const bytes = z.null();
const WS = '/workspaces/{subscriptionId}/{resourceGroupName}/{workspaceName}';

const read = <P extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  path: string,
  audiences: readonly Audience[],
  params: P,
  query: Q,
  answer: A,
): Route<P, Q, z.ZodUndefined, A> => ({
  method: 'GET',
  path,
  audiences,
  params,
  query,
  body: z.undefined(),
  answer,
});
const post = <P extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  path: string,
  audiences: readonly Audience[],
  params: P,
  body: B,
  answer: A,
): Route<P, typeof none, B, A> => ({
  method: 'POST',
  path,
  audiences,
  params,
  query: none,
  body,
  answer,
});

/** A write with a JSON body. */
const put = <P extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  path: string,
  params: P,
  body: B,
  answer: A,
): Route<P, typeof none, B, A> => ({ method: 'PUT', path, audiences: ['arm'], params, query: none, body, answer });
const remove = <P extends z.ZodType, A extends z.ZodType>(
  path: string,
  params: P,
  answer: A,
): Route<P, typeof none, z.ZodUndefined, A> => ({
  method: 'DELETE',
  path,
  audiences: ['arm'],
  params,
  query: none,
  body: z.undefined(),
  answer,
});

/** Relative blob path: no empty, `.` or `..` part, no backslash, no control character; at most 1,024 characters as Azure allows. */
export const blobPath = z
  .string()
  .min(1)
  .max(1024)
  .refine(
    (path) =>
      !/[\\\p{Cc}]/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'a relative path without empty, . or .. parts',
  );

const blockNumber = z.coerce.number().int().min(0).max(49_999);
const blockQuery = z.object({ path: blobPath, block: blockNumber, last: blockNumber });

/** So many jobs one read of figures takes: with the longest names and two tokens it still stays below 16 kB. */
export const JOB_NAMES_MOST = 25;
/** With commas between them. */
const jobNames = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(segment).min(1).max(JOB_NAMES_MOST));

/** Every request between our browser code and our server. One table; nothing else may be called. */
export const routes = {
  tenants: read('/tenants', ['arm'], none, none, z.object({ tenants: z.array(view.tenantView) })),
  subscriptions: read(
    '/subscriptions',
    ['arm'],
    none,
    none,
    z.object({ subscriptions: z.array(view.subscriptionView) }),
  ),
  workspaces: read(
    '/subscriptions/{subscriptionId}/workspaces',
    ['arm'],
    z.object({ subscriptionId }),
    none,
    z.object({ workspaces: z.array(view.workspaceView) }),
  ),
  workspace: read(WS, ['arm'], workspace, none, view.workspaceView),
  /** Of the actions that pages ask for before they offer something: those that none of the caller's roles allows. */
  rights: read(`${WS}/rights`, ['arm'], workspace, none, z.object({ missing: z.array(z.string()) })),

  endpoints: read(
    `${WS}/endpoints`,
    ['arm', 'ml'],
    workspace,
    none,
    z.object({ endpoints: z.array(view.endpointSummary), partial: z.boolean(), missing: view.missingParts }),
  ),
  endpoint: read(`${WS}/endpoints/{endpointName}`, ['arm'], endpoint, none, view.endpointDetail),
  deployments: read(
    `${WS}/endpoints/{endpointName}/deployments`,
    ['arm'],
    endpoint,
    none,
    z.object({ deployments: z.array(view.deploymentView) }),
  ),
  endpointResource: read(`${WS}/endpoints/{endpointName}/resource`, ['arm'], endpoint, none, of.resourceView),
  putEndpoint: {
    ...put(`${WS}/endpoints/{endpointName}`, endpoint, of.writeRequest, of.writeAnswer),
    /** A write that changes the default is kept in the history, which lies in the default datastore. */
    audiences: ['arm', 'storage'],
  },
  deleteEndpoint: remove(`${WS}/endpoints/{endpointName}`, endpoint, of.deleteAnswer),
  deploymentResource: read(
    `${WS}/endpoints/{endpointName}/deployments/{deploymentName}/resource`,
    ['arm'],
    deployment,
    none,
    of.resourceView,
  ),
  putDeployment: put(
    `${WS}/endpoints/{endpointName}/deployments/{deploymentName}`,
    deployment,
    of.writeRequest,
    of.writeAnswer,
  ),
  deleteDeployment: remove(`${WS}/endpoints/{endpointName}/deployments/{deploymentName}`, deployment, of.deleteAnswer),
  /** Everything that is to be known before `to` is made the default deployment. */
  flipReview: read(
    `${WS}/endpoints/{endpointName}/flip`,
    ['arm', 'ml', 'storage'],
    endpoint,
    z.object({ to: segment }),
    flip.flipReview,
  ),
  flip: post(
    `${WS}/endpoints/{endpointName}/flip`,
    ['arm', 'ml', 'storage'],
    endpoint,
    flip.flipRequest,
    flip.flipAnswer,
  ),
  history: read(`${WS}/endpoints/{endpointName}/history`, ['arm', 'storage'], endpoint, none, historyView),
  historyFile: read(
    `${WS}/endpoints/{endpointName}/history/file`,
    ['arm', 'storage'],
    endpoint,
    z.object({ format: z.enum(['csv', 'json']) }),
    bytes,
  ),
  jobResource: read(`${WS}/jobs/{jobName}/resource`, ['arm'], job, none, of.resourceView),
  /** Lists stand beside the nouns: `resources` is a name that an endpoint or a job may have. */
  endpointResources: read(`${WS}/endpoint-resources`, ['arm'], workspace, none, of.resourcesView),
  deploymentResources: read(
    `${WS}/endpoints/{endpointName}/deployment-resources`,
    ['arm'],
    endpoint,
    none,
    of.resourcesView,
  ),
  jobResources: read(`${WS}/job-resources`, ['arm'], workspace, none, of.resourcesView),
  /** A long-running operation that one of the writes above began. */
  operation: read(
    `${WS}/operations/{location}/{operationId}`,
    ['arm'],
    workspace.extend(of.operationRef.shape),
    none,
    of.operationView,
  ),
  endpointJobs: read(
    `${WS}/endpoints/{endpointName}/jobs`,
    ['arm', 'ml'],
    endpoint,
    z.object({ deployment: segment.optional() }),
    z.object({ jobs: z.array(view.jobSummary), missing: view.missingParts }),
  ),
  deploymentRecords: read(
    `${WS}/endpoints/{endpointName}/deployment-records`,
    ['arm', 'ml'],
    endpoint,
    none,
    view.deploymentRecords,
  ),
  invoke: post(`${WS}/endpoints/{endpointName}/jobs`, ['arm', 'ml'], endpoint, invokeRequest, invokeAnswer),

  jobs: read(
    `${WS}/jobs`,
    ['arm', 'ml'],
    workspace,
    none,
    z.object({ jobs: z.array(view.jobSummary), partial: z.boolean(), missing: view.missingParts }),
  ),
  /** What a list says of the jobs in sight, beside what the list itself holds. */
  jobFigures: read(
    `${WS}/job-figures`,
    ['arm', 'ml'],
    workspace,
    z.object({ names: jobNames }),
    z.object({ jobs: z.array(view.jobFigures) }),
  ),
  job: read(`${WS}/jobs/{jobName}`, ['arm', 'ml'], job, none, view.jobDetail),
  jobProgress: read(`${WS}/jobs/{jobName}/progress`, ['arm', 'ml'], job, none, view.jobProgressView),
  jobFailures: read(`${WS}/jobs/{jobName}/failures`, ['arm', 'ml'], job, none, jobFailuresView),
  cancelJob: post(`${WS}/jobs/{jobName}/cancel`, ['arm'], job, none, z.object({ status: z.string() })),
  /** `from` is a byte offset; a negative one counts from the end. */
  jobLog: read(
    `${WS}/jobs/{jobName}/log`,
    ['arm', 'ml'],
    job,
    z.object({ runName: segment, path: blobPath, from: z.coerce.number().int() }),
    view.logSlice,
  ),
  jobLogFile: read(
    `${WS}/jobs/{jobName}/log/file`,
    ['arm', 'ml'],
    job,
    z.object({ runName: segment, path: blobPath }),
    bytes,
  ),
  outputs: read(
    `${WS}/jobs/{jobName}/outputs`,
    ['arm', 'ml', 'storage'],
    job,
    z.object({ rows: z.coerce.number().int().min(1).max(1000).default(100) }),
    view.outputsView,
  ),
  outputFile: read(
    `${WS}/jobs/{jobName}/outputs/file`,
    ['arm', 'ml', 'storage'],
    job,
    z.object({ path: blobPath }),
    bytes,
  ),

  datastores: read(`${WS}/datastores`, ['arm'], workspace, none, z.object({ datastores: z.array(view.datastoreView) })),
  dataAssets: read(`${WS}/data`, ['arm'], workspace, none, z.object({ assets: z.array(view.assetView) })),
  dataVersions: read(
    `${WS}/data/{name}/versions`,
    ['arm'],
    workspace.extend({ name: segment }),
    none,
    z.object({ versions: z.array(view.dataVersionView) }),
  ),
  models: read(`${WS}/models`, ['arm'], workspace, none, z.object({ assets: z.array(view.assetView) })),
  environments: read(`${WS}/environments`, ['arm'], workspace, none, z.object({ assets: z.array(view.assetView) })),
  computes: read(`${WS}/computes`, ['arm'], workspace, none, z.object({ computes: z.array(view.computeView) })),

  startUpload: post(
    `${WS}/uploads`,
    ['arm', 'storage'],
    workspace,
    z.object({
      datastore: segment.nullable(),
      /** folder inside the datastore; null lets the server name one */ path: blobPath.nullable(),
      name: z.string().min(1).max(255),
    }),
    view.uploadTarget,
  ),
  /** Blob names as a whole, folder and file. */
  uploadRights: post(
    `${WS}/uploads/rights`,
    ['arm', 'storage'],
    workspace,
    z.object({ datastore: segment, paths: z.array(blobPath).min(1).max(50) }),
    view.uploadRights,
  ),
  /** Many small files in one request: the bundle format is described in lib/client/upload/README.md. */
  uploadBundle: {
    method: 'PUT',
    path: `${WS}/uploads/bundle`,
    audiences: ['arm', 'storage'],
    params: workspace,
    query: z.object({ datastore: segment, path: blobPath }),
    body: z.undefined(),
    answer: z.object({ stored: z.array(z.string()) }),
  },
  /** One block of a large file, for accounts whose CORS rule is missing. */
  uploadBlock: {
    method: 'PUT',
    path: `${WS}/uploads/block`,
    audiences: ['arm', 'storage'],
    params: workspace,
    query: blockQuery.extend({ datastore: segment }),
    body: z.undefined(),
    answer: z.object({ stored: z.number() }),
  },

  /** Code that is there already, found by its content. */
  codeByHash: read(`${WS}/codes`, ['arm'], workspace, asset.codeHash, asset.codeByHash),
  startCodeUpload: post(
    `${WS}/codes/{name}/versions/{version}/upload`,
    ['arm'],
    asset.codeParams,
    none,
    asset.codeUpload,
  ),
  /** As `uploadBundle` and `uploadBlock`, into the container of one code upload, which a header names. */
  codeBundle: {
    method: 'PUT',
    path: `${WS}/codes/bundle`,
    audiences: ['arm'],
    params: workspace,
    query: z.object({ path: blobPath }),
    body: z.undefined(),
    answer: z.object({ stored: z.array(z.string()) }),
  },
  codeBlock: {
    method: 'PUT',
    path: `${WS}/codes/block`,
    audiences: ['arm'],
    params: workspace,
    query: blockQuery,
    body: z.undefined(),
    answer: z.object({ stored: z.number() }),
  },
  uploadMark: read(
    `${WS}/uploads/mark`,
    ['arm', 'storage'],
    workspace,
    z.object({ datastore: segment, path: blobPath }),
    asset.uploadMark,
  ),
  markUpload: {
    method: 'PUT',
    path: `${WS}/uploads/mark`,
    audiences: ['arm', 'storage'],
    params: workspace,
    query: none,
    body: asset.uploadMarkRequest.extend({ datastore: segment, path: blobPath }),
    answer: none,
  },
  assetContainer: read(`${WS}/assets/{collection}/{name}`, ['arm'], asset.containerParams, none, asset.containerView),
  assetVersions: read(
    `${WS}/assets/{collection}/{name}/versions`,
    ['arm'],
    asset.containerParams,
    none,
    asset.versionNames,
  ),
  assetVersion: read(
    `${WS}/assets/{collection}/{name}/versions/{version}`,
    ['arm'],
    asset.versionParams,
    none,
    asset.assetVersionView,
  ),
  putAssetVersion: put(
    `${WS}/assets/{collection}/{name}/versions/{version}`,
    asset.versionParams,
    asset.assetVersionRequest,
    asset.assetVersionAnswer,
  ),
  editorNames: read(`${WS}/names`, ['arm'], workspace, none, asset.editorNames),

  wallboard: read(
    `${WS}/wallboard`,
    ['arm', 'ml'],
    workspace,
    none,
    z.object({
      endpoints: z.array(view.endpointSummary),
      running: z.array(view.jobSummary.extend({ progress: view.jobProgress.nullable() })),
      /** More endpoints or jobs exist than were read: the figures are of the newest. */
      partial: z.boolean(),
      missing: view.missingParts,
      /** Workspace clock, from Azure's Date header. */
      at: z.string(),
    }),
  ),
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
export type Params<N extends RouteName> = z.input<(typeof routes)[N]['params']>;
export type Query<N extends RouteName> = z.input<(typeof routes)[N]['query']>;
export type Body<N extends RouteName> = z.input<(typeof routes)[N]['body']>;
export type Answer<N extends RouteName> = z.output<(typeof routes)[N]['answer']>;
