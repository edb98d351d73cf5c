'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useMediaQuery } from '@/components/ui/use-media-query';
import { formatCount } from '@/lib/domain/format';
import type { Hit } from './find';
import { LogLineText } from './log-row';

export interface LogLinesProps {
  lines: readonly string[];
  count: number;
  /** Where line numbers can not be known, since only the end of a large file was read. */
  numbered: boolean;
  wrap: boolean;
  following: boolean;
  /** 1-based. */
  marked: number | null;
  hits: readonly Hit[];
  currentHit: number;
  /** A line (0-based) to bring into sight whenever `token` changes. */
  target: { line: number; token: number } | null;
  label: string;
  onMark: (line: number) => void;
  onScrolled: (atEnd: boolean) => void;
  onKey: (event: KeyboardEvent) => void;
}

/** Within this many px of the end the reader is at the end. */
const END_SLACK = 24;

/** The lines of a log, of which only those in sight are in the page. Arrow keys move the mark; a click in the gutter sets it. */
export function LogLines(props: LogLinesProps) {
  const { lines, count, wrap, following, marked, target, onMark, onScrolled, onKey } = props;
  const box = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const lineHeight = useMediaQuery('(pointer: coarse)') ? 24 : 20;
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => lineHeight,
    overscan: 20,
    paddingStart: 8,
    paddingEnd: 8,
  });
  const mode = `${wrap} ${lineHeight}`;
  const measuredMode = useRef(mode);
  useEffect(() => {
    if (measuredMode.current !== mode) rows.measure();
    measuredMode.current = mode;
  }, [rows, mode]);
  useLayoutEffect(() => {
    if (following && count > 0) rows.scrollToIndex(count - 1, { align: 'end' });
  }, [rows, following, count]);
  useEffect(() => {
    if (target) rows.scrollToIndex(target.line, { align: 'center' });
  }, [rows, target]);
  const onScroll = useCallback(() => {
    const el = box.current;
    if (!el) return;
    const atEnd = el.scrollHeight - el.scrollTop - el.clientHeight <= END_SLACK;
    if (atEnd || el.scrollTop < lastTop.current - 1) onScrolled(atEnd);
    lastTop.current = el.scrollTop;
  }, [onScrolled]);
  const hitsByLine = useMemo(() => groupHits(props.hits), [props.hits]);
  const onClick = (event: MouseEvent) => {
    const gutter = event.target instanceof Element ? event.target.closest('[data-line]') : null;
    if (gutter instanceof HTMLElement) onMark(Number(gutter.dataset.line));
  };
  const area = { tabIndex: 0, role: 'group', 'aria-label': props.label, onClick, onKeyDown: onKey, onScroll };
  return (
    <div
      ref={box}
      {...area}
      className="mono relative min-h-0 flex-1 overflow-auto overscroll-contain bg-log-bg leading-5 -outline-offset-2! [overflow-anchor:none] pointer-coarse:leading-6"
    >
      <div className="relative min-w-full" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            data-index={row.index}
            ref={wrap ? rows.measureElement : undefined}
            className={`absolute top-0 left-0 flex min-w-full ${wrap ? 'w-full' : 'w-max'} ${marked === row.index + 1 ? 'bg-selected shadow-[inset_2px_0_0_var(--accent)]' : ''}`}
            style={{ transform: `translateY(${row.start}px)`, minHeight: lineHeight }}
          >
            <Gutter line={row.index + 1} numbered={props.numbered} marked={marked === row.index + 1} />
            <span
              className={
                wrap ? 'min-w-0 flex-1 pr-4 whitespace-pre-wrap [overflow-wrap:anywhere]' : 'pr-4 whitespace-pre'
              }
            >
              <LogLineText
                raw={lines[row.index] ?? ''}
                hits={hitsByLine.get(row.index)}
                currentHit={props.currentHit}
              />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function Gutter({ line, numbered, marked }: { line: number; numbered: boolean; marked: boolean }) {
  if (!numbered) return <span className="w-4 shrink-0" />;
  const look = marked ? 'font-semibold text-accent-text' : 'text-fg-3';
  return (
    <span
      data-line={line}
      className={`sticky left-0 w-16 shrink-0 cursor-pointer pr-4 max-md:w-12 max-md:pr-3 text-right select-none ${look}`}
    >
      {formatCount(line)}
    </span>
  );
}

function groupHits(hits: readonly Hit[]): Map<number, { hit: Hit; index: number }[]> {
  const byLine = new Map<number, { hit: Hit; index: number }[]>();
  hits.forEach((hit, index) => {
    byLine.set(hit.line, [...(byLine.get(hit.line) ?? []), { hit, index }]);
  });
  return byLine;
}
