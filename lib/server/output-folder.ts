import 'server-only';
import { listBlobs } from '@/lib/azureml/blob';
import { type DatastoreAccess, datastoreAccess, defaultDatastore } from '@/lib/azureml/blob-access';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { datastorePath } from '@/lib/domain/reference';
import { readChild } from './job-runs';
import { partOr } from './parts';

export interface OutputFolder {
  access: DatastoreAccess;
  /** Ends in `/`. */
  folder: string;
}

const asFolder = (path: string) => (path === '' || path.endsWith('/') ? path : `${path}/`);

/** Where the output `score` of a child run is registered, by its asset (contract E, steps 1 and 2); null where it is not. */
async function registeredPlace(azure: AzureMlClient, ws: WorkspaceRef, childName: string) {
  const body = { runId: childName, selectRunMetadata: true };
  const data = await partOr(azure.read(operations.runData, ws, { body }), null);
  const assetId = data?.value.runMetadata.outputs?.score?.assetId;
  if (!assetId) return null;
  const uris = await partOr(azure.read(operations.resolvedUris, ws, { body: { values: [assetId] } }), null);
  const uri = uris?.value.values[assetId]?.uri;
  return uri ? datastorePath(uri) : null;
}

async function readAccess(azure: AzureMlClient, ws: WorkspaceRef, name: string): Promise<DatastoreAccess> {
  const { value } = await azure.read(operations.datastore, { ...ws, name });
  return datastoreAccess(azure, ws, value, 'rl');
}

/** Where scoring puts its rows when nothing is registered (contract E, step 3). */
async function usualPlace(azure: AzureMlClient, ws: WorkspaceRef, childName: string): Promise<OutputFolder> {
  const access = await datastoreAccess(azure, ws, await defaultDatastore(azure, ws), 'rl');
  for (const folder of [`azureml/${childName}/score/`, `dataset/${childName}/score/`]) {
    const [found] = await listBlobs(azure.transport, access, folder, 1);
    if (found) return { access, folder };
  }
  return { access, folder: `azureml/${childName}/score/` };
}

/**
 * The folder of a job's predictions with the right to read it; null while the job has no child run. Rejects with Azure's
 * 403 and the missing action where the caller may not read the datastore.
 */
export async function findOutputFolder(
  azure: AzureMlClient,
  ws: WorkspaceRef,
  jobName: string,
): Promise<OutputFolder | null> {
  const child = await readChild(azure, ws, jobName);
  if (!child) return null;
  const place = await registeredPlace(azure, ws, child.runId);
  if (!place) return usualPlace(azure, ws, child.runId);
  return { access: await readAccess(azure, ws, place.datastore), folder: asFolder(place.path) };
}
