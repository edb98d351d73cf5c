import type Database from 'libsql';
import { z } from 'zod';

/**
 * Remembers what was seeded, so that a later start neither does it again nor brings back what a user has deleted, and a
 * newer version still adds what it has more.
 */
export function createMarkers(db: Database.Database) {
  db.exec('CREATE TABLE IF NOT EXISTS seeded (item TEXT PRIMARY KEY, seeded_at TEXT NOT NULL)');
  const rows = z.array(z.object({ item: z.string() })).parse(db.prepare('SELECT item FROM seeded').all());
  const done = new Set(rows.map(({ item }) => item));
  const insert = db.prepare('INSERT OR IGNORE INTO seeded (item, seeded_at) VALUES (?, ?)');
  return {
    has: (item: string) => done.has(item),
    set: (item: string, at: string) => insert.run(item, at),
  };
}
