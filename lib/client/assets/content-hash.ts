import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { addFile, byLowerCase, type Entry } from './hashed';

/** The name of the rule behind `contentHash`, which goes to the workspace with it. */
export const HASH_VERSION = '202208';

/**
 * The sha256 by which a workspace finds code that it has already (hash version 202208): the number of files, then `#path#`
 * and size of each, then each one's bytes, in the order of the lower-cased paths. Throws AssetProblem for a file that can
 * not be read.
 */
export async function contentHash(entries: readonly Entry[], signal?: AbortSignal): Promise<string> {
  const hash = sha256.create();
  const sorted = [...entries].sort((a, b) => byLowerCase(a.path, b.path));
  hash.update(utf8ToBytes(String(sorted.length)));
  for (const { path, file } of sorted) hash.update(utf8ToBytes(`#${path}#${file.size}`));
  for (const entry of sorted) await addFile(hash, entry, signal);
  return bytesToHex(hash.digest());
}
