import { z } from 'zod';
import type { Draft, DraftStore } from './draft';
import { hurry, takeHurried } from './draft-hurry';

const NAME = 'batch-studio';
const VERSION = 1;
/** What is known of each draft, and apart from it the texts, so that looking around reads no megabytes. */
const ABOUT = 'drafts';
const TEXTS = 'draft-texts';

/** Drafts and characters that one browser keeps; the oldest go first. */
const MOST_DRAFTS = 60;
const MOST_CHARACTERS = 60_000_000;
const MOST_AGE_MS = 60 * 24 * 3600 * 1000;

const about = z.object({ key: z.string(), tab: z.string(), savedAt: z.number(), length: z.number() });
type About = z.infer<typeof about>;

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ABOUT, { keyPath: ['key', 'tab'] }).createIndex('key', 'key');
      request.result.createObjectStore(TEXTS);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** The drafts to let go: too old, or beyond what is kept of the newest. The one just written always stays. */
export function tooMany(all: readonly About[], kept: { key: string; tab: string }, now: number): About[] {
  let characters = 0;
  const newest = [...all].sort((a, b) => b.savedAt - a.savedAt);
  return newest.filter(({ key, tab, savedAt, length }, order) => {
    characters += length;
    if (key === kept.key && tab === kept.tab) return false;
    return order >= MOST_DRAFTS || characters > MOST_CHARACTERS || now - savedAt > MOST_AGE_MS;
  });
}

/** Drafts in the browser's own database. It holds megabytes, which the older storage does not. */
export const indexedDrafts: DraftStore = {
  hurry,

  async all(key) {
    for (const hurried of takeHurried(key)) await indexedDrafts.put(hurried);
    const transaction = (await database()).transaction([ABOUT, TEXTS], 'readonly');
    const found = z.array(about).parse(await done(transaction.objectStore(ABOUT).index('key').getAll(key)));
    const texts = transaction.objectStore(TEXTS);
    const drafts = await Promise.all(
      found.map(async ({ tab, savedAt }) => ({
        key,
        tab,
        savedAt,
        text: z.string().parse(await done(texts.get([key, tab]))),
      })),
    );
    return drafts.sort((a, b) => b.savedAt - a.savedAt);
  },

  async put({ key, tab, text, savedAt }: Draft) {
    const transaction = (await database()).transaction([ABOUT, TEXTS], 'readwrite');
    const [abouts, texts] = [transaction.objectStore(ABOUT), transaction.objectStore(TEXTS)];
    texts.put(text, [key, tab]);
    abouts.put({ key, tab, savedAt, length: text.length });
    const all = z.array(about).parse(await done(abouts.getAll()));
    for (const old of tooMany(all, { key, tab }, savedAt)) {
      abouts.delete([old.key, old.tab]);
      texts.delete([old.key, old.tab]);
    }
    await committed(transaction);
  },

  async remove(key, tab) {
    const transaction = (await database()).transaction([ABOUT, TEXTS], 'readwrite');
    transaction.objectStore(ABOUT).delete([key, tab]);
    transaction.objectStore(TEXTS).delete([key, tab]);
    await committed(transaction);
  },
};
