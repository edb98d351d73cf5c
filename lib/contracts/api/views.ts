import * as z from 'zod';
import { instant, workspaceRef } from './common';

const text = z.string().nullable();
const count = z.number().int().nonnegative();
const stringMap = z.record(z.string(), z.string());

export const tenantView = z.object({ tenantId: z.string(), displayName: text });
export const subscriptionView = z.object({ subscriptionId: z.string(), displayName: z.string(), tenantId: text });
export const workspaceView = workspaceRef.extend({
  id: z.string(),
  displayName: z.string(),
  location: z.string(),
  tenantId: text,
  provisioningState: text,
});

export const jobSummary = z.object({
  name: z.string(),
  displayName: z.string(),
  /** One of Azure's fourteen states as Azure wrote it; an unknown word is kept. */
  status: z.string(),
  endpointName: text,
  deploymentName: text,
  createdAt: instant,
  startedAt: instant,
  endedAt: instant,
  createdBy: text,
  /** First sentence of why it failed. */
  cause: text,
  tags: stringMap,
});

/** A part that Azure refused to this caller: it is absent from the view, not empty. */
const missingPart = z.object({
  part: z.enum(['jobs', 'run-history', 'input-output', 'logs']),
  /** The RBAC action that is missing, where Azure named it. */
  action: text,
});
export const missingParts = z.array(missingPart);

const recentJob = z.object({
  name: z.string(),
  status: z.string(),
  durationMs: z.number().nullable(),
  /** Files that it lost, from its newest progress log; null where that was not read so far. */
  failedFiles: count.nullable(),
});
export type RecentJob = z.infer<typeof recentJob>;

/** What the newest jobs of a deployment say about it. `ended` counts those that came to an end, ten at most. */
export const jobRecord = z.object({
  ended: count,
  succeeded: count,
  medianMs: z.number().nullable(),
  /** Those under way. */
  live: count,
});

export type JobRecord = z.infer<typeof jobRecord>;

/** The record of each deployment that has one; `recentJobs` are those that ended, the newest last. */
export const deploymentRecords = z.object({
  records: z.array(jobRecord.extend({ name: z.string(), recentJobs: z.array(recentJob) })),
  missing: missingParts,
});

export const endpointSummary = z.object({
  name: z.string(),
  description: text,
  provisioningState: z.string(),
  defaultDeployment: text,
  deploymentCount: count.nullable(),
  /** False where Azure refused the list of jobs: the figures below then say nothing. */
  jobsKnown: z.boolean(),
  runningJobs: count,
  queuedJobs: count,
  failedLast24Hours: count,
  lastJob: jobSummary.nullable(),
  lastSuccessAt: instant,
  /** Newest last, at most 20: for the sparkline. */
  recentJobs: z.array(recentJob),
  createdAt: instant,
  tags: stringMap,
});

export const endpointDetail = z.object({
  id: z.string(),
  name: z.string(),
  description: text,
  provisioningState: z.string(),
  authMode: z.string(),
  scoringUri: text,
  location: z.string(),
  defaultDeployment: text,
  tags: stringMap,
  createdAt: instant,
  createdBy: text,
  modifiedAt: instant,
  modifiedBy: text,
});

/** The effective settings of a deployment or of a job. Seconds, files and processes as plain numbers. */
const scoringSettings = z.object({
  miniBatchSize: z.number().nullable(),
  instanceCount: z.number().nullable(),
  maxConcurrencyPerInstance: z.number().nullable(),
  /** Retries after the first try: tries = 1 + maxRetries. */
  maxRetries: z.number().nullable(),
  timeoutSeconds: z.number().nullable(),
  /** Failed files tolerated over the whole input; -1 never fails on bad files. */
  errorThreshold: z.number().nullable(),
  loggingLevel: text,
  outputAction: text,
  outputFileName: text,
});

const assetName = z.object({ name: z.string(), version: text, id: z.string() });

export const deploymentView = z.object({
  id: z.string(),
  name: z.string(),
  /** 100 for the default deployment, 0 for the others (DESIGN decision 5). */
  traffic: z.union([z.literal(0), z.literal(100)]),
  kind: z.enum(['model', 'pipeline']),
  provisioningState: z.string(),
  description: text,
  model: assetName.nullable(),
  /** Of a pipeline deployment; its steps bring models, code and settings of their own. */
  component: assetName.nullable(),
  code: z.object({ name: z.string(), scoringScript: z.string() }).nullable(),
  environment: text,
  compute: text,
  settings: scoringSettings,
  environmentVariables: stringMap,
  tags: stringMap,
  createdAt: instant,
  modifiedAt: instant,
});

const timelineStep = z.object({
  status: z.string(),
  /** When the job entered the state; null while it is to come. */
  at: instant,
  /** Milliseconds spent in it; null for the present state, for states to come and for the last. */
  durationMs: z.number().nullable(),
});

export const jobProgress = z.object({
  miniBatches: z.object({ total: count, done: count, failed: count, running: count }),
  files: z.object({ total: count, succeeded: count, failed: count }),
  /** Mini-batches a minute over the last minute, or over the run when shorter. */
  ratePerMinute: z.number().nullable(),
  remainingMs: z.number().nullable(),
  /** One letter a mini-batch, in order: `.` waiting, `r` running, `d` done, `f` failed. Empty above 400 mini-batches. */
  cells: z.string(),
  /** When the workspace last wrote about progress. */
  at: instant,
});

