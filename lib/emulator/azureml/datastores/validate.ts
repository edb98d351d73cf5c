import { AnonymousCredential, ContainerClient, newPipeline, StorageSharedKeyCredential } from '@azure/storage-blob';
import { STORAGE_ACCOUNT } from '../../directory';
import { userError } from '../errors';
import { credentialOf } from '../sas';
import type { Services } from '../types';
import type { StoredDatastore } from './body';
import { isOwn } from './view';

const ONCE = { retryOptions: { maxTries: 1, tryTimeoutInMs: 5_000 } };

/** The container as the given credentials see it; without credentials, as the workspace itself does. */
function containerWith(services: Services, { containerName, credentials }: StoredDatastore): ContainerClient {
  const url = `${services.blobBaseUrl}/${containerName}`;
  const { credentialsType: type, secrets } = credentials;
  if (type === 'Sas')
    return new ContainerClient(
      `${url}?${secrets?.sasToken?.replace(/^\?/, '')}`,
      newPipeline(new AnonymousCredential(), ONCE),
    );
  const key =
    type === 'AccountKey' && secrets?.key ? new StorageSharedKeyCredential(STORAGE_ACCOUNT, secrets.key) : null;
  return new ContainerClient(url, newPipeline(key ?? credentialOf(services), ONCE));
}

/** Whether one page can be listed, which needs the container and the right to read it. */
async function canList(container: ContainerClient): Promise<string | null> {
  try {
    await container.listBlobsFlat().byPage({ maxPageSize: 1 }).next();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code || (error instanceof Error ? error.message : 'the storage did not answer');
  }
}

/**
 * What Azure does with a new datastore unless it is told `skipValidation=true`: tries its credentials. Other accounts can
 * not be reached from here, and say so. Throws AzureError 400.
 */
export async function validate(services: Services, datastore: StoredDatastore): Promise<void> {
  const { accountName, containerName } = datastore;
  if (!isOwn(accountName))
    throw userError(
      `The storage account '${accountName ?? ''}' can not be reached from the local workspace: register it with skipValidation=true.`,
    );
  const fault = await canList(containerWith(services, datastore));
  if (fault !== null)
    throw userError(
      `The container '${containerName}' can not be read with the credentials of the datastore: ${fault}.`,
    );
}
