import type { BlobCollection, LokiDatabase } from 'azurite/dist/src/blob/BlobServer.js';
import type { Listed, ListMessage } from './protocol';

const PAGE = 20_000;

/**
 * Makes blobs be found by the index that Azurite keeps of their names. It asks for account, container and name, and
 * LokiJS uses an index for the first of them only, which all blobs share: each request would walk through every blob.
 */
export function findByName(db: LokiDatabase): BlobCollection {
  const blobs = db.getCollection('$BLOBS_COLLECTION$');
  const findOne = blobs.findOne.bind(blobs);
  blobs.findOne = ({ name, ...others }) => findOne(name === undefined ? others : { name, ...others });
  return blobs;
}

const byName = (a: Listed, b: Listed) => (a.name < b.name ? -1 : 1);

/** The first blobs that a listing by the protocol would have: committed, no snapshots, in order of name. */
export function listBlobs(blobs: BlobCollection, { container, prefix, after }: Omit<ListMessage, 'type' | 'id'>) {
  const isAsked = ({ containerName, name, snapshot, isCommitted }: BlobCollection['data'][number]) =>
    containerName === container && name > after && name.startsWith(prefix) && snapshot === '' && isCommitted;
  const found = blobs.data.filter(isAsked);
  const listed = found.map(({ name, properties }) => ({ name, bytes: properties.contentLength ?? 0 }));
  return listed.sort(byName).slice(0, PAGE);
}
