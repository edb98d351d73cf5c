import { setTimeout as delay } from 'node:timers/promises';
import Database from 'libsql';
import { z } from 'zod';
import { StartError } from '../supervisor';

/** Long enough for a program that was told to stop a moment ago to write what it holds. */
const PATIENCE_MS = 5000;
const RETRY_AFTER_MS = 100;

/** What this process holds: a lock that nothing refers to is closed, and so given away, when memory is cleared. */
const held = new Set<Database.Database>();

const busy = z.looseObject({ code: z.string().startsWith('SQLITE_BUSY') });

/** One try: the open lock, or null when another process has it. */
function taken(file: string): Database.Database | null {
  const lock = new Database(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (busy.safeParse(error).success) return null;
    throw error;
  }
}

function kept(lock: Database.Database): () => void {
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}

/**
 * Holds what lies beside `file` for this process alone until it is given back or the process ends, in whatever way: the
 * lock is the operating system's, taken through an empty SQLite file, so a kill leaves nothing behind that must be judged.
 * @param refusal the sentence for the terminal when another process still holds it after `patienceMs`
 * @returns gives it back. Rejects with StartError.
 */
export async function holdAlone(file: string, refusal: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  for (let waited = 0; ; waited += RETRY_AFTER_MS) {
    const lock = taken(file);
    if (lock !== null) return kept(lock);
    if (waited >= patienceMs) throw new StartError(refusal);
    await delay(RETRY_AFTER_MS);
  }
}
