import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../types';
import type { Assets } from '../assets';
import { JobFailure } from '../failures';
import type { WorkersOf } from '../job';
import { limitsOf } from '../limits';
import { ModelError } from '../mlflow/errors';
import { scorerIn } from '../mlflow/scorer-choice';
import type { Interpreter } from '../python/interpreter';
import type { Blobs } from '../types';
import type { OnnxPool } from './onnx-pool';
import { pythonWorkers } from './python-worker';
import type { ReadAccess } from './read-access';
import { scriptEnvironment } from './script-environment';
import { Staging } from './staging';
import type { OpenWorker } from './worker';

export interface WorkerParts {
  blobs: Blobs;
  assets: Assets;
  pool: OnnxPool;
  python: Interpreter;
  clock: Clock;
  access(container: string): ReadAccess;
}

/** Loads an MLflow model by `mlflow.pyfunc` and scores files as the script that Azure makes for such a model. */
const mlflowScript = fileURLToPath(new URL('../python/mlflow_scoring.py', import.meta.url));

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Chooses the kind of worker: a deployment with code runs its script, one without runs its ONNX model. */
export const openWorkers =
  (parts: WorkerParts) =>
  async (job: WorkersOf): Promise<OpenWorker> => {
    const script = await parts.assets.script(job.plan, job.folders.job, job.signal);
    return script ? pythonWorkersOf(parts, job, script) : modelWorkers(parts, job);
  };

/** Workers that run `script` in the machine's Python. */
async function pythonWorkersOf(parts: WorkerParts, job: WorkersOf, script: string): Promise<OpenWorker> {
  const { plan, folders, logs, signal } = job;
  if (!parts.python.path) throw new JobFailure('There is no Python on this machine to run the scoring script with.');
  const model = await parts.assets.model(plan, signal);
  return pythonWorkers({
    python: parts.python.path,
    script,
    args: plan.code?.arguments ?? [],
    cwd: folders.code,
    env: scriptEnvironment(plan.environmentVariables, folders, model?.modelDir ?? null),
    timeoutSeconds: plan.settings.timeoutSeconds,
    summaryOnly: plan.settings.outputAction === 'SummaryOnly',
    loggingLevel: plan.settings.loggingLevel.toUpperCase(),
    logs: folders.logs,
    staging: new Staging(
      { blobs: parts.blobs, container: plan.input.container, folder: folders.inputs },
      limitsOf(plan.settings).taskOverheadSeconds,
      signal,
    ),
    clock: parts.clock,
    stdout: logs.stdout,
    stderr: logs.stderr,
    scriptLog: logs.scriptLog,
  });
}

/** A model without a scoring script: an MLflow model of flavor onnx, else one that mlflow loads in Python. */
async function modelWorkers(parts: WorkerParts, job: WorkersOf): Promise<OpenWorker> {
  const model = await parts.assets.model(job.plan, job.signal);
  if (!model) throw new JobFailure(`Deployment ${job.plan.deploymentName} has neither a model nor a scoring script.`);
  const scorer = await scorerIn(model.contentDir, parts.python).catch((error: unknown) => {
    throw error instanceof ModelError ? new JobFailure(error.message) : error;
  });
  if (scorer === 'onnx') return onnxWorkers(parts, job, model.contentDir);
  await mkdir(job.folders.code, { recursive: true });
  return pythonWorkersOf(parts, job, mlflowScript);
}

function onnxWorkers(parts: WorkerParts, { plan, logs }: WorkersOf, modelDir: string): OpenWorker {
  return parts.pool.workers({
    modelDir,
    limits: {
      timeoutSeconds: plan.settings.timeoutSeconds,
      loadSeconds: limitsOf(plan.settings).taskOverheadSeconds,
    },
    source: ({ files }) => ({
      ...parts.access(plan.input.container),
      files: files.map(({ blob, path }) => ({ blob, name: baseName(path) })),
    }),
    clock: parts.clock,
    stdout: logs.stdout,
    stderr: logs.stderr,
  });
}
