import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { IsIgnored } from '@/lib/domain/local-assets/ignore-rules';
import { addFile, byLowerCase, type Entry } from './hashed';

const SEED = 'Initialize for october 2021 AML CLI version';

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
  hash: ReturnType<typeof md5.create>,
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
