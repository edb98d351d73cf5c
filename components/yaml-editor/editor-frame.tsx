'use client';

import type { ReactNode, RefObject } from 'react';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { goTo, toggleTab } from './attach';
import { ProblemStrip } from './problem-strip';
import type { StatusStore } from './status';
import { StatusBar } from './status-bar';
import type { Made, Mounted } from './use-mounted';

/** The height of an editor: what the window leaves, within limits, so that it never jumps. */
const FRAME =
  'flex h-[clamp(20rem,calc(100dvh-17rem),60rem)] min-w-0 flex-col overflow-hidden rounded-8 border border-border bg-surface';

export interface EditorFrameProps {
  /** Above Monaco. */
  head?: ReactNode;
  host: RefObject<HTMLDivElement | null>;
  store: StatusStore;
  hint: string;
  mounted: Mounted<Made> | null;
}

/** Monaco, one problem in words, and the status bar. */
export function EditorFrame({ head, host, store, hint, mounted }: EditorFrameProps) {
  const fix = (problem: YamlProblem) => {
    mounted?.text.fix(problem);
    mounted?.codes[0]?.focus();
  };
  const leaveOrIndent = () => {
    toggleTab(mounted?.codes ?? []);
    mounted?.codes[0]?.focus();
  };
  const go = (line: number, column: number) => goTo(mounted?.codes[0], line, column);
  return (
    <div className={FRAME}>
      {head}
      <div ref={host} className="min-h-0 flex-1" />
      <ProblemStrip store={store} goTo={go} onFix={fix} />
      <StatusBar store={store} goTo={go} hint={hint} onTab={leaveOrIndent} />
    </div>
  );
}
