import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';

const KEY = /^[A-Za-z0-9+/]{86}==$/;

/** The storage account's key: 64 random bytes in base64, made once and kept in `file`, readable by its owner only. */
export async function keptAccountKey(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (KEY.test(kept)) return kept;
  const key = randomBytes(64).toString('base64');
  await writeFile(`${file}.new`, key, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return key;
}
