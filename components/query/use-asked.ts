import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { type Asked, askedOf, searchWith } from './address';

const MIRROR_MS = 300;

/** What is asked for, begun from the address and mirrored back into it a little later: browsers limit how often it may change. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const search = useSearchParams();
  const [asked, setAsked] = useState(() => askedOf(new URLSearchParams(search)));
  const change = useCallback((some: Partial<Asked>) => setAsked((old) => ({ ...old, ...some })), []);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = searchWith(window.location.search, asked);
      if (next !== window.location.search) window.history.replaceState(null, '', window.location.pathname + next);
    }, MIRROR_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  return [asked, change];
}
