import { useSyncExternalStore } from 'react';

const KEY = 'batch-studio.navigation';
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isFolded(): boolean {
  try {
    return localStorage.getItem(KEY) === 'folded';
  } catch {
    return false;
  }
}

function toggle() {
  try {
    if (isFolded()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'folded');
  } catch {
    // Without storage the navigation stays open.
  }
  for (const listener of listeners) listener();
}

/** Whether this browser's user folded the navigation away. */
export function useFolded(): { folded: boolean; toggle: () => void } {
  return { folded: useSyncExternalStore(subscribe, isFolded, () => false), toggle };
}
