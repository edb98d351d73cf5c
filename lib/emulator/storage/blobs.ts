import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  AppendBlobClient,
  type BlobServiceClient,
  BlockBlobClient,
  type Pipeline,
  type StorageSharedKeyCredential,
} from '@azure/storage-blob';
import type { Blobs } from '../compute/types';
import { appendAt, createEnds } from './append';
import { encodePath, sasUrlOf } from './blob-url';
import type { Keeper } from './keeper';
import { createQueues } from './queues';
import { refusalOf } from './refusal';

/** How to reach the workspace's storage account, with its key. */
export interface Account {
  service: BlobServiceClient;
  pipeline: Pipeline;
  credential: StorageSharedKeyCredential;
}

/** The workspace's blob storage over the storage process that `keeper` keeps alive. */
export function createBlobs(account: Account, keeper: Keeper): Blobs {
  const { service, pipeline, credential } = account;
  const { run } = keeper;
  // Not by getBlockBlobClient: it folds `..` in a name, and a job's input may hold such a blob.
  const urlOf = (holder: string, name: string) => `${service.url}/${holder}/${encodePath(name)}`;
  const block = (holder: string, name: string) => new BlockBlobClient(urlOf(holder, name), pipeline);
  const ends = createEnds();
  const inTurn = createQueues();

  async function put(
    holder: string,
    name: string,
    upload: (client: BlockBlobClient) => Promise<object>,
  ): Promise<void> {
    const client = block(holder, name);
    await run(() => upload(client));
    ends.forget(`${holder}/${name}`);
  }

  return {
    async *list(holder, prefix) {
      // From the index itself: the protocol's XML costs ten times what listing does, in both processes.
      let page = await keeper.list(holder, prefix, '');
      for (let last = page.at(-1); last; last = page.at(-1)) {
        yield* page;
        page = await keeper.list(holder, prefix, last.name);
      }
    },
    read: (holder, name) => run(() => block(holder, name).downloadToBuffer()),
    async download(holder, name, file) {
      await mkdir(path.dirname(file), { recursive: true });
      await run(() => block(holder, name).downloadToFile(file));
    },
    write(holder, name, body, contentType = 'application/octet-stream') {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      const blobHTTPHeaders = { blobContentType: contentType };
      return put(holder, name, (client) => client.uploadData(bytes, { blobHTTPHeaders }));
    },
    uploadFile: (holder, name, file) => put(holder, name, (client) => client.uploadFile(file)),
    exists: (holder, name) => run(() => block(holder, name).exists()),
    append(holder, name, text) {
      const key = `${holder}/${name}`;
      const client = new AppendBlobClient(urlOf(holder, name), pipeline);
      return inTurn(key, async () => {
        const body = Buffer.from(text);
        const offset = await run(() => ends.of(key, client));
        const add = () => appendAt(client, offset, body);
        await run(add).catch((error: unknown) => {
          ends.forget(key);
          throw error;
        });
        ends.set(key, offset + body.length);
      });
    },
    sasUrl: (holder, name, base, minutes) => sasUrlOf(credential, holder, name, base, minutes),
    whyNotReadable: (place, query) => run(() => refusalOf(service.url, place, query)),
    flush: () => keeper.flush(),
  };
}
