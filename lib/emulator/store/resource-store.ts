import type Database from 'libsql';
import { z } from 'zod';
import { idParts } from './resource-id';

/** The parts of an ARM resource that its owner writes; id, name, type and systemData are the store's. */
export interface ResourceBody {
  location?: string;
  tags?: Record<string, string | null>;
  identity?: unknown;
  kind?: string;
  sku?: unknown;
  properties: Record<string, unknown>;
}

export interface Resource {
  /** In the casing of the first PUT. */
  id: string;
  name: string;
  type: string;
  body: ResourceBody;
  createdAt: string;
  createdBy: string;
  modifiedAt: string;
  modifiedBy: string;
  /** Grows with every first PUT; the order of lists. */
  sequence: number;
}

/** Who writes, and when (ISO-8601). */
interface Stamp {
  by: string;
  at: string;
}

interface Page {
  limit: number;
  /** Sequence number of the last item of the page before. */
  after?: number;
  newestFirst?: boolean;
}

export interface ResourceStore {
  get(id: string): Resource | undefined;
  /** Creates or replaces; the id keeps the casing, creation stamp and place in lists of its first PUT. */
  put(id: string, body: ResourceBody, stamp: Stamp): Resource;
  /** Removes the resource and everything below it; says whether it was there. */
  delete(id: string): boolean;
  /** Resources of a collection such as `batchEndpoints` right below `parentId`; `next` is the sequence to carry on after. */
  listChildren(parentId: string, collection: string, page?: Page): { items: Resource[]; next: number | null };
  /** Every resource of a collection anywhere below `id`, such as all versions of all codes; newest first. */
  below(id: string, collection: string): Resource[];
  count(parentId: string, collection: string): number;
}

const row = z.object({
  id: z.string(),
  body: z.string(),
  created_at: z.string(),
  created_by: z.string(),
  modified_at: z.string(),
  modified_by: z.string(),
  sequence: z.number(),
});

const TABLE = `
  CREATE TABLE IF NOT EXISTS resources (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE, id TEXT NOT NULL, parent_key TEXT NOT NULL, collection TEXT NOT NULL, body TEXT NOT NULL,
    created_at TEXT NOT NULL, created_by TEXT NOT NULL, modified_at TEXT NOT NULL, modified_by TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS resources_by_parent ON resources (parent_key, collection, sequence);`;

const PUT = `
  INSERT INTO resources (key, id, parent_key, collection, body, created_at, created_by, modified_at, modified_by)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (key) DO UPDATE SET body = excluded.body, modified_at = excluded.modified_at,
    modified_by = excluded.modified_by`;

function resourceOf(found: unknown): Resource | undefined {
  if (found === undefined || found === null) return undefined;
  const r = row.parse(found);
  const { name, type } = idParts(r.id);
  const body: ResourceBody = JSON.parse(r.body);
  const stamps = {
    createdAt: r.created_at,
    createdBy: r.created_by,
    modifiedAt: r.modified_at,
    modifiedBy: r.modified_by,
  };
  return { id: r.id, name, type, body, ...stamps, sequence: r.sequence };
}

const present = (found: unknown): Resource => {
  const resource = resourceOf(found);
  if (resource === undefined) throw new Error('a resource that was just written is not there');
  return resource;
};

/** ARM resources by id, without regard to case. Every write is committed when the call returns. */
export function createResourceStore(db: Database.Database): ResourceStore {
  db.exec(TABLE);
  const select = db.prepare('SELECT * FROM resources WHERE key = ?');
  const insert = db.prepare(PUT);
  // `0` is the character after `/`: the range holds exactly the keys below this one.
  const remove = db.prepare('DELETE FROM resources WHERE key = ? OR (key > ? AND key < ?)');
  const list = (order: string, comparison: string) =>
    db.prepare(
      `SELECT * FROM resources WHERE parent_key = ? AND collection = ? AND sequence ${comparison} ? ORDER BY sequence ${order} LIMIT ?`,
    );
  const ascending = list('ASC', '>');
  const descending = list('DESC', '<');
  const deep = db.prepare(
    'SELECT * FROM resources WHERE key > ? AND key < ? AND collection = ? ORDER BY sequence DESC',
  );
  const counting = db.prepare('SELECT count(*) AS n FROM resources WHERE parent_key = ? AND collection = ?');
  return {
    get: (id) => resourceOf(select.get(id.toLowerCase())),
    put(id, body, { by, at }) {
      const { key, parentKey, collection } = idParts(id);
      insert.run(key, id, parentKey, collection, JSON.stringify(body), at, by, at, by);
      return present(select.get(key));
    },
    delete(id) {
      const key = id.toLowerCase();
      return remove.run(key, `${key}/`, `${key}0`).changes > 0;
    },
    listChildren(parentId, collection, page = { limit: Number.MAX_SAFE_INTEGER }) {
      const start = page.after ?? (page.newestFirst ? Number.MAX_SAFE_INTEGER : 0);
      // One more than asked for tells whether another page follows.
      const limit = Math.min(page.limit, 1_000_000);
      const statement = page.newestFirst ? descending : ascending;
      const rows = statement.all(parentId.toLowerCase(), collection.toLowerCase(), start, limit + 1);
      const items = rows.slice(0, limit).map(present);
      return { items, next: rows.length > limit ? (items.at(-1)?.sequence ?? null) : null };
    },
    below: (id, collection) =>
      deep.all(`${id.toLowerCase()}/`, `${id.toLowerCase()}0`, collection.toLowerCase()).map(present),
    count: (parentId, collection) =>
      z.object({ n: z.number() }).parse(counting.get(parentId.toLowerCase(), collection.toLowerCase())).n,
  };
}
