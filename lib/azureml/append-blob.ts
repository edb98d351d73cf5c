import { type BlobAccess, blobFacts, blobSource, readRange } from './blob';
import { AzureError } from './errors';
import { STORAGE_VERSION } from './sas';
import type { Transport } from './transport';

const PART_BYTES = 8 * 1024 * 1024;
/** The most that an append blob takes. */
const MAX_BLOCKS = 50_000;
/** More than they come to with rows of usual length. */
const MAX_BYTES = 64 * 1024 * 1024;

interface BlobText {
  text: string;
  /** Of the blob: a text with half a character in it would have another length when it is encoded again. */
  bytes: number;
}

/** The whole blob as text; null where there is none. Throws 502 `UpstreamTooLarge` beyond 64 MiB. */
export async function readText(transport: Transport, access: BlobAccess, path: string): Promise<BlobText | null> {
  const source = blobSource(access, path);
  const parts: Buffer[] = [];
  for (let from = 0; ; ) {
    const slice = await readRange(transport, source, from, PART_BYTES);
    if (slice === null) return null;
    parts.push(slice.bytes);
    from += slice.bytes.length;
    if (from >= slice.total || slice.bytes.length === 0) return textOf(Buffer.concat(parts));
    if (from < MAX_BYTES) continue;
    throw new AzureError({ status: 502, code: 'UpstreamTooLarge', message: `${path} is larger than is read at once.` });
  }
}

const textOf = (bytes: Buffer): BlobText => ({ text: bytes.toString('utf8'), bytes: bytes.length });

/**
 * Why storage would take no block more, as an error; null where it would, or where there is no blob yet. An editor of blobs
 * puts a block blob in the place of an append blob, and then every append is refused (409 InvalidBlobType).
 */
export async function appendRefusal(
  transport: Transport,
  access: BlobAccess,
  path: string,
): Promise<AzureError | null> {
  const { status, type, isSealed, blocks } = await blobFacts(transport, blobSource(access, path));
  const refused = (code: string, why: string) => new AzureError({ status: 409, code, message: `${path} ${why}.` });
  if (status === 404) return null;
  if (type !== null && type !== 'AppendBlob')
    return refused('InvalidBlobType', `is a ${type} and no AppendBlob: it was replaced`);
  if (isSealed) return refused('BlobIsSealed', 'is sealed');
  return blocks >= MAX_BLOCKS ? refused('BlockCountExceedsLimit', `has ${MAX_BLOCKS} blocks and takes no more`) : null;
}

/** One try only: whether a lost answer had arrived is found out by reading. */
const put = (access: BlobAccess, path: string, query: string, headers: Record<string, string>, body: Uint8Array) => ({
  ...blobSource(access, path, query),
  method: 'PUT' as const,
  headers: { 'x-ms-version': STORAGE_VERSION, ...headers },
  body,
  repeatable: false,
});

/**
 * Makes an empty append blob. Rejects where there is one of that name: by `If-None-Match: *` with 409 or 412, or with 403
 * where the right is to create and not to overwrite.
 */
export async function createAppendBlob(transport: Transport, access: BlobAccess, path: string): Promise<void> {
  const headers = { 'x-ms-blob-type': 'AppendBlob', 'content-type': 'application/x-ndjson', 'if-none-match': '*' };
  const request = put(access, path, '', { ...headers, 'content-length': '0' }, new Uint8Array());
  await transport.exchange(request);
}

/**
 * Appends at exactly `position`, in bytes, so that of two writers who read the same end only one succeeds. False where
 * the blob ends elsewhere by now (412 AppendPositionConditionNotMet): nothing was appended.
 */
export async function appendAt(
  transport: Transport,
  access: BlobAccess,
  block: { path: string; position: number; body: Uint8Array },
): Promise<boolean> {
  const condition = { 'x-ms-blob-condition-appendpos': String(block.position) };
  const request = put(access, block.path, 'comp=appendblock', condition, block.body);
  const reply = await transport.exchange({ ...request, accept: [412] });
  return reply.status !== 412;
}
