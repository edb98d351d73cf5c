import { useCallback, useEffect } from 'react';

const MIRROR_MS = 300;

/**
 * Keeps what a page holds in its address, a little later (browsers limit how often it may change) and before the focus
 * leaves a field: a change of the address after a way to another page was taken would call that off.
 * @param searchOf the address's query from the present one, each `?…` or empty; the same function while nothing changed
 * @returns writes it now
 */
export function useMirroredSearch(searchOf: (present: string) => string): () => void {
  const mirror = useCallback(() => {
    const next = searchOf(location.search);
    if (next !== location.search) history.replaceState(null, '', location.pathname + next);
  }, [searchOf]);
  useEffect(() => {
    const home = location.pathname;
    // The next page's address may be there before this page is gone.
    const mirrorHere = () => location.pathname === home && mirror();
    const timer = setTimeout(mirrorHere, MIRROR_MS);
    document.addEventListener('focusout', mirrorHere);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusout', mirrorHere);
    };
  }, [mirror]);
  return mirror;
}
