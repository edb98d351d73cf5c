'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { fixWords } from '@/lib/domain/yaml/fix';
import { problemWords, type YamlProblem } from '@/lib/domain/yaml/problem';
import { type StatusStore, useStatus } from './status';
import { problemToShow } from './status-words';

function ProblemIcon({ severity }: { severity: 'error' | 'warning' }) {
  const Icon = severity === 'error' ? CircleX : TriangleAlert;
  const color = severity === 'error' ? 'text-st-failed' : 'text-st-completed-with-failures';
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${color}`} />;
}

/** A button in a line of text. */
export const QUIET = 'min-h-6 rounded-4 px-1 -mx-1 text-left hover:bg-hover';

interface ProblemStripProps {
  store: StatusStore;
  /** Puts the cursor on a line (from 1). */
  goTo(line: number, column: number): void;
  /** Carries out what the problem's fix says. */
  onFix(problem: YamlProblem): void;
}

/** One problem in words, for those who can not point at its underline, and its fix. It keeps its place while there is none. */
export function ProblemStrip({ store, ...actions }: ProblemStripProps) {
  const problem = problemToShow(useStatus(store, 'problems'), useStatus(store, 'line'));
  return (
    <div className="flex h-14 shrink-0 items-start gap-2 overflow-y-auto border-t border-border px-3 py-2 text-13 leading-5">
      {problem ? <Problem problem={problem} {...actions} /> : <NoProblem />}
    </div>
  );
}

function NoProblem() {
  return (
    <>
      <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-fg-3" />
      <p className="text-fg-3">No problems found</p>
    </>
  );
}

function Problem({ problem, goTo, onFix }: Omit<ProblemStripProps, 'store'> & { problem: YamlProblem }) {
  return (
    <>
      <ProblemIcon severity={problem.severity} />
      <p className="min-w-0 text-fg-2 [overflow-wrap:anywhere]">
        <button
          type="button"
          className={`${QUIET} font-medium text-fg`}
          onClick={() => goTo(problem.line, problem.column)}
        >
          Line {problem.line}
        </button>{' '}
        {problemWords(problem)}
        {problem.fix && (
          <>
            {' '}
            <button
              type="button"
              className={`${QUIET} mx-0 font-medium text-accent-text`}
              onClick={() => onFix(problem)}
            >
              {fixWords(problem.fix)}
            </button>
          </>
        )}
      </p>
    </>
  );
}
