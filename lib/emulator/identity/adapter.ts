import type Database from 'libsql';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { z } from 'zod';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS identity_entries (
    model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL,
    grant_id TEXT, uid TEXT, expires_at INTEGER,
    PRIMARY KEY (model, id));
  CREATE INDEX IF NOT EXISTS identity_entries_grant ON identity_entries (grant_id);
  CREATE INDEX IF NOT EXISTS identity_entries_uid ON identity_entries (model, uid);
  CREATE TABLE IF NOT EXISTS identity_kept (name TEXT PRIMARY KEY, value TEXT NOT NULL);`;
const DAY_SECONDS = 86_400;
const epoch = () => Math.floor(Date.now() / 1000);

const payloadRow = z.object({ payload: z.string() }).optional();
const valueRow = z.object({ value: z.string() }).optional();

export interface IdentityStore {
  /** The provider's adapter for one of its models (Session, Grant, RefreshToken, …). */
  adapter(model: string): Adapter;
  /** A secret made once and kept for good: signing key, cookie key, client secret. */
  keep(name: string, make: () => Promise<string> | string): Promise<string>;
}

function statements(db: Database.Database) {
  return {
    put: db.prepare('INSERT OR REPLACE INTO identity_entries VALUES (?, ?, ?, ?, ?, ?)'),
    byId: db.prepare('SELECT payload FROM identity_entries WHERE model = ? AND id = ?'),
    byUid: db.prepare('SELECT payload FROM identity_entries WHERE model = ? AND uid = ?'),
    consume: db.prepare(
      "UPDATE identity_entries SET payload = json_set(payload, '$.consumed', ?) WHERE model = ? AND id = ?",
    ),
    remove: db.prepare('DELETE FROM identity_entries WHERE model = ? AND id = ?'),
    revoke: db.prepare('DELETE FROM identity_entries WHERE grant_id = ?'),
    keep: db.prepare('INSERT OR IGNORE INTO identity_kept VALUES (?, ?)'),
    kept: db.prepare('SELECT value FROM identity_kept WHERE name = ?'),
  };
}

/** All state of the identity part, in the tables `identity_*` of the workspace's database. */
export function createIdentityStore(db: Database.Database): IdentityStore {
  db.exec(SCHEMA);
  // A day of grace: the provider tells "expired" from "unknown" by looking at the entry itself.
  db.prepare('DELETE FROM identity_entries WHERE expires_at < ?').run(epoch() - DAY_SECONDS);
  const sql = statements(db);
  const payloadOf = (row: unknown): AdapterPayload | undefined => {
    const found = payloadRow.parse(row ?? undefined);
    return found && JSON.parse(found.payload);
  };
  const adapter = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const expiresAt = typeof expiresIn === 'number' ? epoch() + expiresIn : null;
      sql.put.run(model, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null, expiresAt);
    },
    find: async (id) => payloadOf(sql.byId.get(model, id)),
    findByUid: async (uid) => payloadOf(sql.byUid.get(model, uid)),
    // Only the device flow looks for user codes, and that flow is off.
    findByUserCode: async () => undefined,
    async consume(id) {
      sql.consume.run(epoch(), model, id);
    },
    async destroy(id) {
      sql.remove.run(model, id);
    },
    async revokeByGrantId(grantId) {
      sql.revoke.run(grantId);
    },
  });
  const kept = (name: string) => valueRow.parse(sql.kept.get(name) ?? undefined)?.value;
  return {
    adapter,
    async keep(name, make) {
      const known = kept(name);
      if (known !== undefined) return known;
      sql.keep.run(name, await make());
      return kept(name) ?? '';
    },
  };
}
