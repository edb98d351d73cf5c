import type { md5 } from '@noble/hashes/legacy.js';
import type { sha256 } from '@noble/hashes/sha2.js';
import { AssetProblem } from './problem';

/** Read at a time: what is hashed between two turns of the page. */
const SLICE = 1024 * 1024;

type Hash = ReturnType<typeof sha256.create> | ReturnType<typeof md5.create>;

export interface Entry {
  path: string;
  file: File;
}

/** Python sorts by code points of the lower-cased text. */
export function byLowerCase(first: string, second: string): number {
  const [a, b] = [[...first.toLowerCase()], [...second.toLowerCase()]];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Throws AssetProblem for a file that can not be read any more. */
export async function addFile(hash: Hash, { path, file }: Entry, signal?: AbortSignal): Promise<void> {
  for (let from = 0; from < file.size; from += SLICE) {
    signal?.throwIfAborted();
    const bytes = await file
      .slice(from, from + SLICE)
      .arrayBuffer()
      .catch(() => {
        throw new AssetProblem(`${path} can not be read any more: it was moved, changed or deleted.`, path);
      });
    hash.update(new Uint8Array(bytes));
  }
}
