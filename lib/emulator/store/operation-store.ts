import type Database from 'libsql';
import { z } from 'zod';

export type OperationKind = 'Creating' | 'Updating' | 'Deleting';

/** A long-running operation. It ends by the clock, so that after a restart it is simply done. */
export interface Operation {
  /** `{prefix}:{workspaceId}:{guid}` as in Azure's status URLs (contract C4). */
  name: string;
  /** ARM id of what it works on. */
  target: string;
  kind: OperationKind;
  startedAt: string;
  doneAt: string;
}

export interface OperationStore {
  insert(operation: Operation): void;
  get(name: string): Operation | undefined;
  /** The operation that still works on this resource, or none. */
  pending(target: string, now: Date): Operation | undefined;
  /** The operation that worked on this resource last, over or not. */
  latest(target: string): Operation | undefined;
  /** Deletes whose time has come, each given once and only once the caller has `settled` it. */
  dueDeletes(now: Date): Operation[];
  settled(name: string): void;
}

const row = z.object({
  name: z.string(),
  target: z.string(),
  kind: z.enum(['Creating', 'Updating', 'Deleting']),
  startedAt: z.string(),
  doneAt: z.string(),
});

const TABLE = `
  CREATE TABLE IF NOT EXISTS operations (
    name TEXT PRIMARY KEY, target TEXT NOT NULL, kind TEXT NOT NULL, startedAt TEXT NOT NULL, doneAt TEXT NOT NULL,
    settled INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS operations_by_target ON operations (target, doneAt);
  CREATE INDEX IF NOT EXISTS operations_unsettled ON operations (doneAt) WHERE settled = 0;`;

const operationOf = (found: unknown): Operation | undefined => (found === undefined ? undefined : row.parse(found));

/** Long-running operations; instants are ISO-8601 UTC, so that text order is time order. */
export function createOperationStore(db: Database.Database): OperationStore {
  db.exec(TABLE);
  const insert = db.prepare('INSERT INTO operations VALUES (?, ?, ?, ?, ?, ?)');
  const select = db.prepare('SELECT * FROM operations WHERE name = ?');
  const pending = db.prepare('SELECT * FROM operations WHERE target = ? AND doneAt > ? ORDER BY doneAt DESC LIMIT 1');
  const latest = db.prepare('SELECT * FROM operations WHERE target = ? ORDER BY startedAt DESC LIMIT 1');
  const due = db.prepare('SELECT * FROM operations WHERE settled = 0 AND doneAt <= ? ORDER BY doneAt');
  const settle = db.prepare('UPDATE operations SET settled = 1 WHERE name = ?');
  return {
    insert: ({ name, target, kind, startedAt, doneAt }) =>
      void insert.run(name, target.toLowerCase(), kind, startedAt, doneAt, kind === 'Deleting' ? 0 : 1),
    get: (name) => operationOf(select.get(name)),
    pending: (target, now) => operationOf(pending.get(target.toLowerCase(), now.toISOString())),
    latest: (target) => operationOf(latest.get(target.toLowerCase())),
    dueDeletes: (now) => due.all(now.toISOString()).map((found) => row.parse(found)),
    settled: (name) => void settle.run(name),
  };
}
