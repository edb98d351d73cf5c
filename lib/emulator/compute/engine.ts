import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { COMPUTE_NAME } from '../directory';
import { moduleOf } from '../programs';
import type { Clock } from '../types';
import { Assets } from './assets';
import { Cluster } from './cluster';
import { jobRun } from './job';
import { jobFolders, jobsFolder } from './job-folders';
import { ModelError } from './mlflow/errors';
import { readMlmodelBlob } from './mlflow/mlmodel';
import { scorerOf } from './mlflow/scorer-choice';
import { pipelineRun } from './pipeline/pipeline-run';
import { interpreterAt } from './python/interpreter';
import type { Life } from './run-life';
import { isBefore, isFinished } from './state-machine';
import type { BlobLocation, Blobs, Engine, JobFaults, JobRecord, JobStore } from './types';
import { OnnxPool } from './workers/onnx-pool';
import { openWorkers } from './workers/open-workers';
import { containerAccess } from './workers/read-access';
import { killStrays } from './workers/strays';

export interface EngineOptions {
  jobs: JobStore;
  blobs: Blobs;
  /** The state folder; the engine writes below `jobs/` and `work/`. */
  dir: string;
  /** The Python interpreter, or null where there is none. */
  python: string | null;
  clock: Clock;
  /** Path-style base of the blob service, such as `http://localhost:3101/localworkspace`, for worker processes. */
  blobBaseUrl: string;
  accountKey: string;
  /** How long a cold node of the cluster takes to start; 0 (nodes that are always there) if left out. */
  nodeStartSeconds?: number;
  /** The module with `createOnnxScorer`. */
  scorerUrl?: string;
  faults?: JobFaults;
}

const ownScorer = moduleOf(new URL('./onnx/index.ts', import.meta.url)).href;
/** `nodeIdleTimeBeforeScaleDown` of the cluster. */
const idleSeconds = 120;
const noFaults: JobFaults = {
  cancelMayEnd: async () => undefined,
  running: () => ({ responds: async () => undefined }),
  nodesMayGo: () => undefined,
};
const jobsPreparedAtOnce = ['1', '2', '3', '4'];

/** Jobs that have held nodes come first, so that they get them again; then oldest first. */
const byTurn = (a: JobRecord, b: JobRecord) =>
  Number(isBefore(a.parent.status, 'Running')) - Number(isBefore(b.parent.status, 'Running')) ||
  a.parent.createdAt.localeCompare(b.parent.createdAt);

/** The compute of the local workspace: takes jobs from the store to their end, on cluster `cpu-cluster` with two nodes. */
export function createEngine(options: EngineOptions): Engine {
  const { jobs, blobs, dir, python, clock, faults = noFaults } = options;
  const pool = new OnnxPool(options.scorerUrl ?? ownScorer);
  const access = containerAccess(options.blobBaseUrl, options.accountKey);
  const assets = new Assets(blobs, dir);
  const start = { seconds: options.nodeStartSeconds ?? 0, idleSeconds };
  const cluster = new Cluster(COMPUTE_NAME, undefined, start);
  const preparing = new Cluster('preparing', jobsPreparedAtOnce);
  const interpreter = interpreterAt(python);
  const workers = openWorkers({ blobs, assets, pool, python: interpreter, clock, access });
  const active = new Map<string, { run: Life; ended: Promise<void> }>();
  let isClosed = false;

  function launch(record: JobRecord, isResumed: boolean): void {
    const { plan, parent } = record;
    if (isClosed || active.has(plan.jobName) || isFinished(parent.status)) return;
    const parts = { jobs, blobs, clock, python, assets, cluster, preparing, workers, faults };
    const folders = jobFolders(dir, plan.jobName);
    const { pipeline } = plan;
    const run = pipeline
      ? pipelineRun(parts, { plan, pipeline }, folders, isResumed)
      : jobRun(parts, plan, folders, isResumed);
    const ended = run.run().finally(() => active.delete(plan.jobName));
    active.set(plan.jobName, { run, ended });
  }

  /** Working files of jobs that ended, or were deleted, while their folder could not be removed. */
  async function sweep(unfinished: JobRecord[]): Promise<void> {
    const kept = new Set(unfinished.map(({ plan }) => jobFolders(dir, plan.jobName).job));
    for (const name of await readdir(jobsFolder(dir)).catch(() => [])) {
      const folder = path.join(jobsFolder(dir), name);
      if (!kept.has(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async function whyNotScorable(model: BlobLocation): Promise<string | null> {
    try {
      await scorerOf(await readMlmodelBlob(blobs, model), interpreter);
      return null;
    } catch (problem) {
      if (problem instanceof ModelError) return problem.message;
      throw problem;
    }
  }

  return {
    whyNotScorable,
    start(jobName) {
      const record = jobs.get(jobName);
      if (!record) throw new Error(`There is no job ${jobName} to start.`);
      launch(record, false);
    },
    cancel(jobName) {
      const record = jobs.get(jobName);
      if (!record) return;
      launch(record, true);
      active.get(jobName)?.run.cancel();
    },
    loseNode(jobName) {
      const runs = jobName === undefined ? [...active.values()] : [active.get(jobName)];
      for (const job of runs) {
        const node = job?.run.loseNode();
        if (node) return node;
      }
      return null;
    },
    resume() {
      const unfinished = jobs.unfinished();
      void killStrays(jobsFolder(dir) + path.sep);
      sweep(unfinished);
      for (const record of unfinished.toSorted(byTurn)) launch(record, true);
    },
    async close() {
      isClosed = true;
      const running = [...active.values()];
      for (const { run } of running) run.close();
      await Promise.all(running.map(({ ended }) => ended));
      await pool.close();
    },
  };
}
