'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { StatusLook } from './status-icon';

export interface StatusSignal {
  /** `Failed`, `Completed with failures (12)`. */
  word: string;
  look: StatusLook;
  /** What has the state. */
  name: string;
}

/**
 * Tells a state where the page is not looked at: in the tab's title and icon. Both go back when the page is left.
 * Returns the sentence for a polite live region: empty until the state changes.
 */
export function useStatusSignals(signal: StatusSignal | null): string {
  const pathname = usePathname();
  const title = signal ? `${signal.word} · ${signal.name}` : null;
  useEffect(() => {
    if (title === null || pathname === null) return;
    const before = document.title;
    document.title = title;
    return () => {
      if (document.title === title) document.title = before;
    };
  }, [title, pathname]);
  useFavicon(signal?.look ?? null);
  return useAnnouncement(title);
}

function useFavicon(look: StatusLook | null): void {
  useEffect(() => {
    if (look === null) return;
    const link = document.createElement('link');
    link.rel = 'icon';
    link.type = 'image/svg+xml';
    link.href = `/status/${look}.svg`;
    document.head.append(link);
    return () => link.remove();
  }, [look]);
}

function useAnnouncement(sentence: string | null): string {
  const last = useRef(sentence);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (sentence === null || sentence === last.current) return;
    if (last.current !== null) setSpoken(sentence);
    last.current = sentence;
  }, [sentence]);
  return spoken;
}
