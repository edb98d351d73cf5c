import { type BlobAccess, blobSource, readRange } from './blob';
import { AzureError } from './errors';
import { STORAGE_VERSION } from './sas';
import type { Transport } from './transport';

const PART_BYTES = 8 * 1024 * 1024;
/** More than 50,000 blocks, the most that an append blob takes, come to with rows of usual length. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The whole blob as text; null where there is none. Throws 502 `UpstreamTooLarge` beyond 64 MiB. */
export async function readText(transport: Transport, access: BlobAccess, path: string): Promise<string | null> {
  const source = blobSource(access, path);
  const parts: Buffer[] = [];
  for (let from = 0; ; ) {
    const slice = await readRange(transport, source, from, PART_BYTES);
    if (slice === null) return null;
    parts.push(slice.bytes);
    from += slice.bytes.length;
    if (from >= slice.total || slice.bytes.length === 0) return Buffer.concat(parts).toString('utf8');
    if (from < MAX_BYTES) continue;
    throw new AzureError({ status: 502, code: 'UpstreamTooLarge', message: `${path} is larger than is read at once.` });
  }
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
