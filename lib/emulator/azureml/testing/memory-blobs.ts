import { readFile, writeFile } from 'node:fs/promises';
import type { Blobs } from '../../compute/types';

/** Blobs in memory, for tests that are about requests and not about storage. */
export function memoryBlobs(): Blobs & { flushed: number } {
  const blobs = new Map<string, Buffer>();
  const key = (container: string, name: string) => `${container}/${name}`;
  const read = (container: string, name: string) => blobs.get(key(container, name)) ?? Buffer.alloc(0);
  const store = {
    flushed: 0,
    async *list(container: string, prefix: string) {
      for (const [full, body] of blobs)
        if (full.startsWith(key(container, prefix)))
          yield { name: full.slice(container.length + 1), bytes: body.length };
    },
    read: async (container: string, name: string) => read(container, name),
    download: async (container: string, name: string, file: string) => writeFile(file, read(container, name)),
    write: async (container: string, name: string, body: Buffer | string) =>
      void blobs.set(key(container, name), Buffer.from(body)),
    uploadFile: async (container: string, name: string, file: string) =>
      void blobs.set(key(container, name), await readFile(file)),
    exists: async (container: string, name: string) => blobs.has(key(container, name)),
    append: async (container: string, name: string, text: string) =>
      void blobs.set(key(container, name), Buffer.concat([read(container, name), Buffer.from(text)])),
    sasUrl: (container: string, name: string, base: string, minutes: number) =>
      `${base}/${container}/${name}?minutes=${minutes}`,
    whyNotReadable: async () => null,
    flush: async () => {
      store.flushed += 1;
    },
  };
  return store;
}
