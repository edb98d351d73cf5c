import type { UploadFile } from './layout';

/** Files below this many bytes travel bundled; the format is in README.md. */
export const BUNDLED_BELOW = 256 * 1024;
const MAX_FILES = 200;
const MAX_BYTES = 4 * 1024 * 1024;

/** Groups in order, each within 200 files and 4 MB. */
export function planBundles<F extends UploadFile>(files: F[]): F[][] {
  const bundles: F[][] = [];
  let bytes = 0;
  for (const file of files) {
    const current = bundles.at(-1);
    if (!current || current.length === MAX_FILES || bytes + file.file.size > MAX_BYTES) {
      bundles.push([file]);
      bytes = file.file.size;
    } else {
      current.push(file);
      bytes += file.file.size;
    }
  }
  return bundles;
}

function record({ path, file }: UploadFile): BlobPart[] {
  const header = new TextEncoder().encode(JSON.stringify({ path, size: file.size, type: file.type }));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, header.byteLength);
  return [length, header, file];
}

/** One request body; the files themselves are referred to, not read. */
export function encodeBundle(files: UploadFile[]): Blob {
  return new Blob(files.flatMap(record), { type: 'application/octet-stream' });
}
