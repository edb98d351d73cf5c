import { useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useMirroredSearch } from '@/lib/client/mirrored-search';
import { type FormValues, type OverrideKey, queryOfValues, valuesOfQuery } from '@/lib/domain/invoke-form';

export interface Form {
  values: FormValues;
  change(change: Partial<FormValues>): void;
  changeOverride(key: OverrideKey, text: string): void;
  /** Writes the address now: a change of it after a way to another page was taken would call that off. */
  mirror(): void;
}

/** The form, begun from the page's link and mirrored back into it (a little later: browsers limit how often an address may change). */
export function useForm(): Form {
  const query = useSearchParams();
  const [values, setValues] = useState(() => valuesOfQuery(new URLSearchParams(query)));
  const change = useCallback((some: Partial<FormValues>) => setValues((old) => ({ ...old, ...some })), []);
  const changeOverride = useCallback(
    (key: OverrideKey, text: string) => setValues((old) => ({ ...old, overrides: { ...old.overrides, [key]: text } })),
    [],
  );
  const search = useCallback(() => {
    const query = queryOfValues(values).toString();
    return query && `?${query}`;
  }, [values]);
  const mirror = useMirroredSearch(search);
  return { values, change, changeOverride, mirror };
}
