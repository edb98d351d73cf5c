import {
  BlobServiceClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { STORAGE_ACCOUNT } from '../directory';
import type { Services } from './types';

/** The workspace's own key for its own account. */
export const credentialOf = ({ accountKey }: Services) => new StorageSharedKeyCredential(STORAGE_ACCOUNT, accountKey);

/**
 * A SAS query for one container, over http and https.
 * @param permissions such as `racwl`
 * @param credential of the account that the container is in; the workspace's own when absent
 */
export function containerSas(
  services: Services,
  container: string,
  permissions: string,
  minutes: number,
  credential: StorageSharedKeyCredential = credentialOf(services),
): string {
  const now = services.clock.now().getTime();
  return generateBlobSASQueryParameters(
    {
      containerName: container,
      permissions: ContainerSASPermissions.parse(permissions),
      // Azure's own clients start theirs a little in the past, for clocks that differ.
      startsOn: new Date(now - 5 * 60_000),
      expiresOn: new Date(now + minutes * 60_000),
      protocol: SASProtocol.HttpsAndHttp,
    },
    credential,
  ).toString();
}

/** Makes the container of a pending upload; one that is there already is fine. */
export async function ensureContainer(services: Services, container: string): Promise<void> {
  const account = new BlobServiceClient(services.blobBaseUrl, credentialOf(services));
  await account.getContainerClient(container).createIfNotExists();
}

/** Base of blob URLs on the scheme that the caller speaks; path style, which every resolver can follow. */
export const blobBase = (base: string, blobBaseUrl: string) =>
  blobBaseUrl.replace(/^https?:/, base.startsWith('https:') ? 'https:' : 'http:');
