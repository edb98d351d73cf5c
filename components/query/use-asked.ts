import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useMirroredSearch } from '@/lib/client/mirrored-search';
import { type Asked, askedOf, searchWith } from './address';

/** What is asked for, begun from the address and mirrored back into it a little later: browsers limit how often it may change. */
export function useAsked(): [Asked, (change: Partial<Asked>) => void] {
  const search = useSearchParams();
  const [asked, setAsked] = useState(() => askedOf(new URLSearchParams(search)));
  const change = useCallback((some: Partial<Asked>) => setAsked((old) => ({ ...old, ...some })), []);
  useMirroredSearch(useCallback((present: string) => searchWith(present, asked), [asked]));
  return [asked, change];
}
