import { useCallback, useEffect } from 'react';

const MIRROR_MS = 300;

/** Makes the address's query what `searchOf` says, where it is another. The page stays, and so does its place in the history. */
export function mirrorNow(searchOf: (present: string) => string): void {
  const next = searchOf(location.search);
  if (next !== location.search) history.replaceState(null, '', location.pathname + next);
}

/** Calls `mirror` a little later and whenever the focus leaves a field, as long as the page is this one. Gives back its end. */
export function mirrorSoon(mirror: () => void): () => void {
  const home = location.pathname;
  // The next page's address may be there before this page is gone.
  const mirrorHere = () => {
    if (location.pathname === home) mirror();
  };
  const timer = setTimeout(mirrorHere, MIRROR_MS);
  document.addEventListener('focusout', mirrorHere);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('focusout', mirrorHere);
  };
}

/**
 * Keeps what a page holds in its address, a little later (browsers limit how often it may change) and before the focus
 * leaves a field: a change of the address after a way to another page was taken would call that off.
 * @param searchOf the address's query from the present one, each `?…` or empty; the same function while nothing changed
 * @returns writes it now
 */
export function useMirroredSearch(searchOf: (present: string) => string): () => void {
  const mirror = useCallback(() => mirrorNow(searchOf), [searchOf]);
  useEffect(() => mirrorSoon(mirror), [mirror]);
  return mirror;
}
