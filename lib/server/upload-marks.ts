import 'server-only';
import { blobMetadata, blobSource, setBlobMetadata } from '@/lib/azureml/blob';
import type { Answer } from '@/lib/contracts/api/routes';
import { workspaceOf } from './job-runs';
import type { Call } from './route';
import { datastoreAccessFor, writeAccess } from './upload-target';

/** The word that Azure ML's clients leave on the first blob of an upload when all of it is there (contract G). */
const DONE = 'completed';

/** Whether the upload that begins with this blob is whole. */
export async function getUploadMark({ azure, params, query }: Call<'uploadMark'>): Promise<Answer<'uploadMark'>> {
  const access = await datastoreAccessFor(azure, workspaceOf(params), query.datastore, 'r');
  const status = await blobMetadata(azure.transport, blobSource(access, query.path), 'upload_status');
  return { completed: status === DONE };
}

/** Says on its first blob that an upload is whole, and for which asset it was made. */
export async function putUploadMark({ azure, params, body }: Call<'markUpload'>): Promise<Answer<'markUpload'>> {
  const access = await writeAccess(azure, workspaceOf(params), body.datastore);
  const { name, version } = body;
  await setBlobMetadata(azure.transport, access, body.path, { upload_status: DONE, name, version });
  return {};
}
