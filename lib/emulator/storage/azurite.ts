import { mkdirSync } from 'node:fs';
import path from 'node:path';
import configurationModule from 'azurite/dist/src/blob/BlobConfiguration.js';
import serverModule, { type BlobServer } from 'azurite/dist/src/blob/BlobServer.js';
import logger from 'azurite/dist/src/common/Logger.js';
import { answerAsAzure } from './azure-answers';
import { takeBearerBatches } from './bearer-batch';
import { checkCopySourcesHere } from './copy-source';
import { logChanges } from './logged-index';
import type { StartMessage } from './protocol';
import { completeSasRules } from './sas-permissions';
import { takeDelegatedSas } from './user-delegation';

/** Azurite on `dir` with one account; it starts on a free loopback port, which nobody is told. */
export function makeAzurite({ dir, account, accountKey }: StartMessage): BlobServer {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  process.env.AZURITE_ACCOUNTS = `${account}:${accountKey}`;
  logger.configLogger(false);
  answerAsAzure();
  checkCopySourcesHere();
  completeSasRules();
  takeBearerBatches();
  takeDelegatedSas(accountKey);
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
  const server = new serverModule.default(configuration);
  for (const store of [server.extentMetadataStore, server.metadataStore]) logChanges(store);
  return server;
}
