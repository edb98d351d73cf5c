import { useCallback, useState } from 'react';
import type { LocalFiles } from '@/components/yaml-assets';

/** The files that were dropped with a text, which only this visit has; `take` gets both at once. */
export function useDropped(setText: (text: string) => void) {
  const [files, setFiles] = useState<LocalFiles | null>(null);
  const take = useCallback(
    (text: string, dropped: LocalFiles | null) => {
      setFiles(dropped);
      setText(text);
    },
    [setText],
  );
  return { files, take };
}
