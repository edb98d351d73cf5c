import type { LokiCollection, LokiDatabase, LokiDocument, LokiStore } from 'azurite/dist/src/blob/BlobServer.js';
import { type Change, IndexLog } from './index-log';

/** Set anew at each start; it alone is found by more than the indexes that are rebuilt here. */
const services = '$SERVICES_COLLECTION$';

/** The document after a change. Repeating a change that the index holds already ends in the same document. */
function merged(before: LokiDocument | undefined, { put, from }: Extract<Change, { put: LokiDocument }>): LokiDocument {
  if (from === undefined) return put;
  const kept = before?.committedBlocksInOrder?.slice(0, from) ?? [];
  return { ...put, committedBlocksInOrder: [...kept, ...(put.committedBlocksInOrder ?? [])] };
}

function replay(collection: LokiCollection, changes: Change[]): void {
  if (changes.length === 0) return;
  const documents = new Map(collection.data.map((document) => [document.$loki, document]));
  for (const change of changes) {
    if ('gone' in change) documents.delete(change.gone);
    else documents.set(change.put.$loki, merged(documents.get(change.put.$loki), change));
    if ('put' in change) collection.maxId = Math.max(collection.maxId, change.put.$loki);
  }
  collection.data = [...documents.values()].sort((a, b) => a.$loki - b.$loki);
  collection.ensureId();
  collection.ensureAllIndexes(true);
  collection.dirty = true;
}

/** An append blob grows by a block at a time and may have 50,000 of them: only those that came are written. */
function record(collection: LokiCollection, log: IndexLog): void {
  const on = collection.name;
  const lengths = new Map<number, number>();
  const put = (document: LokiDocument) => {
    const { $loki, committedBlocksInOrder: blocks, properties } = document;
    if (properties?.blobType !== 'AppendBlob' || !blocks) return log.add({ on, put: document });
    const from = lengths.get($loki);
    log.add({ on, put: { ...document, committedBlocksInOrder: blocks.slice(from) }, from });
    lengths.set($loki, blocks.length);
  };
  collection.on('insert', put);
  collection.on('update', put);
  collection.on('delete', ({ $loki }) => {
    lengths.delete($loki);
    log.add({ on, gone: $loki });
  });
}

/** The log's older files go when a save that began after them has succeeded. */
function dropWhenSaved(db: LokiDatabase, log: IndexLog): void {
  const save = db.saveDatabaseInternal.bind(db);
  db.saveDatabaseInternal = (done) => {
    const drop = log.turn();
    save((error) => {
      if (!error) drop();
      done(error);
    });
  };
}

function attach(db: LokiDatabase): void {
  const log = new IndexLog(db.filename);
  const changes = log.read();
  for (const collection of db.collections.filter(({ name }) => name !== services)) {
    replay(
      collection,
      changes.filter(({ on }) => on === collection.name),
    );
    record(collection, log);
  }
  dropWhenSaved(db, log);
}

/**
 * LokiJS writes an index as a whole, every 5 s. This keeps each change in a log beside it from the instant it is made,
 * so that what blob storage has acknowledged is there again after a kill.
 */
export function logChanges(store: LokiStore): void {
  const init = store.init.bind(store);
  store.init = async () => {
    await init();
    attach(store.db);
  };
}
