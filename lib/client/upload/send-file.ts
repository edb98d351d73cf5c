import { blockId, blockListXml, blocksOf, MAX_BLOCKS } from './block-plan';
import { haltIfCommon } from './halted';
import { assertReadable, Unreadable } from './readable';
import { type Failure, failureOf, withRetries } from './retry';
import type { UploadItem } from './tally';
import type { SendTools } from './tools';
import { blobName, blobUrl } from './transport';

/** Blob storage does not let this origin in (no CORS rule, or a network that blocks it): nothing was stored. */
class DirectRefused extends Error {}

/** One request to one blob of the upload, by the SAS that it is given. */
interface Put {
  blob: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: Blob | string;
}

/** One direct request; a refused SAS is replaced once. */
async function putWithFreshSas(put: Put, sas: string, { transport, target, rights, retry }: SendTools): Promise<void> {
  const { blob, query, headers, body } = put;
  const send = (right: string) =>
    transport.direct({ url: blobUrl(target, blob, query, right), headers, body }, retry.signal);
  try {
    await send(sas);
  } catch (error) {
    if (failureOf(error).status !== 403) throw error;
    await send(await rights.renewed(blob, sas));
  }
}

async function direct(part: Blob, put: Put, tools: SendTools): Promise<void> {
  const { way, retry, rights } = tools;
  let isAtStorage = false;
  const work = async () => {
    isAtStorage = false;
    const sas = await rights.current(put.blob);
    isAtStorage = true;
    await putWithFreshSas(put, sas, tools);
  };
  await withRetries(work, retry, async (failure: Failure) => {
    await assertReadable(part);
    if (failure.status !== 0 || way.direct === 'works' || !isAtStorage) return;
    way.direct = 'refused';
    throw new DirectRefused();
  });
  if (way.direct === 'untried') way.direct = 'works';
}

type SendBlock = (block: Blob, index: number) => Promise<void>;

/** All blocks that are not stored yet, as many at once as the gate lets in; after one failed no further one starts. */
async function sendBlocks(item: UploadItem, blocks: Blob[], send: SendBlock, tools: SendTools): Promise<void> {
  let broken = false;
  const sendOne = async (block: Blob, index: number) => {
    if (broken || item.blocks.has(index)) return;
    tools.tally.sending(item);
    try {
      await send(block, index);
      item.blocks.add(index);
      tools.tally.sent(item, block.size);
    } catch (error) {
      broken = true;
      throw error;
    }
  };
  const results = await Promise.allSettled(
    blocks.map((block, index) => tools.requests.pass(() => sendOne(block, index))),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function sendDirectly(item: UploadItem, blocks: Blob[], tools: SendTools): Promise<void> {
  const type = item.file.type || 'application/octet-stream';
  const blob = blobName(tools.target, item.path);
  const idOf = (index: number) => blockId(tools.session, index);
  const [only] = blocks;
  if (blocks.length === 1 && only) {
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': type };
    return sendBlocks(item, blocks, () => direct(only, { blob, query: {}, headers, body: only }, tools), tools);
  }
  const sendBlock: SendBlock = (body, index) => {
    const query = { comp: 'block', blockid: idOf(index) };
    return direct(body, { blob, query, headers: {}, body }, tools);
  };
  await sendBlocks(item, blocks, sendBlock, tools);
  const headers = { 'x-ms-blob-content-type': type, 'content-type': 'application/xml' };
  const body = blockListXml(blocks.map((_, index) => idOf(index)));
  const commit = { blob, query: { comp: 'blocklist' }, headers, body };
  await tools.requests.pass(() => direct(item.file, commit, tools));
}

async function sendByRelay(item: UploadItem, blocks: Blob[], tools: SendTools): Promise<void> {
  const { transport, target, retry } = tools;
  const path = blobName(target, item.path);
  const last = blocks.length - 1;
  const sendBlock: SendBlock = (body, block) =>
    withRetries(
      () => transport.relayBlock({ target, path, block, last, body }, retry.signal),
      retry,
      () => assertReadable(body),
    );
  await sendBlocks(item, blocks.slice(0, last), sendBlock, tools);
  // The server commits with the last block, so it goes when all others are there.
  const [final] = blocks.slice(last);
  if (final) await sendBlocks(item, blocks, sendBlock, tools);
}

async function sendEitherWay(item: UploadItem, blocks: Blob[], tools: SendTools): Promise<void> {
  if (tools.way.direct === 'refused') return sendByRelay(item, blocks, tools);
  try {
    await sendDirectly(item, blocks, tools);
  } catch (error) {
    if (!(error instanceof DirectRefused)) throw error;
    tools.tally.waiting(item, true);
    await sendByRelay(item, blocks, tools);
  }
}

/** Sends one large file. Its own troubles book it as failed; what concerns all files is thrown. */
export async function sendFile(item: UploadItem, tools: SendTools): Promise<void> {
  const blocks = blocksOf(item.file);
  if (blocks.length > MAX_BLOCKS) return tools.tally.failed(item, `It has more than ${MAX_BLOCKS} blocks`);
  try {
    await sendEitherWay(item, blocks, tools);
    tools.tally.stored(item);
  } catch (error) {
    const cause = error instanceof Unreadable ? error : haltIfCommon(error);
    if (tools.retry.signal.aborted || cause !== error) throw cause;
    // Storage refused this file as it stands: a later try begins with its first block.
    if (!(error instanceof Unreadable)) tools.tally.waiting(item, true);
    tools.tally.failed(item, failureOf(error).message);
  }
}
