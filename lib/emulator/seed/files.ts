import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Blobs } from '../compute/types';
import { BLOB_CONTAINER, PUBLIC_CONTAINER } from '../directory';
import { digitFiles } from './digits';

interface File {
  name: string;
  body: Buffer;
}

/** A folder of the seed: where it goes, and its files, which are made only when it is missing. */
export interface SeedFolder {
  container: string;
  /** Ends in `/`; its last part is the folder's own name. */
  prefix: string;
  files(): Promise<File[]>;
}

const TEST_DIGITS = 1_000;
const PUBLIC_DIGITS = 100;
/** Writes in flight: more do not make Azurite faster. */
const AT_ONCE = 16;

const folderFiles = (path: string) => async (): Promise<File[]> => {
  const folder = join(import.meta.dirname, path);
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(names.map(async ({ name }) => ({ name, body: await readFile(join(folder, name)) })));
};

export const folders = {
  digits: { container: BLOB_CONTAINER, prefix: 'sample-data/mnist/', files: () => digitFiles(TEST_DIGITS) },
  publicDigits: { container: PUBLIC_CONTAINER, prefix: 'mnist/', files: () => digitFiles(PUBLIC_DIGITS) },
  onnx: { container: BLOB_CONTAINER, prefix: 'models/1/mnist-onnx/', files: folderFiles('models/mnist-onnx') },
  centroid: {
    container: BLOB_CONTAINER,
    prefix: 'models/1/mnist-centroid/',
    files: folderFiles('models/mnist-centroid'),
  },
  code: { container: BLOB_CONTAINER, prefix: 'code/1/nearest-centroid/', files: folderFiles('code') },
} satisfies Record<string, SeedFolder>;

const contentType = (name: string) => (name.endsWith('.png') ? 'image/png' : 'application/octet-stream');

/** Writes the folder's files, several at a time; what is there already is overwritten. */
export async function uploadFolder(blobs: Blobs, { container, prefix, files }: SeedFolder): Promise<void> {
  const waiting = (await files()).values();
  const worker = async () => {
    for (const { name, body } of waiting) await blobs.write(container, prefix + name, body, contentType(name));
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  // Only when nobody writes any more, so that whoever tries again is alone.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
