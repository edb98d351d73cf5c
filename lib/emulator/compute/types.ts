/** What the REST surface hands to the compute, and what the compute hands back. Both sides know only this file. */

import type { PipelinePlan } from './pipeline/types';

export type JobStatus =
  | 'NotStarted'
  | 'Starting'
  | 'Provisioning'
  | 'Preparing'
  | 'Queued'
  | 'Running'
  | 'Finalizing'
  | 'CancelRequested'
  | 'Completed'
  | 'Failed'
  | 'Canceled'
  | 'NotResponding'
  | 'Paused';

/** A blob folder or a single blob, already resolved to a container of the workspace's account or to a public container. */
export interface BlobLocation {
  container: string;
  /** Folder prefix ending in `/`, or the blob's name; '' is the whole container. */
  path: string;
  kind: 'folder' | 'file';
}

/** What a parallel step of a pipeline may say of its scoring and a deployment may not; left out is the default (`limitsOf`). */
export interface ScoringLimits {
  /** Without progress for this long the job fails. */
  progressUpdateSeconds?: number;
  /** For the loading of one mini-batch. */
  taskOverheadSeconds?: number;
  /** From the start of the listing to its first file. */
  firstTaskCreationSeconds?: number;
  /** Between two checks of the resources in use; 0 for none. */
  resourceMonitorSeconds?: number;
  /** Failed mini-batches that are let pass; -1 lets all. */
  miniBatchErrorThreshold?: number;
  /** The same as a share of all mini-batches, 0 to 100. */
  allowedFailedPercent?: number;
}

/** Where model and code folders lie in blob storage; null where the deployment has none. */
export interface JobPlan {
  jobName: string;
  childName: string;
  displayName: string;
  endpointName: string;
  deploymentName: string;
  input: BlobLocation;
  output: { container: string /** folder ending in `/` */; folder: string; fileName: string };
  model: BlobLocation | null;
  /** Name and version, for messages and for AZUREML_MODEL_DIR's last part. */
  modelName: string;
  code: {
    location: BlobLocation;
    scoringScript: string /** `sys.argv` behind the script. */;
    arguments?: string[];
  } | null;
  environmentVariables: Record<string, string>;
  computeName: string;
  settings: {
    miniBatchSize: number;
    instanceCount: number;
    maxConcurrencyPerInstance: number;
    maxRetries: number;
    timeoutSeconds: number;
    errorThreshold: number;
    loggingLevel: 'Info' | 'Warning' | 'Debug';
    outputAction: 'AppendRow' | 'SummaryOnly';
    outputFileName: string;
  } & ScoringLimits;
  /** Of a pipeline component's deployment: the steps are the job, and what is said above of one scoring is not used. */
  pipeline?: PipelinePlan;
}

export interface RunError {
  code: string;
  message: string;
}

/** State of the parent or of the child run, as run history shows it. Instants are ISO-8601 UTC with milliseconds. */
export interface RunState {
  status: JobStatus;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  error: RunError | null;
}

export interface JobRecord {
  plan: JobPlan;
  parent: RunState;
  child: RunState | null;
  /** Child runs of a pipeline job by run name; a step that has not begun has none. */
  steps?: Record<string, RunState>;
  /** Everything the REST surface wants to remember about the submission (inputs as given, tags, createdBy…); opaque here. */
  submission: Record<string, unknown>;
}

/** Durable job records. Writes are committed when the call returns. */
export interface JobStore {
  insert(record: JobRecord): void;
  get(jobName: string): JobRecord | undefined;
  /** By parent or child name. Asked for a step of a pipeline, the record's child is that step (`asStep`). */
  findRun(runName: string): { record: JobRecord; role: 'parent' | 'child' } | undefined;
  /** `steps` adds to the steps that are there. */
  update(
    jobName: string,
    change: Partial<Pick<JobRecord, 'parent' | 'child' | 'plan' | 'submission' | 'steps'>>,
  ): JobRecord;
  /** Newest first. */
  list(filter?: { endpointName?: string; deploymentName?: string }): JobRecord[];
  unfinished(): JobRecord[];
}

/** What one run of a job needs of the store: its record, and a place for its state. */
export type RunStore = Pick<JobStore, 'get' | 'update'>;

/** Blob storage as the compute and the seed use it. Names are blob names, not URLs. */
export interface Blobs {
  list(container: string, prefix: string): AsyncIterable<{ name: string; bytes: number }>;
  read(container: string, name: string): Promise<Buffer>;
  download(container: string, name: string, file: string): Promise<void>;
  write(container: string, name: string, body: Buffer | string, contentType?: string): Promise<void>;
  uploadFile(container: string, name: string, file: string): Promise<void>;
  exists(container: string, name: string): Promise<boolean>;
  /** Appends to an append blob, made when absent. */
  append(container: string, name: string, text: string): Promise<void>;
  /** A read-only SAS URL for one blob, on the base the caller used. */
  sasUrl(container: string, name: string, base: string, minutes: number): string;
  /** Storage's error code when the SAS `query` may not read there, null when it may (a place that is not there too). */
  whyNotReadable(place: BlobLocation, query: string): Promise<string | null>;
  /** Returns when everything acknowledged so far would survive a kill -9. */
  flush(): Promise<void>;
}

export interface Engine {
  /** Why a model cannot be scored here without a scoring script, in a sentence; null where it can. */
  whyNotScorable(model: BlobLocation): Promise<string | null>;
  /** The record is in the store already; returns at once. */
  start(jobName: string): void;
  /** Idempotent; a finished job stays as it is. */
  cancel(jobName: string): void;
  /**
   * Takes a node from this job, else from the oldest one that scores, as Azure takes low-priority nodes. The job goes on
   * with what ran there on the node that comes in its place. Answers the node's name; null when no job has one.
   */
  loseNode(jobName?: string): string | null;
  /** Carries on with every unfinished job of the store. */
  resume(): void;
  /** Ends all workers; unfinished jobs stay unfinished. */
  close(): Promise<void>;
}

/** What may go wrong with jobs on demand. The compute asks; without faults every promise is settled at once. */
export interface JobFaults {
  /** Returns when a cancel that was asked for may take effect, or the signal aborts. */
  cancelMayEnd(jobName: string, signal: AbortSignal): Promise<void>;
  /**
   * A run of a job is on its compute until the signal aborts; `changed` hears when that stops responding and when it is
   * back. @returns `responds`, which returns once the compute is back, or its own signal aborts
   */
  running(
    jobName: string,
    signal: AbortSignal,
    changed: (responds: boolean) => void,
  ): { responds(until: AbortSignal): Promise<void> };
  /** A job may lose nodes from now on until the signal aborts (`Engine.loseNode`). */
  nodesMayGo(jobName: string, signal: AbortSignal): void;
}

/** A log file's blob in the artifact container (contract F1). */
export const logBlob = (runName: string, path: string) => `ExperimentRun/dcid.${runName}/${path}`;
