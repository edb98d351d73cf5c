import type { UploadTarget } from '@/lib/contracts/api/views';
import { createUpload, type UploadProgress } from '../upload';
import type { AssetApi } from './asset-api';
import { type Tally, type Tell, tallyOf } from './asset-progress';
import type { AssetPlan } from './plan';
import type { PlannedUpload } from './planned';
import { AssetProblem } from './problem';

interface Opened {
  target: UploadTarget;
  transport: Parameters<typeof createUpload>[0]['transport'];
}

async function opened(api: AssetApi, { to }: PlannedUpload): Promise<Opened> {
  if (to.kind === 'folder')
    return { target: await api.startFolder(to.datastore, to.folder), transport: api.folderTransport() };
  const container = await api.startCode(to.name, to.version);
  const { containerUrl } = container;
  const target = { datastore: '', path: to.folder, uri: '', containerUrl, direct: true };
  return { target, transport: api.codeTransport(container) };
}

/** Throws where not every file is stored, with the file's name and the reason. */
function requireAll({ phase, failed, failure, left }: UploadProgress, { what }: PlannedUpload): void {
  if (phase === 'stored') return;
  const [first] = failed;
  const file = first?.path ?? left;
  const reason = first?.reason ?? failure?.message ?? 'the upload ended early.';
  const name = file === null ? what : `${file} of ${what}`;
  throw new AssetProblem(`${name} was not stored: ${reason}`, file ?? what);
}

/** Sends one folder; answers where it went, as a URL of blob storage. */
async function send(api: AssetApi, planned: PlannedUpload, onProgress: Tally, signal?: AbortSignal): Promise<string> {
  const { target, transport } = await opened(api, planned);
  const upload = createUpload({
    files: planned.entries,
    target,
    transport,
    onProgress: () => onProgress(upload.progress()),
  });
  const cancel = () => upload.cancel();
  signal?.addEventListener('abort', cancel, { once: true });
  const ended = await upload.run().finally(() => signal?.removeEventListener('abort', cancel));
  signal?.throwIfAborted();
  requireAll(ended, planned);
  if (planned.to.kind === 'folder') {
    const { datastore, mark, name, version } = planned.to;
    await api.markUploaded({ datastore, path: mark }, name, version);
  }
  return `${target.containerUrl}/${target.path}`;
}
const uploadKey = ({ to }: PlannedUpload) => JSON.stringify(to.kind === 'code' ? to.name : [to.datastore, to.folder]);

/**
 * Sends every byte, then registers every version, in that order: a file that can not be sent leaves nothing registered.
 * Whole uploads are marked, so that the next try finds them. Rejects with AssetProblem or ApiError, and with the signal's
 * reason when it was canceled.
 */
export async function carryOut(api: AssetApi, plan: AssetPlan, tell: Tell, signal?: AbortSignal): Promise<void> {
  const uploads = plan.versions.flatMap(({ upload }) => upload ?? []);
  const unique = [...new Map(uploads.map((upload) => [uploadKey(upload), upload])).values()];
  const tally = tallyOf(unique, tell);
  const sent = new Map<string, string>();
  for (const upload of unique) {
    sent.set(uploadKey(upload), await send(api, upload, tally.of(upload), signal));
    tally.after(upload);
  }
  for (const version of plan.versions) {
    signal?.throwIfAborted();
    tally.say('registering', version.what);
    const { collection, name, version: number, upload } = version;
    const uploadedTo = upload ? (sent.get(uploadKey(upload)) ?? '') : '';
    await api.register({ collection, name, version: number }, version.properties(uploadedTo));
  }
  tally.say('done', null);
}
