import { useCallback, useEffect, useMemo, useState } from 'react';
import { addCollected, type Collected, collectFiles, type Layout, layoutFiles } from '@/lib/client/upload';
import { handedOver, onHandOver, taken } from './hand-over';

export interface Files {
  /** Null before anything was dropped or chosen. */
  collected: Collected | null;
  layout: Layout | null;
  /** A folder is being walked. */
  reading: boolean;
  add(source: DataTransfer | Iterable<File>): void;
  clear(): void;
}

/** The files that were dropped or chosen here, or handed over by the page before. */
export function useFiles(): Files {
  const [collected, setCollected] = useState<Collected | null>(null);
  const [readings, setReadings] = useState(0);
  const take = useCallback(async (files: Promise<Collected>) => {
    setReadings((n) => n + 1);
    const more = await files.finally(() => setReadings((n) => n - 1));
    setCollected((old) => (old ? addCollected(old, more) : more));
  }, []);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const files = handedOver();
      if (!files) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        taken(files);
        void take(files);
      });
    };
    look();
    const stop = onHandOver(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [take]);
  const add = useCallback((source: DataTransfer | Iterable<File>) => void take(collectFiles(source)), [take]);
  const clear = useCallback(() => setCollected(null), []);
  const layout = useMemo(() => collected && layoutWithUnreadable(collected), [collected]);
  return { collected, layout, reading: readings > 0, add, clear };
}

function layoutWithUnreadable({ files, unreadable }: Collected): Layout {
  const layout = layoutFiles(files);
  return { ...layout, refused: [...unreadable, ...layout.refused] };
}
