import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { BlobServiceClient, newPipeline, StorageSharedKeyCredential } from '@azure/storage-blob';
import type { Blobs } from '../compute/types';
import { ARTIFACT_CONTAINER, BLOB_CONTAINER, PUBLIC_CONTAINER, STORAGE_ACCOUNT } from '../directory';
import { keptAccountKey } from './account-key';
import type { TokenJudge } from './bearer';
import { createBlobs } from './blobs';
import { type Keeper, keepAzurite } from './keeper';

export interface StorageOptions {
  /** Azurite's folder; the account key lies beside its files. */
  dir: string;
  port: number;
  tls: { cert: string; key: string };
  /** The dashboard's origin, the only one that the account's CORS rule admits. */
  allowedOrigin: string;
  /** Called once when the storage process cannot be kept alive. */
  onLost?(reason: string): void;
  warn?(line: string): void;
}

export interface Storage {
  blobs: Blobs;
  accountKey: string;
  faults: Pick<Keeper, 'setFaults' | 'faultFigures'>;
  /** Who tells what a bearer token is worth; until then every one is refused. */
  acceptTokens(judge: TokenJudge): void;
  /** Of the storage process that runs now. */
  pid(): number | undefined;
  close(): Promise<void>;
}

const RETRIES = { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1000 };
const CORS_METHODS = 'GET,HEAD,PUT,POST,DELETE,OPTIONS';
const CORS_MAX_AGE_SECONDS = 86_400;

async function prepareAccount(service: BlobServiceClient, allowedOrigin: string): Promise<void> {
  await service.setProperties({
    cors: [
      {
        allowedOrigins: allowedOrigin,
        allowedMethods: CORS_METHODS,
        allowedHeaders: '*',
        exposedHeaders: '*',
        maxAgeInSeconds: CORS_MAX_AGE_SECONDS,
      },
    ],
  });
  for (const name of [BLOB_CONTAINER, ARTIFACT_CONTAINER]) await service.getContainerClient(name).createIfNotExists();
  await service.getContainerClient(PUBLIC_CONTAINER).createIfNotExists({ access: 'container' });
}

/**
 * Starts blob storage with the workspace's account, its containers and its CORS rule. It is reachable over http and
 * https on `port`, as `localhost:{port}/{account}` and as `{account}.blob.core.localhost:{port}`.
 * Rejects with StartError when the port is taken.
 */
export async function startStorage(options: StorageOptions): Promise<Storage> {
  const { dir, port, tls, allowedOrigin, onLost = () => {}, warn = () => {} } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const accountKey = await keptAccountKey(path.join(dir, 'account.key'));
  const message = { type: 'start' as const, dir, port, account: STORAGE_ACCOUNT, accountKey, tls };
  const credential = new StorageSharedKeyCredential(STORAGE_ACCOUNT, accountKey);
  const pipeline = newPipeline(credential, { retryOptions: RETRIES });
  const service = new BlobServiceClient(`http://127.0.0.1:${port}/${STORAGE_ACCOUNT}`, pipeline);
  const prepare = () => prepareAccount(service, allowedOrigin);
  let judgeToken: TokenJudge = async () => ({ holder: null, challenge: 'Bearer' });
  const judge: TokenJudge = (authorization) => judgeToken(authorization);
  const keeper = await keepAzurite(message, { onLost, warn, prepare, judge });
  try {
    await prepare();
    await keeper.flush();
  } catch (error) {
    await keeper.close();
    throw error;
  }
  return {
    blobs: createBlobs({ service, pipeline, credential }, keeper),
    accountKey,
    faults: keeper,
    acceptTokens(given) {
      judgeToken = given;
    },
    pid: () => keeper.pid(),
    close: () => keeper.close(),
  };
}
