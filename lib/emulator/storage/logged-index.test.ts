import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LokiCollection, LokiDocument, LokiStore } from 'azurite/dist/src/blob/BlobServer.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { IndexLog } from './index-log';
import { logChanges } from './logged-index';

let dir: string;
let filename: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'logged-index-'));
  filename = path.join(dir, 'blobs.json');
});
afterEach(() => rmSync(dir, { recursive: true }));

type Saved = (error?: Error | null) => void;

/** As much of a LokiJS database as is touched: one collection, and saves that end when the test says so. */
async function openIndex() {
  const listeners = new Map<string, (document: LokiDocument) => void>();
  const collection: LokiCollection = {
    ...{ name: 'c', data: [], maxId: 0, dirty: false },
    ensureId: () => undefined,
    ensureAllIndexes: () => undefined,
    on: (event, listener) => void listeners.set(event, listener),
  };
  const saving: Saved[] = [];
  const store: LokiStore = {
    db: {
      filename,
      collections: [collection],
      getCollection: () => ({ data: [], findOne: () => null }),
      saveDatabaseInternal: (done) => void saving.push(done),
    },
    init: async () => undefined,
  };
  logChanges(store);
  await store.init();
  return {
    collection,
    change: (event: 'insert' | 'update' | 'delete', $loki: number) => listeners.get(event)?.({ $loki }),
    save: () => store.db.saveDatabaseInternal(() => undefined),
    /** Ends the save that has waited longest. */
    saved: (error?: Error) => saving.shift()?.(error),
  };
}
const kept = () => new IndexLog(filename).read().map((change) => ('put' in change ? change.put.$loki : -change.gone));

it('keeps a change until a save that began after it has succeeded', async () => {
  const index = await openIndex();
  index.change('insert', 1);
  index.save();
  expect(kept()).toEqual([1]);
  index.change('insert', 2);
  index.saved();
  expect(kept()).toEqual([2]);
});

it('keeps everything when a save fails, as on a full disk', async () => {
  const index = await openIndex();
  index.change('insert', 1);
  index.save();
  index.saved(new Error('ENOSPC'));
  index.change('delete', 1);
  expect(kept()).toEqual([1, -1]);
});

it('brings an index that was not saved to where it was', async () => {
  const first = await openIndex();
  for (const number of [1, 2, 3]) first.change('insert', number);
  first.change('delete', 2);
  const next = await openIndex();
  expect(next.collection.data.map(({ $loki }) => $loki)).toEqual([1, 3]);
  expect(next.collection.maxId).toBe(3);
});
