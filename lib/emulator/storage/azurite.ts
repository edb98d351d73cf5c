import { mkdirSync } from 'node:fs';
import path from 'node:path';
import configurationModule from 'azurite/dist/src/blob/BlobConfiguration.js';
import serverModule, { type BlobServer, type LokiDatabase } from 'azurite/dist/src/blob/BlobServer.js';
import logger from 'azurite/dist/src/common/Logger.js';
import type { StartMessage } from './protocol';

/** Azurite on `dir` with one account; it starts on a free loopback port, which nobody is told. */
export function makeAzurite({ dir, account, accountKey }: StartMessage): BlobServer {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  process.env.AZURITE_ACCOUNTS = `${account}:${accountKey}`;
  logger.configLogger(false);
  const extents = [{ locationId: 'Default', locationPath: path.join(dir, 'blobs'), maxConcurrency: 50 }];
  const [blobIndex, extentIndex] = [path.join(dir, 'blobs.json'), path.join(dir, 'extents.json')];
  const configuration = new configurationModule.default(
    '127.0.0.1',
    0,
    undefined,
    blobIndex,
    extentIndex,
    extents,
    false,
    undefined,
    false,
    undefined,
    false,
    true,
  );
  return new serverModule.default(configuration);
}

/** Writes an index now, unless nothing changed since the last finished write. */
const saveIndex = (db: LokiDatabase) =>
  new Promise<void>((done, fail) => {
    if (!db.autosaveDirty() && !db.throttledSavePending) return done();
    db.saveDatabase((error) => (error ? fail(error) : done()));
  });

/** First where the bytes lie, then which blobs use them: a blob never points at bytes that no index knows. */
export async function flush(azurite: BlobServer): Promise<void> {
  await saveIndex(azurite.extentMetadataStore.db);
  await saveIndex(azurite.metadataStore.db);
}
