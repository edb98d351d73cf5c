import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { JobFailure } from '../failures';
import { filesBelow, type Upload, uploadForGood } from '../finalize';
import { localPath } from '../local-path';
import { retryStorage } from '../retry-storage';
import type { BlobLocation, Blobs } from '../types';
import { downloadFolder } from '../workers/staging';
import type { Bound } from './bindings';
import type { StepInput, StepPlan } from './types';

const lastPart = (blob: string) => blob.slice(blob.lastIndexOf('/') + 1);

type DataInput = Extract<StepInput, { kind: 'data' }>;

/** Copies one input. Returns the local folder or file. Throws JobFailure when there is nothing to copy. */
async function stage(blobs: Blobs, name: string, input: DataInput, root: string, signal: AbortSignal): Promise<string> {
  const { container, path: blob, kind } = input.location;
  if (kind === 'file') {
    const file = localPath(root, lastPart(blob));
    if (!(await retryStorage(() => blobs.exists(container, blob), signal)))
      throw new JobFailure(`The file ${container}/${blob} of the input '${name}' does not exist.`);
    await mkdir(root, { recursive: true });
    await retryStorage(() => blobs.download(container, blob, file), signal);
    return file;
  }
  const count = await downloadFolder(blobs, container, blob, root, signal);
  if (count > 0 || input.mayBeEmpty) return root;
  throw new JobFailure(`The folder ${container}/${blob} of the input '${name}' holds no files.`);
}

/** Where a step finds an output's place: a folder that is there, or the path of a file to write. */
const outputPath = (root: string, name: string, { kind, path: blob }: BlobLocation): string =>
  kind === 'folder' ? localPath(root, name) : localPath(path.join(root, name), lastPart(blob));

/** Places for the outputs. */
async function openOutputs(step: StepPlan, root: string): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  for (const [name, location] of Object.entries(step.outputs)) {
    await mkdir(localPath(root, name), { recursive: true });
    paths.set(name, outputPath(root, name, location));
  }
  return paths;
}

export interface StepRoots {
  inputs: string;
  outputs: string;
}

/** Local copies of the inputs, but for those in `except`, and places for the outputs. */
export async function stageStep(
  blobs: Blobs,
  step: StepPlan,
  roots: StepRoots,
  { except = [], signal }: { except?: readonly string[]; signal: AbortSignal },
): Promise<Bound> {
  const inputs = new Map<string, string>();
  for (const [name, input] of Object.entries(step.inputs)) {
    if (except.includes(name)) continue;
    const value =
      input.kind === 'literal' ? input.value : await stage(blobs, name, input, localPath(roots.inputs, name), signal);
    inputs.set(name, value);
  }
  return { inputs, outputs: await openOutputs(step, roots.outputs) };
}

const isFile = (file: string) =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  );

/** What a step has written for one output; a file that it did not write is no upload. */
async function uploadsOf(local: string, { kind, path: blob }: BlobLocation): Promise<Upload[]> {
  if (kind === 'file') return (await isFile(local)) ? [{ name: blob, file: local }] : [];
  const nameOf = (file: string) => blob + path.relative(local, file).split(path.sep).join('/');
  return (await filesBelow(local)).map((file) => ({ name: nameOf(file), file }));
}

/** Uploads outputs. Returns when all of it would survive a kill -9. @param skip outputs that are written in another way */
export async function uploadOutputs(
  blobs: Blobs,
  step: StepPlan,
  root: string,
  { skip = null, signal }: { skip?: string | null; signal: AbortSignal },
): Promise<void> {
  for (const [name, location] of Object.entries(step.outputs)) {
    if (name === skip) continue;
    const uploads = await uploadsOf(outputPath(root, name, location), location);
    await uploadForGood(blobs, location.container, uploads, signal);
  }
}
