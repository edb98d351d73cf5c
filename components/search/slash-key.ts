import { useSyncExternalStore } from 'react';

const KEY = 'batch-studio.slash';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

function set(on: boolean) {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // Without storage the key stays on.
  }
  for (const listener of listeners) listener();
}

/**
 * Whether `/` opens the search for this browser's user. Who speaks to the computer, or trembles, types single characters
 * without meaning to and must be able to switch it off (WCAG 2.1.4); Ctrl or Cmd with K stays.
 */
export function useSlashKey(): { slash: boolean; setSlash: (on: boolean) => void } {
  return { slash: useSyncExternalStore(subscribe, isOn, () => true), setSlash: set };
}
