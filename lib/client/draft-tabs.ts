import type { Tabs } from './draft';

const NAME_KEY = 'batch-studio.tab';
const LOCK = 'batch-studio.tab.';
const CHANNEL = 'batch-studio.drafts';

function remembered(): string | null {
  try {
    return sessionStorage.getItem(NAME_KEY);
  } catch {
    return null;
  }
}

function remember(name: string) {
  try {
    sessionStorage.setItem(NAME_KEY, name);
  } catch {
    // Without storage the name lasts as long as the page, and its drafts are taken over by the next one.
  }
}

/** Holds a name for as long as the page lives; false where another tab has it, as the copy of a tab finds. */
function held(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(LOCK + name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => undefined) : undefined;
    });
  });
}

async function named(): Promise<string> {
  const before = remembered();
  const canLock = 'locks' in navigator;
  if (before !== null && (!canLock || (await held(before)))) return before;
  const fresh = crypto.randomUUID();
  if (canLock) await held(fresh);
  remember(fresh);
  return fresh;
}

async function openTabs(): Promise<string[]> {
  const { held: locks = [] } = await navigator.locks.query();
  return locks.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []));
}

/** Where locks are missing, nobody can tell whether a tab is gone: each then counts as open. */
const everyone: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });

let own: Promise<string> | null = null;
let channel: BroadcastChannel | null = null;
const opened = () => {
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
};

/** The tabs of this browser: names held by a lock, which the browser lets go when a tab ends in whatever way. */
export const browserTabs: Tabs = {
  own() {
    own ??= named();
    return own;
  },
  living: async () => ('locks' in navigator ? new Set(await openTabs()) : everyone),
  tell: (key) => opened().postMessage(key),
  hear(listener) {
    const heard = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') listener(data);
    };
    opened().addEventListener('message', heard);
    return () => opened().removeEventListener('message', heard);
  },
};
