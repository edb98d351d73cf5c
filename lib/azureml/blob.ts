import { type BlobItem, parseBlobList } from './blob-list';
import { STORAGE_VERSION } from './sas';
import type { Transport, Whole } from './transport';
import type { WireRequest, WireResponse } from './wire';

/** How a container may be reached: by a SAS, or by the caller's own storage token. */
export interface BlobAccess {
  containerUrl: string;
  /** Query string without `?`; '' with a token. */
  sas: string;
  token: string | null;
  signal?: AbortSignal;
}

/** One blob by its whole URL. */
export interface BlobSource {
  url: string;
  token: string | null;
  signal?: AbortSignal;
}

export interface BlobSlice {
  bytes: Buffer;
  /** Offset of the first byte. */
  from: number;
  /** Length of the whole blob when it was read. */
  total: number;
}

const encodePath = (path: string) => path.split('/').map(encodeURIComponent).join('/');

export function blobSource(access: BlobAccess, path: string, query = ''): BlobSource {
  const tail = [query, access.sas].filter((part) => part !== '').join('&');
  const url = `${access.containerUrl}/${encodePath(path)}${tail === '' ? '' : `?${tail}`}`;
  return { url, token: access.token, signal: access.signal };
}

const request = (source: BlobSource, method: WireRequest['method'], headers: Record<string, string> = {}) => ({
  ...source,
  method,
  headers: { 'x-ms-version': STORAGE_VERSION, ...headers },
  repeatable: true,
});

/** Length in bytes, or null where there is no such blob. */
async function blobSize(transport: Transport, source: BlobSource): Promise<number | null> {
  const response = await transport.open({ ...request(source, 'HEAD'), accept: [404] });
  response.discard();
  return response.status === 404 ? null : Number(response.header('content-length') ?? 0);
}

/** What storage says of a blob as a whole (Get Blob Properties); `type` is null where it does not say. */
export async function blobFacts(transport: Transport, source: BlobSource) {
  const response = await transport.open({ ...request(source, 'HEAD'), accept: [404] });
  response.discard();
  return {
    status: response.status,
    type: response.header('x-ms-blob-type'),
    isSealed: response.header('x-ms-blob-sealed') === 'true',
    blocks: Number(response.header('x-ms-blob-committed-block-count') ?? 0),
  };
}

/** Value of one metadata key of a blob; null where the key or the blob is missing. */
export async function blobMetadata(transport: Transport, source: BlobSource, key: string): Promise<string | null> {
  const response = await transport.open({ ...request(source, 'HEAD'), accept: [404] });
  response.discard();
  return response.status === 404 ? null : response.header(`x-ms-meta-${key}`);
}

/** Replaces the metadata of a blob. */
export async function setBlobMetadata(
  transport: Transport,
  access: BlobAccess,
  path: string,
  metadata: Record<string, string>,
): Promise<void> {
  const headers = Object.fromEntries(Object.entries(metadata).map(([key, value]) => [`x-ms-meta-${key}`, value]));
  await transport.exchange(request(blobSource(access, path, 'comp=metadata'), 'PUT', headers));
}

/**
 * At most `max` bytes from an offset; null where there is no such blob. An offset at or behind the end is no error: the
 * slice is empty and `total` says how long the blob is.
 */
export async function readRange(
  transport: Transport,
  source: BlobSource,
  from: number,
  max: number,
): Promise<BlobSlice | null> {
  const range = { range: `bytes=${from}-${from + max - 1}` };
  const asked = { ...request(source, 'GET', range), accept: [404, 416] };
  const reply = await transport.whole(asked, (status) => (status === 206 ? max : Number.MAX_SAFE_INTEGER));
  if (reply.status === 404 || reply.status === 416) {
    const total = reply.status === 404 ? null : await blobSize(transport, source);
    return total === null ? null : { bytes: Buffer.alloc(0), from: Math.min(from, total), total };
  }
  return reply.status === 206 ? partOf(reply, from) : wholeOf(reply.body, from, max);
}

/** Azurite answers an offset behind the end of an append blob with a 206 whose range runs backwards. */
function partOf({ header, body }: Whole, from: number): BlobSlice {
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+)$/.exec(header('content-range') ?? '') ?? [];
  const length = total === undefined ? from + body.length : Number(total);
  if (from >= length || Number(first ?? from) !== from)
    return { bytes: Buffer.alloc(0), from: Math.min(from, length), total: length };
  return { bytes: body.subarray(0, length - from), from, total: length };
}

const wholeOf = (body: Buffer, from: number, max: number): BlobSlice => ({
  bytes: body.subarray(from, from + max),
  from: Math.min(from, body.length),
  total: body.length,
});

/** The blob's bytes as they come; the caller reads or discards the body. Rejects with 404 where there is none. */
export function openBlob(transport: Transport, source: BlobSource): Promise<WireResponse> {
  return transport.open(request(source, 'GET'));
}

/** Blobs under a prefix, at most `limit`, in storage's order. */
export async function listBlobs(
  transport: Transport,
  access: BlobAccess,
  prefix: string,
  limit: number,
): Promise<BlobItem[]> {
  const items: BlobItem[] = [];
  let marker: string | null = '';
  while (marker !== null && items.length < limit) {
    const query = new URLSearchParams({ restype: 'container', comp: 'list', prefix, ...(marker ? { marker } : {}) });
    const url = `${access.containerUrl}?${[query.toString(), access.sas].filter((part) => part !== '').join('&')}`;
    const reply = await transport.exchange(request({ url, token: access.token, signal: access.signal }, 'GET'));
    const page = parseBlobList(reply.text);
    items.push(...page.blobs);
    marker = page.marker;
  }
  return items.slice(0, limit);
}

/** Writes one whole block blob; a repeat writes the same bytes. */
export async function putBlob(
  transport: Transport,
  access: BlobAccess,
  blob: { path: string; body: Uint8Array; contentType: string },
): Promise<void> {
  const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': blob.contentType };
  await transport.exchange({
    ...request(blobSource(access, blob.path), 'PUT', headers),
    body: blob.body,
    answerMs: null,
  });
}

/** Ids of one blob's blocks must be of one length; the number alone makes a repeated block replace itself. */
const blockId = (block: number) => Buffer.from(`block-${String(block).padStart(6, '0')}`).toString('base64');

/** Stages one block. Its body is a stream of known length, so a failure is the caller's to repeat. */
export async function putBlock(
  transport: Transport,
  access: BlobAccess,
  block: { path: string; number: number; body: AsyncIterable<Uint8Array>; bytes: number },
): Promise<void> {
  const source = blobSource(access, block.path, `comp=block&blockid=${encodeURIComponent(blockId(block.number))}`);
  const headers = { 'content-length': String(block.bytes) };
  await transport.exchange({ ...request(source, 'PUT', headers), body: block.body, repeatable: false, answerMs: null });
}

/** Commits blocks 0 to `last` as the blob. */
export async function putBlockList(
  transport: Transport,
  access: BlobAccess,
  blob: { path: string; last: number },
): Promise<void> {
  const ids = Array.from({ length: blob.last + 1 }, (_, number) => `<Latest>${blockId(number)}</Latest>`).join('');
  const body = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids}</BlockList>`;
  const headers = { 'content-type': 'application/xml' };
  const source = blobSource(access, blob.path, 'comp=blocklist');
  await transport.exchange({ ...request(source, 'PUT', headers), body });
}
