'use client';

import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query matches now; false on the server. */
export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** Phones: tables become cards, dialogs rise from the bottom. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 767px)');
