import type { Datastore } from '../contracts/azureml/asset';
import type { BlobAccess } from './blob';
import type { AzureMlClient } from './client';
import { AzureError } from './errors';
import { containerUrl } from './hosts';
import { operations } from './operations';
import { MAX_SAS_MINUTES, mintSas, type SasPermissions } from './sas';
import type { SegmentParams } from './template';

export interface DatastoreAccess extends BlobAccess {
  datastore: string;
  /** When the SAS ends; null where access is by the caller's own token. */
  expiresAt: string | null;
  /** The SAS was made here, so it holds what was asked for and no more. */
  minted: boolean;
}

interface Container {
  account: string;
  container: string;
  url: string;
  identityBased: boolean;
}

function containerOf(client: AzureMlClient, { name, properties }: Datastore): Container {
  const { accountName, containerName, datastoreType, credentials } = properties;
  if (datastoreType !== 'AzureBlob' || !accountName || !containerName) {
    const message = `Datastore ${name} is not a blob container (${datastoreType ?? 'unknown type'}).`;
    throw new AzureError({ status: 400, code: 'UnsupportedDatastore', message, target: name });
  }
  const url = containerUrl(client.hosts, accountName, containerName);
  return {
    account: accountName,
    container: containerName,
    url,
    identityBased: credentials?.credentialsType === 'None',
  };
}

/** The workspace's default datastore; rejects with 404 where it has none. */
export async function defaultDatastore(client: AzureMlClient, workspace: SegmentParams): Promise<Datastore> {
  const query = { isDefault: 'true', count: '30' };
  const { value } = await client.read(operations.datastores, workspace, { query });
  const found = value.value.find((store) => store.properties.isDefault) ?? value.value[0];
  if (found) return found;
  throw new AzureError({ status: 404, code: 'NoDefaultDatastore', message: 'The workspace has no default datastore.' });
}

/**
 * Access to a datastore's container in the order of DESIGN decision 14: the caller's storage token where the datastore is
 * identity-based, else `listSecrets` with the caller's ARM token. A minted SAS covers the container, since a key cannot
 * sign for a prefix, and holds `permissions` only. The key lives no longer than this call.
 */
export async function datastoreAccess(
  client: AzureMlClient,
  workspace: SegmentParams,
  datastore: Datastore,
  permissions: SasPermissions,
): Promise<DatastoreAccess> {
  const container = containerOf(client, datastore);
  const common = { datastore: datastore.name, containerUrl: container.url, signal: client.parts.signal };
  if (container.identityBased) return { ...common, sas: '', token: client.requireToken('storage'), ...byToken };
  const params = { ...workspace, name: datastore.name };
  const { value: secrets, at } = await client.send(operations.listSecrets, params);
  if (secrets.key) {
    const https = container.url.startsWith('https:');
    const signing = { accountKey: secrets.key, now: at, minutes: MAX_SAS_MINUTES, https };
    return { ...common, ...mintSas(container, permissions, signing), token: null, minted: true };
  }
  if (secrets.sasToken) return { ...common, ...issuedSas(secrets.sasToken), token: null, minted: false };
  const message = `Datastore ${datastore.name} answers no account key and no SAS (${secrets.secretsType}).`;
  throw new AzureError({ status: 400, code: 'UnsupportedCredentials', message, target: datastore.name });
}

const byToken = { expiresAt: null, minted: false };

function issuedSas(token: string): { sas: string; expiresAt: string | null } {
  const sas = token.replace(/^\?/, '');
  return { sas, expiresAt: new URLSearchParams(sas).get('se') };
}
