import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { IsIgnored } from '@/lib/domain/local-assets/ignore-rules';
import { AssetProblem } from './problem';

/** The name of the rule behind `contentHash`, which goes to the workspace with it. */
export const HASH_VERSION = '202208';
const SEED = 'Initialize for october 2021 AML CLI version';
/** Read at a time: what is hashed between two turns of the page. */
const SLICE = 1024 * 1024;

type Hash = ReturnType<typeof sha256.create> | ReturnType<typeof md5.create>;

interface Entry {
  path: string;
  file: File;
}

/** Python sorts by code points of the lower-cased text. */
function byLowerCase(first: string, second: string): number {
  const [a, b] = [[...first.toLowerCase()], [...second.toLowerCase()]];
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

async function addFile(hash: Hash, { path, file }: Entry, signal?: AbortSignal): Promise<void> {
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

const seeded = () => md5.create().update(utf8ToBytes(SEED));

/** The md5 that names the folder of one uploaded file: `LocalUpload/{hash}/{name}` (contract G). */
export async function fileHash(entry: Entry, signal?: AbortSignal): Promise<string> {
  const hash = seeded();
  await addFile(hash, entry, signal);
  return bytesToHex(hash.digest());
}

/** Direct children of a folder, each with what is below it. */
function children(entries: readonly Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const { path, file } of entries) {
    const slash = path.indexOf('/');
    const name = slash < 0 ? path : path.slice(0, slash);
    const below = found.get(name) ?? [];
    if (slash >= 0) below.push({ path: path.slice(slash + 1), file });
    else below.push({ path: '', file });
    found.set(name, below);
  }
  return found;
}

async function addFolder(
  hash: Hash,
  entries: readonly Entry[],
  at: string,
  isIgnored: IsIgnored,
  signal?: AbortSignal,
) {
  const sorted = [...children(entries)].sort(([a], [b]) => byLowerCase(a, b));
  for (const [name, below] of sorted) {
    const path = at === '' ? name : `${at}/${name}`;
    if (isIgnored(path)) continue;
    hash.update(utf8ToBytes(name));
    const file = below.find((entry) => entry.path === '');
    if (file) await addFile(hash, { path, file: file.file }, signal);
    else await addFolder(hash, below, path, isIgnored, signal);
  }
}

/**
 * The md5 that names the folder of an uploaded folder: each name and content, depth first, in the order of the lower-cased
 * names. `entries` is the whole folder; what is ignored is left out here, for a folder whose content is ignored still
 * counts by its name.
 */
export async function folderHash(
  entries: readonly Entry[],
  isIgnored: IsIgnored = () => false,
  signal?: AbortSignal,
): Promise<string> {
  const hash = seeded();
  await addFolder(hash, entries, '', isIgnored, signal);
  return bytesToHex(hash.digest());
}

/** Plain md5 of a text, as azure-ai-ml makes names of it. */
export const md5Text = (text: string) => bytesToHex(md5(utf8ToBytes(text)));
