import type { BlobLocation } from '../compute/types';
import { STORAGE_ACCOUNT } from '../directory';
import { noSuch, noSuchLabel, unsupportedInput, userError } from './errors';
import { idOf, versionId } from './ids';
import { parseReference, type Reference } from './references';
import { shown } from './shown';
import type { Services } from './types';
import { latestVersion } from './versions';

/** Blob names are taken literally, so a `..` could only be meant to climb. */
function checkedPath(path: string): string {
  const clean = path.replace(/^\/+/, '');
  if (clean.split('/').some((part) => part === '..' || part === '.') || /\p{Cc}/u.test(clean))
    throw userError(`The path '${shown(path)}' is not valid.`);
  return clean;
}

/** Container behind a datastore of the workspace's account. Throws AzureError 404 or 400. */
export function containerOf(services: Services, datastore: string): string {
  const properties = services.resources.get(idOf('datastores', datastore))?.body.properties;
  if (properties === undefined) throw noSuch('datastore', shown(datastore));
  const { accountName, containerName, datastoreType } = properties;
  if (datastoreType !== 'AzureBlob' || typeof containerName !== 'string')
    throw userError(`The datastore '${shown(datastore)}' is not a blob datastore.`);
  if (accountName !== STORAGE_ACCOUNT)
    throw userError(
      `The datastore '${shown(datastore)}' is in the storage account '${String(accountName)}', which the local workspace does not reach.`,
    );
  return containerName;
}

/** A path that is not well escaped names no blob. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '';
  }
}

/** Container and path when the URL is a blob of the workspace's own account: path style or host style, http or https. */
export function ownBlob(text: string, blobBaseUrl: string): { container: string; path: string } | null {
  const own = new URL(blobBaseUrl);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.port !== own.port) return null;
  const hosts = [`${STORAGE_ACCOUNT}.blob.core.localhost`, `${STORAGE_ACCOUNT}.blob.localhost`];
  const segments = decoded(url.pathname).split('/').slice(1);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (loopback && segments.shift() !== STORAGE_ACCOUNT) return null;
  if (!loopback && !hosts.includes(url.hostname)) return null;
  const [container, ...path] = segments;
  return container === undefined || container === '' ? null : { container, path: path.join('/') };
}

const asKind = (container: string, path: string, kind: BlobLocation['kind']): BlobLocation => {
  const bare = path.replace(/\/+$/, '');
  return { container, kind, path: kind === 'file' || bare === '' ? bare : `${bare}/` };
};

function placeOf(services: Services, reference: Reference): { container: string; path: string } {
  if (reference.kind === 'datastore')
    return { container: containerOf(services, reference.datastore), path: checkedPath(reference.path) };
  if (reference.kind === 'foreign') throw unsupportedInput('The reference names another workspace or a registry.');
  if (reference.kind === 'label') throw noSuchLabel(reference.name, reference.label);
  if (reference.kind === 'asset') throw unsupportedInput('A registered asset can not stand here.');
  const blob = ownBlob(reference.url, services.blobBaseUrl);
  if (blob !== null) return { container: blob.container, path: checkedPath(blob.path) };
  if (!URL.canParse(reference.url)) throw unsupportedInput(`'${shown(reference.url)}' is no URL.`);
  const { host } = new URL(reference.url);
  throw unsupportedInput(
    `ScriptExecutionException was caused by StreamAccessException: the local workspace reads blobs of its own storage account only, not of '${host}'.`,
  );
}

/**
 * Where a datastore URI or blob URL leads.
 * @param kind null asks storage whether there is a blob of just that name, else it is a folder
 * Throws AzureError for anything that is not in the workspace's own account.
 */
export async function locate(
  services: Services,
  uri: string,
  kind: BlobLocation['kind'] | null,
): Promise<BlobLocation> {
  const reference = parseReference(uri, 'data');
  if (reference === null) throw unsupportedInput(`'${shown(uri)}' is none of the supported forms.`);
  const { container, path } = placeOf(services, reference);
  if (kind !== null) return asKind(container, path, kind);
  const isFile = path !== '' && !path.endsWith('/') && (await services.blobs.exists(container, path));
  return asKind(container, path, isFile ? 'file' : 'folder');
}

/** The resource of an asset reference, `latest` resolved. Throws AzureError 404. */
export function assetVersion(services: Services, reference: Extract<Reference, { kind: 'asset' }>) {
  const { collection, name } = reference;
  const version = reference.version ?? latestVersion(services.resources, idOf(collection, name));
  const found = version === null ? undefined : services.resources.get(versionId(collection, name, version));
  if (found === undefined) throw noSuch(`${collection} asset`, `${name}:${version ?? 'latest'}`);
  return found;
}
