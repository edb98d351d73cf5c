import { StorageSharedKeyCredential } from '@azure/storage-blob';
import { userError } from '../errors';
import { containerSas, credentialOf } from '../sas';
import type { Services } from '../types';
import { hasSecret, type StoredDatastore, secretField } from './body';
import { isOwn } from './view';

/** Key credential of the datastore's account: its own secret where it has one, else the workspace's. */
function keyOf(services: Services, { accountName, credentials }: StoredDatastore): StorageSharedKeyCredential {
  const key = credentials.secrets?.key;
  if (typeof key === 'string' && typeof accountName === 'string')
    return new StorageSharedKeyCredential(accountName, key);
  return credentialOf(services);
}

/** A short SAS made from the account key, for a client that asks for a secret that expires. */
function expiring(services: Services, datastore: StoredDatastore, hours: number) {
  const { containerName } = datastore;
  if (typeof containerName !== 'string') throw userError('The datastore has no container to make a SAS for.');
  const sasToken = containerSas(services, containerName, 'racwdl', hours * 60, keyOf(services, datastore));
  return { secretsType: 'Sas', sasToken };
}

/**
 * What listSecrets answers (contract G2): the secret that the datastore was registered with, from an account key a SAS
 * where the client wants one that expires. Throws AzureError 400 for a datastore without credentials, on which clients
 * go on with the caller's own token.
 */
export function secretsOf(services: Services, datastore: StoredDatastore, name: string, hours: number | null) {
  const { credentialsType: type, secrets } = datastore.credentials;
  if (!hasSecret(type))
    throw userError(`The datastore '${name}' has no credentials: it is accessed with the identity of the caller.`);
  if (type === 'AccountKey' && hours !== null) return expiring(services, datastore, hours);
  const own = type === 'AccountKey' && isOwn(datastore.accountName) ? services.accountKey : null;
  return { secretsType: type, [secretField[type]]: secrets?.[secretField[type]] ?? own };
}
