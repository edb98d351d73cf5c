import type Database from 'libsql';
import { z } from 'zod';
import { StartError } from '../supervisor';

/** Brings a state folder from the version of its place in the list to the next. */
export type Migration = (db: Database.Database) => void;

/**
 * What each version changed, oldest first; their number is this program's version of the state folder. Tables that are
 * merely new need no entry: each store makes its own. Folders from before versions were counted are at 0.
 */
const migrations: readonly Migration[] = [
  // 0 → 1: jobs are looked up in lower case, whatever casing was stored before.
  (db) => {
    const isThere = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'jobs'").get();
    if (isThere) db.exec('UPDATE jobs SET name = lower(name), child_name = lower(child_name)');
  },
];

const versionRow = z.object({ user_version: z.number().int() });

const tooNew = (found: number, known: number) =>
  new StartError(
    `The state folder was written by a newer version of this program (its version is ${found}, this program knows ${known}): start that version, or choose another folder with --state.`,
  );

/**
 * Brings the database to the program's version, step by step, each step whole or not at all. Throws StartError when the
 * folder is of a newer version; nothing has been changed then.
 */
export function migrate(db: Database.Database, steps: readonly Migration[] = migrations): void {
  const { user_version: found } = versionRow.parse(db.prepare('PRAGMA user_version').get());
  if (found > steps.length) throw tooNew(found, steps.length);
  for (const [at, step] of steps.entries()) {
    if (at < found) continue;
    db.transaction(() => {
      step(db);
      db.exec(`PRAGMA user_version = ${at + 1}`);
    })();
  }
}
