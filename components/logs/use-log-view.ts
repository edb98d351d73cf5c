'use client';

import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { useNarrow } from '@/components/ui/use-media-query';
import { type LogText, lineCount } from '@/lib/client/log-reader';
import { findHits, hitFromLine, stepHit } from './find';
import { type FollowState, nextFollow } from './follow';
import { keyAction } from './log-keys';

export interface LogViewOptions {
  log: LogText;
  live: boolean;
  /** 1-based line from the URL. */
  marked: number | null;
  onMark: (line: number | null) => void;
}

/** What the viewer remembers: follow, wrap, find and where to scroll. The mark lives in the URL. */
export function useLogView({ log, live, marked, onMark }: LogViewOptions) {
  const count = lineCount(log);
  const [follow, tell] = useReducer(nextFollow, firstFollow(live && marked === null, count));
  const narrow = useNarrow();
  const [chosenWrap, setWrap] = useState<boolean | null>(null);
  const wrap = chosenWrap ?? narrow;
  const [target, setTarget] = useState<{ line: number; token: number } | null>(null);
  const reveal = useCallback((line: number) => setTarget((last) => ({ line, token: (last?.token ?? 0) + 1 })), []);
  const find = useFind(log.lines, (line) => {
    tell({ kind: 'found', lines: count });
    reveal(line);
  });
  useRevealOnce(marked, count, reveal);
  const mark = (line: number | null) => {
    if (line !== null) tell({ kind: 'marked', lines: count });
    onMark(line);
  };
  const resume = () => {
    tell({ kind: 'resumed' });
    if (count > 0) reveal(count - 1);
  };
  const moveMark = (by: number) => {
    const next = Math.min(count, Math.max(1, (marked ?? 0) + by));
    mark(next);
    reveal(next - 1);
  };
  const actions = {
    follow: () => (follow.following ? tell({ kind: 'toggled', lines: count }) : resume()),
    wrap: () => setWrap(!wrap),
    find: () => find.searchRef.current?.focus(),
    next: () => find.step(1),
    previous: () => find.step(-1),
    top: () => {
      tell({ kind: 'scrolled', atEnd: false, lines: count });
      reveal(0);
    },
    end: resume,
    down: () => moveMark(1),
    up: () => moveMark(-1),
    clear: () => mark(null),
  };
  const onKey = (event: KeyboardEvent) => {
    const action = keyAction(event);
    if (!action || (log.start > 0 && (action === 'down' || action === 'up'))) return;
    event.preventDefault();
    event.stopPropagation();
    actions[action]();
  };
  const onScrolled = useCallback((atEnd: boolean) => tell({ kind: 'scrolled', atEnd, lines: count }), [count]);
  const following = live && follow.following;
  return {
    follow,
    resume,
    lines: { wrap, following, hits: find.hits, currentHit: find.current, target, onMark: mark, onScrolled, onKey },
    toolbar: { ...find.toolbar, wrap, following, onWrap: actions.wrap, onFollow: actions.follow },
  };
}

const firstFollow = (following: boolean, lines: number): FollowState =>
  following ? { following } : { following, reason: 'marked', linesAtPause: lines };

/** A line that the address names is brought into sight once, as soon as it has been read. */
function useRevealOnce(marked: number | null, count: number, reveal: (line: number) => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || marked === null || count < marked) return;
    done.current = true;
    reveal(marked - 1);
  }, [marked, count, reveal]);
}

function useFind(lines: readonly string[], show: (line: number) => void) {
  const searchRef = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [at, setAt] = useState(-1);
  const deferredLines = useDeferredValue(lines);
  const hits = useMemo(() => findHits(deferredLines, search, matchCase), [deferredLines, search, matchCase]);
  const current = Math.min(at, hits.length - 1);
  const goTo = (index: number, among = hits) => {
    setAt(index);
    const hit = among[index];
    if (hit) show(hit.line);
  };
  const look = (text: string, withCase: boolean) => {
    const found = findHits(lines, text, withCase);
    goTo(hitFromLine(found, hits[current]?.line ?? 0), found);
  };
  const step = (by: 1 | -1) => goTo(stepHit(hits.length, current, by));
  const toolbar = {
    search,
    matchCase,
    hits: hits.length,
    currentHit: current,
    searchRef,
    onSearch: (text: string) => {
      setSearch(text);
      look(text, matchCase);
    },
    onMatchCase: () => {
      setMatchCase(!matchCase);
      look(search, !matchCase);
    },
    onStep: step,
  };
  return { hits, current, searchRef, step, toolbar };
}
