import type { QueryProblem } from '@/lib/domain/query/problem';

interface ErrorMarkProps {
  text: string;
  problem: QueryProblem;
  /** How far the box is scrolled, in px. */
  scroll: number;
}

const marked = (text: string, { at, end }: QueryProblem) => ({
  before: text.slice(0, at),
  wrong: text.slice(at, end) || ' ',
});

/** A wavy line in the box, under what is wrong: the same text in the same face, seen only by its line. */
export function ErrorMark({ text, problem, scroll }: ErrorMarkProps) {
  const { before, wrong } = marked(text, problem);
  return (
    <div
      aria-hidden
      className="mono pointer-events-none absolute inset-0 flex items-center overflow-hidden px-2.75 text-13 whitespace-pre text-transparent max-md:text-16"
    >
      <span style={{ transform: `translateX(${-scroll}px)` }}>
        {before}
        <span data-mark className="underline decoration-danger decoration-wavy decoration-2 underline-offset-4">
          {wrong}
        </span>
      </span>
    </div>
  );
}

const AROUND = 24;

/** The place in words' company: a few signs before it, and it. */
export function ProblemExcerpt({ text, problem }: Omit<ErrorMarkProps, 'scroll'>) {
  const { before, wrong } = marked(text, problem);
  const from = Math.max(0, before.length - AROUND);
  return (
    <code className="mono text-fg">
      {from > 0 && '…'}
      {before.slice(from)}
      <mark className="bg-st-failed-soft text-danger-text underline decoration-2">{wrong.slice(0, AROUND)}</mark>
    </code>
  );
}
