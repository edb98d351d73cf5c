import {
  BlobSASPermissions,
  generateBlobSASQueryParameters,
  type StorageSharedKeyCredential,
} from '@azure/storage-blob';

/** A URL parser folds `..` between slashes even when it is escaped, so the slashes of such a name are escaped as well. */
export function encodePath(name: string): string {
  const parts = name.split('/');
  const folds = parts.some((part) => part === '.' || part === '..');
  return folds ? encodeURIComponent(name) : parts.map(encodeURIComponent).join('/');
}

/** Read-only SAS for one blob (contract F1: log files are handed out so), on the blob service URL the caller can reach. */
export function sasUrlOf(
  credential: StorageSharedKeyCredential,
  container: string,
  name: string,
  base: string,
  minutes: number,
) {
  const sas = generateBlobSASQueryParameters(
    {
      containerName: container,
      blobName: name,
      permissions: BlobSASPermissions.parse('r'),
      expiresOn: new Date(Date.now() + minutes * 60_000),
    },
    credential,
  );
  return `${base}/${container}/${encodePath(name)}?${sas}`;
}
