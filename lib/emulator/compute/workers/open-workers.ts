import type { Clock } from '../../types';
import type { Assets } from '../assets';
import { JobFailure } from '../failures';
import type { WorkersOf } from '../job';
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
  python: string | null;
  clock: Clock;
  access(container: string): ReadAccess;
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Chooses the kind of worker: a deployment with code runs its script, one without runs its ONNX model. */
export const openWorkers =
  (parts: WorkerParts) =>
  async (job: WorkersOf): Promise<OpenWorker> => {
    const script = await parts.assets.script(job.plan, job.folders.job, job.signal);
    return script ? scriptWorkers(parts, job, script) : modelWorkers(parts, job);
  };

async function scriptWorkers(parts: WorkerParts, job: WorkersOf, script: string): Promise<OpenWorker> {
  const { plan, folders, logs, signal } = job;
  if (!parts.python) throw new JobFailure('There is no Python on this machine to run the scoring script with.');
  const model = await parts.assets.model(plan, signal);
  return pythonWorkers({
    python: parts.python,
    script,
    args: plan.code?.arguments ?? [],
    cwd: folders.code,
    env: scriptEnvironment(plan.environmentVariables, folders, model?.modelDir ?? null),
    timeoutSeconds: plan.settings.timeoutSeconds,
    summaryOnly: plan.settings.outputAction === 'SummaryOnly',
    staging: new Staging(parts.blobs, plan.input.container, folders.inputs, signal),
    clock: parts.clock,
    stdout: logs.stdout,
    stderr: logs.stderr,
  });
}

async function modelWorkers(parts: WorkerParts, { plan, logs, signal }: WorkersOf): Promise<OpenWorker> {
  const model = await parts.assets.model(plan, signal);
  if (!model) throw new JobFailure(`Deployment ${plan.deploymentName} has neither a model nor a scoring script.`);
  return parts.pool.workers({
    modelDir: model.contentDir,
    timeoutSeconds: plan.settings.timeoutSeconds,
    source: ({ files }) => ({
      ...parts.access(plan.input.container),
      files: files.map(({ blob, path }) => ({ blob, name: baseName(path) })),
    }),
    clock: parts.clock,
    stdout: logs.stdout,
    stderr: logs.stderr,
  });
}
