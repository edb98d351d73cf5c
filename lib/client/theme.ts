import { useSyncExternalStore } from 'react';
import { DARK_QUERY, THEME_KEY } from './theme-script';

export type ThemeChoice = 'light' | 'dark' | 'system';

const listeners = new Set<() => void>();
const isChoice = (value: unknown): value is ThemeChoice => value === 'light' || value === 'dark' || value === 'system';

function choice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(THEME_KEY);
    return isChoice(stored) ? stored : 'system';
  } catch {
    return 'system';
  }
}

function apply() {
  const dark = choice() === 'dark' || (choice() === 'system' && window.matchMedia(DARK_QUERY).matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Every page keeps to the choice: the system's wish and another tab's choice may change while it is open. @returns how to stop */
export function followTheme(): () => void {
  const system = window.matchMedia(DARK_QUERY);
  system.addEventListener('change', apply);
  window.addEventListener('storage', apply);
  return () => {
    system.removeEventListener('change', apply);
    window.removeEventListener('storage', apply);
  };
}

/** The chosen theme; `system` follows the operating system, also while the page is open. */
export function useTheme(): { choice: ThemeChoice; choose: (next: ThemeChoice) => void } {
  const current = useSyncExternalStore(subscribe, choice, (): ThemeChoice => 'system');
  return { choice: current, choose };
}

function choose(next: ThemeChoice) {
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.documentElement.dataset.theme = next;
  apply();
}
