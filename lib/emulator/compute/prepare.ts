import path from 'node:path';
import type { Clock } from '../types';
import type { Assets } from './assets';
import type { Cluster } from './cluster';
import { JobFailure } from './failures';
import { limitsOf } from './limits';
import { listInput, readSchedule, type Schedule, writeSchedule } from './mini-batches';
import { retryStorage } from './retry-storage';
import type { Blobs, JobPlan } from './types';

export interface Preparing {
  blobs: Blobs;
  assets: Assets;
  cluster: Cluster;
  python: string | null;
  clock: Clock;
  signal: AbortSignal;
}

const noPython =
  'This deployment runs a scoring script, but there is no Python 3.9 or newer on this machine. Install Python 3, or set STUDIO_PYTHON to its path, start the local workspace again and submit the job again.';

function checkScorer(plan: JobPlan, python: string | null): void {
  if (plan.code && !python) throw new JobFailure(noPython);
  if (plan.code || plan.model) return;
  throw new JobFailure(`Deployment ${plan.deploymentName} has neither a model nor a scoring script.`);
}

/** An output that is there already is never overwritten (§5.3; contract D3). */
async function checkOutput(plan: JobPlan, { blobs, signal }: Preparing): Promise<void> {
  const { container, folder, fileName } = plan.output;
  if (fileName === '' || fileName.startsWith('..') || /[\\/\0]/.test(fileName)) {
    throw new JobFailure(`The output file name "${fileName}" is not the name of a file.`);
  }
  if (!(await retryStorage(() => blobs.exists(container, folder + fileName), signal))) return;
  throw new JobFailure(
    `The output file ${folder}${fileName} already exists in ${container}. Choose a unique output path or file name.`,
  );
}

/** Everything that can be found wrong with a job before it takes a node, and the cut of its input into mini-batches. */
export async function prepare(plan: JobPlan, jobFolder: string, parts: Preparing): Promise<Schedule> {
  const { cluster, python, blobs, assets, clock, signal } = parts;
  checkScorer(plan, python);
  cluster.check(plan.settings.instanceCount);
  await checkOutput(plan, parts);
  const began = clock.now().getTime();
  const names = await listInput(blobs, plan.input, limitsOf(plan.settings).firstTaskCreationSeconds, signal);
  const at = clock.now();
  const schedule: Schedule = {
    miniBatchSize: plan.settings.miniBatchSize,
    scheduledAt: at.toISOString(),
    seconds: (at.getTime() - began) / 1000,
    names,
  };
  await assets.model(plan, signal);
  await assets.script(plan, jobFolder, signal);
  await writeSchedule(jobFolder, schedule);
  return schedule;
}

/** The schedule of a prepared job. */
export async function preparedSchedule(jobFolder: string): Promise<Schedule> {
  const schedule = await readSchedule(jobFolder);
  if (schedule) return schedule;
  throw new JobFailure(`The schedule of the job is missing from ${path.basename(jobFolder)}.`, 'ServiceError');
}
