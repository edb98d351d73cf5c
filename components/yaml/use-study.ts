import { useCallback, useEffect, useRef, useState } from 'react';
import { type AskedWorker, Newest, type Pace } from '@/lib/client/newest';

/** The text comes in pauses between keys already; what is written by forms comes with each key. */
const PACE: Pace = { quiet: 30, longestWait: 500, giveUp: 10_000 };

export interface Studying<Question, Study> {
  /** What is known of the newest text that was read; null before the first, and where reading does not end. */
  study: Study | null;
  /** The study of this very text, for what must not go by an older one. Rejects where reading does not end. */
  ask(question: Question): Promise<Study>;
}

/** Has a text read beside the page's thread: a key never waits for it. `start` starts the worker; it must stay the same. */
export function useStudy<Question, Study>(
  start: () => AskedWorker<Question, Study>,
  question: Question,
): Studying<Question, Study> {
  const [study, setStudy] = useState<Study | null>(null);
  const newest = useRef<Newest<Question, Study> | null>(null);
  useEffect(() => {
    const made = new Newest(start, (_: Question, found: Study | null) => setStudy(found), PACE);
    newest.current = made;
    return () => made.dispose();
  }, [start]);
  useEffect(() => newest.current?.want(question), [question]);
  const ask = useCallback(async (asked: Question) => {
    const found = (await newest.current?.ask(asked)) ?? null;
    if (found === null) throw new Error('The text takes too long to read.');
    return found;
  }, []);
  return { study, ask };
}
