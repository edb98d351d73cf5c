'use client';

import { useEffect, useLayoutEffect, useRef } from 'react';
import { type LogText, lineCount } from '@/lib/client/log-reader';
import { LogLineText } from './log-row';

/** So many of the newest lines stand in the page at once; the whole file is behind "Open logs". */
const TAIL_LINES = 2000;

/** Eleven lines: so high also before there is anything, so that what stands below does not move when the log grows. */
export const TAIL_HEIGHT = 'h-60';

/** The end of a log as it grows. It keeps to the end unless the reader scrolled up. */
export function LogTail({ log, label }: { log: LogText; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const width = useRef(0);
  const count = lineCount(log);
  useLayoutEffect(() => {
    if (pinned.current && count >= 0) toEnd(box.current);
  }, [count]);
  useEffect(() => {
    const el = box.current;
    const resized = new ResizeObserver(() => {
      width.current = el?.clientWidth ?? 0;
      if (pinned.current) toEnd(el);
    });
    if (el) resized.observe(el);
    return () => resized.disconnect();
  }, []);
  const onScroll = () => {
    const el = box.current;
    // In a narrower box lines wrap: the browser then scrolls by itself, which says nothing of what the reader wants.
    if (el?.clientWidth === width.current) pinned.current = el.scrollHeight - el.scrollTop - el.clientHeight < 24;
  };
  const first = Math.max(0, count - TAIL_LINES);
  const area = { tabIndex: 0, role: 'group', 'aria-label': label, onScroll };
  return (
    <div
      ref={box}
      {...area}
      className={`mono ${TAIL_HEIGHT} overflow-auto rounded-b-8 border-y-10 border-transparent bg-log-bg bg-clip-border px-4 leading-5 -outline-offset-2!`}
    >
      {numbered(log, first, count).map(({ key, line }) => (
        <div key={key} className={`whitespace-pre-wrap [overflow-wrap:anywhere] ${TIMED.test(line) ? HANGING : ''}`}>
          <LogLineText raw={line} shortTimes />
        </div>
      ))}
    </div>
  );
}

function toEnd(el: HTMLElement | null): void {
  if (el) el.scrollTop = el.scrollHeight;
}

/** A line that begins with a time goes on under its words, so that the times stand in a column of their own. */
const TIMED = /^\[?\d{4}-\d\d-\d\d[T ]/;
const HANGING = 'pl-[9ch] indent-[-9ch]';

/** A line keeps its number while the file only grows, so the number is its key. */
const numbered = (log: LogText, first: number, end: number) =>
  log.lines.slice(first, end).map((line, at) => ({ line, key: `${log.generation}-${first + at}` }));
