import { useEffect, useSyncExternalStore } from 'react';

/** What would be lost by leaving the page, in words: `the 12 files that you chose`. The newest is said. */
const held: string[] = [];
let question: { lost: string; go: () => void } | null = null;
const listeners = new Set<() => void>();

const tell = () => {
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const warnOnClose = (event: BeforeUnloadEvent) => event.preventDefault();

/** Says that leaving would lose `lost`. The browser asks before it closes the page, and a sign-in opens in a window of its own. */
export function holdPage(lost: string): () => void {
  held.push(lost);
  if (held.length === 1) window.addEventListener('beforeunload', warnOnClose);
  tell();
  return () => {
    const at = held.lastIndexOf(lost);
    if (at !== -1) held.splice(at, 1);
    if (held.length === 0) window.removeEventListener('beforeunload', warnOnClose);
    tell();
  };
}

/** Whether leaving this page would lose something. */
export const isHeld = (): boolean => held.length > 0;

/** Does `go`, which leaves the page; where that would lose something, the user is asked first. */
export function askToLeave(go: () => void): void {
  const lost = held.at(-1);
  if (lost === undefined) {
    go();
  } else {
    question = { lost, go };
    tell();
  }
}

export const leaveQuestion = {
  /** Leaves: what was held is given up. */
  leave() {
    const asked = question;
    leaveQuestion.stay();
    held.length = 0;
    window.removeEventListener('beforeunload', warnOnClose);
    asked?.go();
  },
  stay() {
    question = null;
    tell();
  },
};

/** The question that is open; null while there is none. */
export const useLeaveQuestion = () =>
  useSyncExternalStore(
    subscribe,
    () => question,
    () => null,
  );

/** Holds the page for as long as `lost` is said; null holds nothing. */
export function useHold(lost: string | null): void {
  useEffect(() => (lost === null ? undefined : holdPage(lost)), [lost]);
}
