import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { JobFailure, orAborted } from './failures';
import { retryStorage } from './retry-storage';
import { timerMs } from './timer';
import type { BlobLocation, Blobs } from './types';

/** A file of the input: its blob, and its path below the input's folder. */
export interface InputFile {
  blob: string;
  path: string;
}

export interface MiniBatch {
  index: number;
  files: InputFile[];
}

/** How an input was cut, kept so that a job which carries on after a crash cuts it in the same way. */
export interface Schedule {
  miniBatchSize: number;
  scheduledAt: string;
  seconds: number;
  names: string[];
}

const head = z.object({ miniBatchSize: z.number().int().positive(), scheduledAt: z.string(), seconds: z.number() });
const scheduleFile = 'schedule.ndjson';

export const miniBatchCount = (schedule: Schedule): number => Math.ceil(schedule.names.length / schedule.miniBatchSize);

/** The mini-batch with this 0-based index, in listing order (§5.1: files per run(), the last one shorter). */
export function miniBatchAt(schedule: Schedule, input: BlobLocation, index: number): MiniBatch {
  const from = index * schedule.miniBatchSize;
  const base = input.kind === 'folder' ? input.path.length : input.path.lastIndexOf('/') + 1;
  const names = schedule.names.slice(from, from + schedule.miniBatchSize);
  return { index, files: names.map((blob) => ({ blob, path: blob.slice(base) })) };
}

async function namesOf(blobs: Blobs, input: BlobLocation, begun: () => void): Promise<string[]> {
  if (input.kind === 'file') return (await blobs.exists(input.container, input.path)) ? [input.path] : [];
  const names: string[] = [];
  for await (const { name } of blobs.list(input.container, input.path)) {
    begun();
    // A name that ends in a slash is a folder marker of hierarchical tools, not a file.
    if (!name.endsWith('/')) names.push(name);
  }
  return names;
}

/** In Azure's words; the argument is one of a parallel step's (§5.1). */
const tooLate = (seconds: number) =>
  new JobFailure(
    `Unable to create any task within ${seconds} seconds. Reduce the single input size or set the advanced argument '--first_task_creation_timeout' to a larger value.`,
  );

/** The listing, which has to come to its first name within `seconds`. */
async function listed(blobs: Blobs, input: BlobLocation, seconds: number, signal: AbortSignal): Promise<string[]> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(tooLate(seconds)), timerMs(seconds));
  const begun = () => clearTimeout(timer);
  try {
    return await orAborted(
      retryStorage(() => namesOf(blobs, input, begun), signal),
      late.signal,
    );
  } finally {
    begun();
  }
}

/** How Azure's data runtime says that an input is not there (contract I). */
const notFound =
  'Dataset initialization failed: ScriptExecutionException was caused by StreamAccessException. StreamAccessException was caused by NotFoundException.';

/** Lists the input. Throws JobFailure when there is nothing to score, or not one file after `seconds`. */
export async function listInput(
  blobs: Blobs,
  input: BlobLocation,
  seconds: number,
  signal: AbortSignal,
): Promise<string[]> {
  const names = await listed(blobs, input, seconds, signal);
  if (names.length > 0) return names;
  const place = `${input.container}/${input.path}`;
  if (input.kind === 'file') throw new JobFailure(`${notFound} The input file ${place} does not exist.`);
  throw new JobFailure(`${notFound} The input folder ${place} holds no files, so there is nothing to score.`);
}

export async function writeSchedule(folder: string, schedule: Schedule): Promise<void> {
  const { names, ...first } = schedule;
  const file = path.join(folder, scheduleFile);
  await writeFile(`${file}.tmp`, [first, ...names].map((line) => JSON.stringify(line)).join('\n'));
  await rename(`${file}.tmp`, file);
}

/** The schedule that an earlier run of this job wrote, or null. */
export async function readSchedule(folder: string): Promise<Schedule | null> {
  const text = await readFile(path.join(folder, scheduleFile), 'utf8').catch(() => null);
  if (text === null) return null;
  const [first = '', ...names] = text.split('\n');
  return { ...head.parse(JSON.parse(first)), names: names.map((line) => z.string().parse(JSON.parse(line))) };
}
