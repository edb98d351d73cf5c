import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useState } from 'react';
import { type FormValues, type OverrideKey, queryOfValues, valuesOfQuery } from './form-values';

const MIRROR_MS = 300;

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
  const mirror = useCallback(() => {
    const next = queryOfValues(values).toString();
    const url = `${location.pathname}${next && `?${next}`}`;
    if (url !== location.pathname + location.search) history.replaceState(null, '', url);
  }, [values]);
  useEffect(() => {
    const timer = setTimeout(mirror, MIRROR_MS);
    // A link takes the focus before it is followed.
    document.addEventListener('focusout', mirror);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusout', mirror);
    };
  }, [mirror]);
  return { values, change, changeOverride, mirror };
}
