import type { BlockBlobClient } from '@azure/storage-blob';

/** What an upload was answered with. */
export interface Stamp {
  etag?: string;
  lastModified?: Date;
}

/** Writes again what a died process may have lost, unless it is there or somebody has written something newer. */
export function redoUpload(client: BlockBlobClient, done: Stamp, upload: () => Promise<unknown>) {
  return async () => {
    const there = (await client.exists()) ? await client.getProperties() : null;
    if (there?.etag === done.etag) return;
    if (there?.lastModified && done.lastModified && there.lastModified > done.lastModified) return;
    await upload();
  };
}
