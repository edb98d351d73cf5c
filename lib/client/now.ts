import { useSyncExternalStore } from 'react';

const TICK_MS = 1000;
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  if (document.hidden) return;
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** Rounds down to the last tick, so that every reader in one pass of rendering sees the same instant. */
function current(): number {
  const fresh = Date.now();
  if (fresh - now >= TICK_MS) now = fresh;
  return now;
}

/** The present, from one clock for the whole page that ticks every second while the page is visible. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(subscribe, current, () => 0));
}
