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
  /** There is an account key, so that a SAS can be made for less than the container. */
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

async function readSecrets(client: AzureMlClient, workspace: SegmentParams, name: string) {
  const { value, at } = await client.send(operations.listSecrets, { ...workspace, name });
  return { secrets: value, at };
}

const signingWith = (accountKey: string, now: Date, { url }: Container) => ({
  accountKey,
  now,
  minutes: MAX_SAS_MINUTES,
  https: url.startsWith('https:'),
});

export interface BlobRights {
  rights: { path: string; sas: string }[];
  /** ISO-8601. */
  expiresAt: string;
}

/**
 * A SAS for each of these blobs, to create and write it and nothing else, for a browser that sends it directly; null where
 * this program can not sign so narrowly. The key lives no longer than this call.
 */
export async function blobRights(
  client: AzureMlClient,
  workspace: SegmentParams,
  datastore: Datastore,
  paths: readonly string[],
): Promise<BlobRights | null> {
  const container = containerOf(client, datastore);
  if (container.identityBased) return null;
  const { secrets, at } = await readSecrets(client, workspace, datastore.name);
  const { key } = secrets;
  if (!key) return null;
  const minted = paths.map((blob) => ({
    path: blob,
    ...mintSas({ ...container, blob }, 'cw', signingWith(key, at, container)),
  }));
  return {
    rights: minted.map(({ path, sas }) => ({ path, sas })),
    expiresAt: minted[0]?.expiresAt ?? at.toISOString(),
  };
}

/**
 * Access to a datastore's container in the order of DESIGN decision 14: the caller's storage token where the datastore is
 * identity-based, else `listSecrets` with the caller's ARM token. A minted SAS covers the container, since a key cannot
 * sign for a prefix, or the one `blob` that is named, and holds `permissions` only: it stays in this process. The key lives
 * no longer than this call.
 */
export async function datastoreAccess(
  client: AzureMlClient,
  workspace: SegmentParams,
  datastore: Datastore,
  permissions: SasPermissions,
  blob?: string,
): Promise<DatastoreAccess> {
  const container = containerOf(client, datastore);
  const common = { datastore: datastore.name, containerUrl: container.url, signal: client.parts.signal };
  if (container.identityBased) return { ...common, sas: '', token: client.requireToken('storage'), minted: false };
  const { secrets, at } = await readSecrets(client, workspace, datastore.name);
  if (secrets.key) {
    const target = { account: container.account, container: container.container, blob };
    const { sas } = mintSas(target, permissions, signingWith(secrets.key, at, container));
    return { ...common, sas, token: null, minted: true };
  }
  if (secrets.sasToken) return { ...common, sas: secrets.sasToken.replace(/^\?/, ''), token: null, minted: false };
  const message = `Datastore ${datastore.name} answers no account key and no SAS (${secrets.secretsType}).`;
  throw new AzureError({ status: 400, code: 'UnsupportedCredentials', message, target: datastore.name });
}
