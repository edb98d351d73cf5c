'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { fixWords } from '@/lib/domain/yaml/fix';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { isMac } from './attach';
import { problemWords } from './markers';
import { type StatusStore, useStatus } from './status';
import { problemCount, problemToShow, shapeWords } from './status-words';

interface BarProps {
  store: StatusStore;
  /** Puts the cursor on a line (from 1). */
  goTo(line: number, column: number): void;
}

const QUIET = 'min-h-6 rounded-4 px-1 -mx-1 text-left hover:bg-hover';

function ProblemIcon({ severity }: { severity: 'error' | 'warning' }) {
  const Icon = severity === 'error' ? CircleX : TriangleAlert;
  const color = severity === 'error' ? 'text-st-failed' : 'text-st-completed-with-failures';
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${color}`} />;
}

interface ProblemStripProps extends BarProps {
  /** Carries out what the problem's fix says; without it the text can not be changed here. */
  onFix?(problem: YamlProblem): void;
}

/** One problem in words, for those who can not point at its underline, and its fix. It keeps its place while there is none. */
export function ProblemStrip({ store, goTo, onFix }: ProblemStripProps) {
  const { problems, line } = useStatus(store);
  const problem = problemToShow(problems, line);
  return (
    <div className="flex h-14 shrink-0 items-start gap-2 overflow-y-auto border-t border-border px-3 py-2 text-13 leading-5">
      {problem ? (
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
            {problem.fix && onFix && (
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
      ) : (
        <>
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-fg-3" />
          <p className="text-fg-3">No problems found</p>
        </>
      )}
    </div>
  );
}

const Key = ({ children }: { children: string }) => (
  <kbd className="rounded-4 border border-border bg-surface px-1 font-sans text-11 text-fg-3">{children}</kbd>
);

/** Ctrl M is the key that leaves the Tab key to the page; macOS keeps it for windows and takes Ctrl Shift M. */
function TabWords({ leaves }: { leaves: boolean }) {
  return (
    <>
      {leaves ? 'Tab leaves the editor. ' : 'Tab indents. '}
      <Key>Ctrl</Key> {isMac() && <Key>Shift</Key>} <Key>M</Key>
      {leaves ? ' lets Tab indent' : ' lets Tab leave the editor'}
    </>
  );
}

/** Problems, place, kind, and the way out of the editor by keyboard. */
export function StatusBar({ store, goTo, hint, onTab }: BarProps & { hint: string; onTab(): void }) {
  const { problems, line, column, shape, tabLeaves } = useStatus(store);
  const next = problems.find((problem) => problem.line > line) ?? problems[0];
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 border-t border-border px-3 py-1 text-12 text-fg-2">
      <span role="status">
        {next ? (
          <button type="button" className={QUIET} onClick={() => goTo(next.line, next.column)}>
            {problemCount(problems)}
          </button>
        ) : (
          problemCount(problems)
        )}
      </span>
      <span>
        Line {line}, column {column}
      </span>
      <span className="max-md:hidden">{shapeWords(shape)}</span>
      <button type="button" id={hint} className={`${QUIET} md:ml-auto`} onClick={onTab}>
        <span aria-live="polite">
          <TabWords leaves={tabLeaves} />
        </span>
      </button>
    </div>
  );
}
