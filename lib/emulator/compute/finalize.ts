import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { JobFailure } from './failures';
import type { ResultFolder } from './results';
import { retryStorage } from './retry-storage';
import type { Blobs, JobPlan } from './types';

const flushRounds = 5;

/** Azure's words for a job in which nothing succeeded (§5.2). */
const noResult =
  "NoResultToAppendError: There is no succeeded mini batch item returned from run(). Please check 'response: run()' in https://aka.ms/batch-inference-documentation";

/** Under append_row a job without any success fails, also when error_threshold is -1. */
export function checkAnySuccess(plan: JobPlan, succeeded: number): void {
  if (plan.settings.outputAction === 'AppendRow' && succeeded === 0) throw new JobFailure(noResult);
}

export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

export interface Upload {
  name: string;
  file: string;
}

/** The script's own files, which it wrote to AZUREML_BI_OUTPUT_PATH: they go to the folder of the output file. */
export async function ownUploads({ output: { folder } }: JobPlan, written: string): Promise<Upload[]> {
  const nameOf = (file: string) => path.relative(written, file).split(path.sep).join('/');
  return (await filesBelow(written)).map((file) => ({ name: folder + nameOf(file), file }));
}

/** The script's own files, and last the output file, which readers wait for. */
const uploadsOf = async (plan: JobPlan, folders: { output: string }, assembled: string): Promise<Upload[]> => [
  ...(await ownUploads(plan, folders.output)),
  { name: plan.output.folder + plan.output.fileName, file: assembled },
];

/** Uploads and waits until all of it would survive a kill -9; when the service died meanwhile, does it again. */
export async function uploadForGood(
  blobs: Blobs,
  container: string,
  uploads: Upload[],
  signal: AbortSignal,
): Promise<void> {
  for (let round = 1; ; round += 1) {
    for (const { name, file } of uploads) {
      signal.throwIfAborted();
      await retryStorage(() => blobs.uploadFile(container, name, file), signal);
    }
    try {
      return await blobs.flush();
    } catch (error) {
      if (round >= flushRounds) throw error;
      await delay(500 * round, undefined, { signal });
    }
  }
}

/** Puts the output together once, in order of mini-batch, and uploads it. Returns when it is safe. */
export async function finalize(
  plan: JobPlan,
  folders: { job: string; output: string },
  parts: { blobs: Blobs; results: ResultFolder; miniBatches: number; signal: AbortSignal },
): Promise<void> {
  const { blobs, results, miniBatches, signal } = parts;
  const assembled = path.join(folders.job, 'assembled');
  await results.assemble(assembled, miniBatches, signal);
  const uploads = await uploadsOf(plan, folders, assembled);
  await uploadForGood(blobs, plan.output.container, uploads, signal);
  signal.throwIfAborted();
}
