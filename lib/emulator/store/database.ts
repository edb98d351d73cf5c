import Database from 'libsql';
import { migrate } from './migrations';

/**
 * Opens the workspace's one metadata file. WAL with `synchronous = normal` keeps every committed row through a kill of
 * the process (only a power cut may take the last ones), and the busy timeout lets a second reader wait, not fail.
 * A file of an older version is migrated; StartError for one of a newer version.
 */
export function openDatabase(file: string): Database.Database {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = normal');
  db.exec('PRAGMA busy_timeout = 5000');
  migrate(db);
  return db;
}
