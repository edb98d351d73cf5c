import 'server-only';
import { randomUUID } from 'node:crypto';
import { blobRights, type DatastoreAccess, datastoreAccess, defaultDatastore } from '@/lib/azureml/blob-access';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import type { SasPermissions } from '@/lib/azureml/sas';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { UploadRights, UploadTarget } from '@/lib/contracts/api/views';
import type { Datastore } from '@/lib/contracts/azureml/asset';
import { datastoreUri } from '@/lib/domain/reference';
import { refusal } from './failure';
import { workspaceOf } from './job-runs';
import type { Call } from './route';

/** A dropped folder's name as one part of a blob path. */
function folderName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\\/\p{Cc}]/gu, '-')
    .trim()
    .replace(/[. ]+$/, '');
  return clean || 'files';
}

/** `batch-studio/{yyyymmdd}/{id}/{name}`: a folder of its own for each upload, so that none overwrites another's files. */
function uploadFolder(name: string, now: Date): string {
  const day = now.toISOString().slice(0, 10).replaceAll('-', '');
  return `batch-studio/${day}/${randomUUID().slice(0, 8)}/${folderName(name)}`;
}

async function readDatastore(azure: AzureMlClient, ws: WorkspaceRef, name: string | null): Promise<Datastore> {
  if (name === null) return defaultDatastore(azure, ws);
  return (await azure.read(operations.datastore, { ...ws, name })).value;
}

/** Access to a datastore's container with these permissions, for at most 15 minutes, or with the caller's own token. */
export async function datastoreAccessFor(
  azure: AzureMlClient,
  ws: WorkspaceRef,
  name: string | null,
  permissions: SasPermissions,
): Promise<DatastoreAccess> {
  return datastoreAccess(azure, ws, await readDatastore(azure, ws, name), permissions);
}

/** Right to write into a datastore's container: create and write. */
export const writeAccess = (azure: AzureMlClient, ws: WorkspaceRef, name: string | null) =>
  datastoreAccessFor(azure, ws, name, 'cw');

/**
 * Names the folder of an upload, for a caller who may fill it. `direct` is false where only this server may write (an
 * identity-based datastore, or one whose own SAS is wider than a browser should hold): then everything goes by the relay.
 */
export async function startUpload({ azure, params, body }: Call<'startUpload'>): Promise<UploadTarget> {
  const access = await writeAccess(azure, workspaceOf(params), body.datastore);
  const path = body.path ?? uploadFolder(body.name, new Date());
  return {
    datastore: access.datastore,
    path,
    uri: `${datastoreUri(access.datastore, path)}/`,
    containerUrl: access.containerUrl,
    direct: access.minted,
  };
}

/** A right for each large file that the browser is about to send to storage itself. Throws 409 where it may not. */
export async function uploadRights({ azure, params, body }: Call<'uploadRights'>): Promise<UploadRights> {
  const ws = workspaceOf(params);
  const rights = await blobRights(azure, ws, await readDatastore(azure, ws, body.datastore), body.paths);
  if (rights) return rights;
  throw refusal(409, 'NoDirectUpload', 'Only this server may write there.', 'datastore');
}
