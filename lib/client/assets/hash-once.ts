import type { LocalFiles } from './local-files';

const found = new WeakMap<LocalFiles['files'], Map<string, Promise<string>>>();

/**
 * A hash of something in a dropped folder, read once: what is shown of a text before it is applied asks for the same as the
 * upload after it. A browser reads no file that was changed since it was dropped. What failed, or was given up by who asked
 * first, is read anew.
 */
export async function hashOnce(
  { files }: Pick<LocalFiles, 'files'>,
  key: string,
  read: () => Promise<string>,
): Promise<string> {
  const ofFolder = found.get(files) ?? new Map<string, Promise<string>>();
  found.set(files, ofFolder);
  const earlier = await ofFolder.get(key)?.catch(() => null);
  if (earlier) return earlier;
  const hash = read();
  ofFolder.set(key, hash);
  return hash;
}
