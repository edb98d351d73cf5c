import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type AskedWorker, Newest, type Pace } from '@/lib/client/newest';

/** The text comes in pauses between keys already; what is written by forms comes with each key. */
const PACE: Pace = { quiet: 30, longestWait: 500, giveUp: 10_000 };

export interface Studying<Question, Study> {
  /** What is known of the newest text that was read; null before the first, and where reading does not end. */
  study: Study | null;
  /** The study of this very text, for what must not go by an older one. Rejects where reading does not end. */
  ask(question: Question): Promise<Study>;
}

export interface Reader<Question, Study> {
  /** Starts the worker that reads. */
  start(): AskedWorker<Question, Study>;
  /** What is known without reading, as of a text that is too large to be read; null: it has to be read. */
  atOnce(question: Question): Study | null;
}

/** Has a text read beside the page's thread: no key waits for it, nor for the drawing of it. The reader must stay the same. */
export function useStudy<Question, Study>(
  { start, atOnce }: Reader<Question, Study>,
  question: Question,
): Studying<Question, Study> {
  const [study, setStudy] = useState<Study | null>(null);
  const newest = useRef<Newest<Question, Study> | null>(null);
  useEffect(() => {
    const made = new Newest(start, (_: Question, found: Study | null) => startTransition(() => setStudy(found)), PACE);
    newest.current = made;
    return () => made.dispose();
  }, [start]);
  const known = useMemo(() => atOnce(question), [atOnce, question]);
  useEffect(() => newest.current?.want(known === null ? question : null), [question, known]);
  const ask = useCallback(
    async (asked: Question) => {
      const found = atOnce(asked) ?? (await newest.current?.ask(asked)) ?? null;
      if (found === null) throw new Error('The text takes too long to read.');
      return found;
    },
    [atOnce],
  );
  return { study: known ?? study, ask };
}
