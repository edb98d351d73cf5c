import {
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { STORAGE_ACCOUNT } from '../../directory';

export interface ReadAccess {
  containerUrl: string;
  query: string;
}

const hourMs = 3_600_000;

/**
 * Lets worker processes read one container and do nothing else: they get a SAS for two hours, made anew every hour,
 * and never the account key. The blob service judges expiry by the machine's clock, so this does as well.
 */
export function containerAccess(blobBaseUrl: string, accountKey: string): (container: string) => ReadAccess {
  const credential = new StorageSharedKeyCredential(STORAGE_ACCOUNT, accountKey);
  const made = new Map<string, { at: number; access: ReadAccess }>();
  return (containerName) => {
    const now = Date.now();
    const present = made.get(containerName);
    if (present && now - present.at < hourMs) return present.access;
    const permissions = ContainerSASPermissions.parse('r');
    const values = { containerName, permissions, expiresOn: new Date(now + 2 * hourMs) };
    const query = generateBlobSASQueryParameters(values, credential).toString();
    const access = { containerUrl: `${blobBaseUrl}/${containerName}`, query };
    made.set(containerName, { at: now, access });
    return access;
  };
}
