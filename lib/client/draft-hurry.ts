import { z } from 'zod';
import type { Draft } from './draft';

const PREFIX = 'batch-studio.draft ';
/** The older storage holds about five million characters in all; longer texts have only the database. */
const MOST_CHARACTERS = 1_000_000;

const draft = z.object({ key: z.string(), tab: z.string(), text: z.string(), savedAt: z.number() });

/** Keeps a draft at once, in the storage that needs no waiting: the page is going, and the database would be too late. */
export function hurry(what: Draft): void {
  if (what.text.length > MOST_CHARACTERS) return;
  try {
    localStorage.setItem(`${PREFIX}${what.key} ${what.tab}`, JSON.stringify(what));
  } catch {
    // A full or forbidden storage: what was written before still stands in the database.
  }
}

const readDraft = (text: string | null): Draft | null => {
  try {
    return draft.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

/** Takes out what was kept in a hurry for a resource. */
export function takeHurried(key: string): Draft[] {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${key} `));
    const found = names.map((name) => readDraft(localStorage.getItem(name)));
    for (const name of names) localStorage.removeItem(name);
    return found.filter((each) => each?.key === key).filter((each) => each !== null);
  } catch {
    return [];
  }
}
