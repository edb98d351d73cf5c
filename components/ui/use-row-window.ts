'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { type RowWindow, rowWindow } from './row-window';

/** The rows of a long list that are worth drawing while the page scrolls. `body` goes on the element that holds the rows. */
export function useRowWindow(count: number, rowHeight: number): RowWindow & { body: RefObject<HTMLDivElement | null> } {
  const body = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(() => rowWindow(count, rowHeight, 0, 1200));
  useEffect(() => {
    const measure = () => {
      const top = body.current?.getBoundingClientRect().top ?? 0;
      const next = rowWindow(count, rowHeight, top, window.innerHeight);
      setShown((last) =>
        last.first === next.first && last.last === next.last && last.below === next.below ? last : next,
      );
    };
    measure();
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [count, rowHeight]);
  // A list that changed since the last measure is cut to its new length until the effect has run.
  const { first, last, above, below } =
    shown.last + shown.below / rowHeight === count ? shown : rowWindow(count, rowHeight, 0, 1200);
  return { body, first, last, above, below };
}
