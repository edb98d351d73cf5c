import 'server-only';
import { type BlobAccess, putBlob, putBlock, putBlockList } from '@/lib/azureml/blob';
import type { AzureMlClient } from '@/lib/azureml/client';
import type { Answer } from '@/lib/contracts/api/routes';
import { type BundledFile, BundleError, readBundle } from './bundle';
import { refusal } from './failure';
import { workspaceOf } from './job-runs';
import type { Call } from './route';
import { writeAccess } from './upload-target';

/** Files of a bundle that are on their way to storage at once. */
const IN_FLIGHT = 12;
const MAX_BLOCK_BYTES = 32 * 1024 * 1024;
const MAX_NAMED = 20;
const MEDIA_TYPE = /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/;
const nothing: AsyncIterable<Uint8Array> = (async function* () {})();

function requireBytes(request: Request): void {
  if (request.headers.get('content-type') === 'application/octet-stream') return;
  throw refusal(415, 'UnsupportedMediaType', 'The body must be application/octet-stream.');
}

async function store(azure: AzureMlClient, access: BlobAccess, folder: string, file: BundledFile): Promise<string> {
  const contentType = MEDIA_TYPE.test(file.type) ? file.type : 'application/octet-stream';
  await putBlob(azure.transport, access, { path: `${folder}/${file.path}`, body: file.body, contentType });
  return file.path;
}

/** Stores files as they arrive, a few at once; what was stored is told even where the bundle breaks. */
async function storeAll(
  azure: AzureMlClient,
  access: BlobAccess,
  folder: string,
  files: AsyncIterable<BundledFile>,
): Promise<{ stored: string[]; broken: BundleError | null }> {
  const stored: string[] = [];
  const inFlight = new Set<Promise<void>>();
  const finish = () => Promise.all(inFlight).then(() => undefined);
  try {
    for await (const file of files) {
      const task = store(azure, access, folder, file).then((path) => void stored.push(path));
      const tracked = task.finally(() => inFlight.delete(tracked));
      tracked.catch(() => {}); // awaited below, by the race or by the end
      inFlight.add(tracked);
      if (inFlight.size >= IN_FLIGHT) await Promise.race(inFlight);
    }
    await finish();
    return { stored, broken: null };
  } catch (error) {
    await Promise.allSettled(inFlight);
    if (error instanceof BundleError) return { stored, broken: error };
    throw error;
  }
}

/** Opens the place that bytes go to; asked for only after the request was found sound. */
type Opening = () => Promise<BlobAccess>;

/** Unpacks one bundle into a folder. A broken one stores what was whole and answers 400 that names it. */
export async function receiveBundle(
  azure: AzureMlClient,
  open: Opening,
  folder: string,
  request: Request,
): Promise<Answer<'uploadBundle'>> {
  requireBytes(request);
  const { stored, broken } = await storeAll(azure, await open(), folder, readBundle(request.body ?? nothing));
  if (broken === null) return { stored };
  const named = stored.slice(0, MAX_NAMED).join(', ');
  const rest = stored.length > MAX_NAMED ? ` and ${stored.length - MAX_NAMED} more` : '';
  const said = stored.length === 0 ? 'Nothing was stored.' : `Stored: ${named}${rest}.`;
  throw refusal(400, 'BrokenBundle', `${broken.message} ${said}`);
}

function blockLength(request: Request): number {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (!Number.isInteger(length) || length < 0) throw refusal(411, 'LengthRequired', 'A block needs its length.');
  if (length <= MAX_BLOCK_BYTES) return length;
  throw refusal(413, 'BodyTooLarge', `A block is larger than ${MAX_BLOCK_BYTES} bytes.`);
}

/** Relays one block; with the last one the blob is committed. Repeating a block, or the last, changes nothing. */
export async function receiveBlock(
  azure: AzureMlClient,
  open: Opening,
  { path, block, last }: { path: string; block: number; last: number },
  request: Request,
): Promise<Answer<'uploadBlock'>> {
  requireBytes(request);
  const bytes = blockLength(request);
  if (block > last) throw refusal(400, 'InvalidRequest', 'block: behind the last one.', 'block');
  const access = await open();
  if (bytes === 0 && last === 0) {
    await putBlob(azure.transport, access, { path, body: Buffer.alloc(0), contentType: 'application/octet-stream' });
    return { stored: 0 };
  }
  await putBlock(azure.transport, access, { path, number: block, body: request.body ?? nothing, bytes });
  if (block === last) await putBlockList(azure.transport, access, { path, last });
  return { stored: bytes };
}

export const uploadBundle = ({ azure, params, query, request }: Call<'uploadBundle'>) =>
  receiveBundle(azure, () => writeAccess(azure, workspaceOf(params), query.datastore), query.path, request);

export const uploadBlock = ({ azure, params, query, request }: Call<'uploadBlock'>) =>
  receiveBlock(azure, () => writeAccess(azure, workspaceOf(params), query.datastore), query, request);
