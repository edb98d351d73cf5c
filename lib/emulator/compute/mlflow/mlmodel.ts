import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { BlobLocation, Blobs } from '../types';
import { ModelError, messageOf } from './errors';

/** What is read of an `MLmodel` file: the flavors with what each says, and the signature's inputs as JSON text. */
export interface Mlmodel {
  flavors: Record<string, unknown>;
  inputs: string | null;
}

const FILE = 'MLmodel';
const MOST_BYTES = 1_000_000;

const schema = z.looseObject({
  flavors: z.record(z.string(), z.unknown()),
  signature: z.looseObject({ inputs: z.string().nullish() }).nullish(),
});

const isFile = (path: string) =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

const noMlmodel = () =>
  new ModelError('The model has no MLmodel file, so it is not an MLflow model and needs a scoring script.');

function checkSize(bytes: number): void {
  if (bytes > MOST_BYTES) throw new ModelError('The MLmodel file is larger than 1 MB.');
}

/** Throws ModelError where the text is no MLmodel. */
function parseMlmodel(text: string): Mlmodel {
  try {
    const { flavors, signature } = schema.parse(parse(text));
    return { flavors, inputs: signature?.inputs || null };
  } catch (problem) {
    const reason = problem instanceof z.ZodError ? z.prettifyError(problem) : messageOf(problem);
    throw new ModelError(`The MLmodel file cannot be read: ${reason}`);
  }
}

/** The folder that holds `MLmodel`: the given one, or one level below (Azure keeps the uploaded folder's name). */
async function folderOfMlmodel(modelDir: string): Promise<string> {
  if (await isFile(join(modelDir, FILE))) return modelDir;
  const entries = await readdir(modelDir, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const folder = join(modelDir, entry.name);
    if (entry.isDirectory() && (await isFile(join(folder, FILE)))) return folder;
  }
  throw noMlmodel();
}

/** Reads the MLmodel in a folder, or one level below it. Rejects with ModelError. */
export async function readMlmodel(modelDir: string): Promise<Mlmodel & { folder: string }> {
  const folder = await folderOfMlmodel(modelDir);
  const file = join(folder, FILE);
  checkSize((await stat(file)).size);
  return { folder, ...parseMlmodel(await readFile(file, 'utf8')) };
}

/** The same for a model that still lies in blob storage. Rejects with ModelError, or with what storage said. */
export async function readMlmodelBlob(blobs: Blobs, { container, path, kind }: BlobLocation): Promise<Mlmodel> {
  if (kind === 'file') throw noMlmodel();
  let found: { name: string; bytes: number } | null = null;
  for await (const blob of blobs.list(container, path)) {
    const parts = blob.name.slice(path.length).split('/');
    if (parts.at(-1) !== FILE || parts.length > 2) continue;
    if (found === null || parts.length === 1) found = blob;
  }
  if (found === null) throw noMlmodel();
  checkSize(found.bytes);
  return parseMlmodel((await blobs.read(container, found.name)).toString('utf8'));
}
