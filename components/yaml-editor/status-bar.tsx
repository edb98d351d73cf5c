'use client';

import { KeyCap } from '@/components/ui/key-cap';
import { isMac } from './platform';
import { QUIET } from './problem-strip';
import { type StatusStore, useStatus } from './status';
import { problemCount, shapeWords } from './status-words';

/** Ctrl M is the key that leaves the Tab key to the page; macOS keeps it for windows and takes Ctrl Shift M. */
function TabWords({ store }: { store: StatusStore }) {
  const leaves = useStatus(store, 'tabLeaves');
  return (
    <>
      {leaves ? 'Tab leaves the editor. ' : 'Tab indents. '}
      <KeyCap>Ctrl</KeyCap> {isMac && <KeyCap>Shift</KeyCap>} <KeyCap>M</KeyCap>
      {leaves ? ' lets Tab indent' : ' lets Tab leave the editor'}
    </>
  );
}

interface StatusBarProps {
  store: StatusStore;
  /** Puts the cursor on a line (from 1). */
  goTo(line: number, column: number): void;
  /** The id of what explains the Tab key. */
  hint: string;
  onTab(): void;
}

function Problems({ store, goTo }: Pick<StatusBarProps, 'store' | 'goTo'>) {
  const problems = useStatus(store, 'problems');
  const goOn = () => {
    const next = problems.find(({ line }) => line > store.get().line) ?? problems[0];
    if (next) goTo(next.line, next.column);
  };
  // None is shown by the strip above already; who hears the page is told here.
  return (
    <span role="status" className={problems.length === 0 ? 'sr-only' : undefined}>
      {problems.length === 0 ? (
        problemCount(problems)
      ) : (
        <button type="button" className={QUIET} onClick={goOn}>
          {problemCount(problems)}
        </button>
      )}
    </span>
  );
}

const Cursor = ({ store }: { store: StatusStore }) =>
  `Line ${useStatus(store, 'line')}, column ${useStatus(store, 'column')}`;

const Shape = ({ store }: { store: StatusStore }) => shapeWords(useStatus(store, 'shape'));

/** Problems, place, kind, and the way out of the editor by keyboard. Each part is drawn when it changes, for itself. */
export function StatusBar({ store, goTo, hint, onTab }: StatusBarProps) {
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 border-t border-border px-3 py-1 text-12 text-fg-2">
      <Problems store={store} goTo={goTo} />
      <span>
        <Cursor store={store} />
      </span>
      <span className="max-md:hidden">
        <Shape store={store} />
      </span>
      <button type="button" id={hint} className={`${QUIET} md:ml-auto`} onClick={onTab}>
        <span aria-live="polite">
          <TabWords store={store} />
        </span>
      </button>
    </div>
  );
}
