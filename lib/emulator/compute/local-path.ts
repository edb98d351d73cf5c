import path from 'node:path';

const windows = process.platform === 'win32';

/** A part that a file system would read as a step (`..`), or could not hold, is percent-encoded; others stay as they are. */
function safePart(part: string): string {
  if (part === '') return '%';
  if (part === '.' || part === '..') return part.replaceAll('.', '%2E');
  const plain = part.replaceAll('\0', '%00');
  if (!windows) return plain;
  const encoded = (character: string) => encodeURIComponent(character).replace('*', '%2A').replace('.', '%2E');
  return plain.replace(/[<>:"|?*\\]|[. ]$/g, encoded).replace(/^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i, '%$1');
}

/** Where a blob of this name lies under `root`. Whatever the name holds, the path stays under `root`. */
export const localPath = (root: string, blobName: string): string =>
  path.join(root, ...blobName.split('/').map(safePart));