/** How far a job came and what it lost: the line of a list, from the end of its newest progress log. */
export const jobFigures = z.object({
  jobName: z.string(),
  /** Null before the mini-batches are cut, and where the logs may not be read. */
  figures: z.object({ total: count, processed: count, files: count, failedFiles: count }).nullable(),
  /** All of it was read after the job had ended: it will not change. */
  settled: z.boolean(),
});

const logFile = z.object({
  runName: z.string(),
  /** Real path, such as `logs/user/error.txt`. */
  path: z.string(),
  group: z.enum(['job', 'code', 'service']),
  title: z.string(),
});

const dataLocation = z.object({
  name: z.string(),
  type: text,
  /** Without what signs it, and without any other query. */
  uri: text,
  /** Something was cut off: the address alone may lead nowhere. */
  isCut: z.boolean(),
  /** Folder or file inside the workspace's datastore, when it is there. */
  datastore: text,
  path: text,
});

export const jobDetail = jobSummary.extend({
  id: z.string(),
  experimentName: text,
  studioUrl: text,
  compute: text,
  child: z
    .object({ name: z.string(), displayName: z.string(), status: z.string(), startedAt: instant, endedAt: instant })
    .nullable(),
  timeline: z.array(timelineStep),
  settings: scoringSettings,
  inputs: z.array(dataLocation),
  outputs: z.array(dataLocation),
  error: z.object({ code: text, message: z.string() }).nullable(),
  warnings: z.array(z.string()),
  properties: stringMap,
  missing: missingParts,
  /** All of it was read after the job had ended: it will not change. */
  settled: z.boolean(),
});

/** Everything of a job that moves while it runs, read from its log files. */
export const jobProgressView = z.object({
  progress: jobProgress.nullable(),
  logFiles: z.array(logFile),
  /** The file a person would open first, as `{runName, path}`. */
  bestLog: z.object({ runName: z.string(), path: z.string() }).nullable(),
  missing: missingParts,
  /** All of it was read after the job had ended: it will not change. */
  settled: z.boolean(),
});

/** A slice of a log, cut at a UTF-8 boundary. */
export const logSlice = z.object({
  text: z.string(),
  from: count,
  to: count,
  total: count,
  /** the file shrank or was replaced: start again */ restarted: z.boolean(),
});

const outputFile = z.object({ path: z.string(), name: z.string(), bytes: count, modifiedAt: instant });
export const outputsView = z.object({
  files: z.array(outputFile),
  datastore: text,
  folder: text,
  /** rows of the preview file */ preview: z
    .object({
      path: z.string(),
      separator: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      truncated: z.boolean(),
    })
    .nullable(),
});

export const datastoreView = z.object({
  name: z.string(),
  type: text,
  isDefault: z.boolean(),
  account: text,
  container: text,
});
/** A data asset, a model or an environment: the container of its versions. */
export const assetView = z.object({ name: z.string(), latestVersion: text, description: text });
export const dataVersionView = z.object({
  name: z.string(),
  version: z.string(),
  dataType: text,
  uri: text,
  description: text,
  id: z.string(),
});
export const computeView = z.object({
  name: z.string(),
  type: text,
  vmSize: text,
  provisioningState: text,
  minNodes: z.number().nullable(),
  maxNodes: z.number().nullable(),
  description: text,
});

/** Where the files of one upload go. */
export const uploadTarget = z.object({
  datastore: z.string(),
  /** Folder inside the datastore that this upload fills. */
  path: z.string(),
  /** `azureml://datastores/…/paths/…/`: what to invoke with. */
  uri: z.string(),
  containerUrl: z.string(),
  /** The browser may write large files to blob storage itself, with a right for each; else all go by this server. */
  direct: z.boolean(),
});

/** Rights to create and write one blob each. `sas` is a secret: it goes to blob storage and nowhere else. */
export const uploadRights = z.object({
  rights: z.array(z.object({ path: z.string(), sas: z.string() })),
  expiresAt: z.string(),
});

export type AssetView = z.infer<typeof assetView>;
export type ComputeView = z.infer<typeof computeView>;
export type TenantView = z.infer<typeof tenantView>;
export type SubscriptionView = z.infer<typeof subscriptionView>;
export type WorkspaceView = z.infer<typeof workspaceView>;
export type MissingPart = z.infer<typeof missingPart>;
export type JobSummary = z.infer<typeof jobSummary>;
export type EndpointSummary = z.infer<typeof endpointSummary>;
export type EndpointDetail = z.infer<typeof endpointDetail>;
export type ScoringSettings = z.infer<typeof scoringSettings>;
export type DeploymentView = z.infer<typeof deploymentView>;
export type TimelineStep = z.infer<typeof timelineStep>;
export type JobProgress = z.infer<typeof jobProgress>;
export type LogFile = z.infer<typeof logFile>;
export type JobFigures = z.infer<typeof jobFigures>;
export type JobDetail = z.infer<typeof jobDetail>;
export type JobProgressView = z.infer<typeof jobProgressView>;
export type LogSlice = z.infer<typeof logSlice>;
export type OutputsView = z.infer<typeof outputsView>;
export type UploadTarget = z.infer<typeof uploadTarget>;
export type UploadRights = z.infer<typeof uploadRights>;
