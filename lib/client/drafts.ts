import { useEffect, useState } from 'react';

/** Stand-in: unsaved text of one key in this browser. */
export function useDraft(key: string, base: string) {
  const id = `batch-studio.draft.${key}`;
  const [own, setOwn] = useState<string | null>(() =>
    typeof localStorage === 'undefined' ? null : localStorage.getItem(id),
  );
  const [restored] = useState(own !== null);
  useEffect(() => {
    if (own === null || own === base) localStorage.removeItem(id);
    else localStorage.setItem(id, own);
  }, [id, own, base]);
  return {
    text: own ?? base,
    setText: setOwn as (text: string) => void,
    discard: () => setOwn(null),
    restored,
    otherTab: null,
  };
}
