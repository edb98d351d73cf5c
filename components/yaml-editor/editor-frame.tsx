'use client';

import type { ReactNode, RefObject } from 'react';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { goTo, toggleTab } from './attach';
import { FRAME_LOOK } from './frame-look';
import { ProblemStrip } from './problem-strip';
import type { StatusStore } from './status';
import { StatusBar } from './status-bar';
import type { Made, Mounted } from './use-mounted';

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
    <div className={`flex min-w-0 flex-col overflow-hidden ${FRAME_LOOK}`}>
      {head}
      <div ref={host} className="min-h-0 flex-1" />
      <ProblemStrip store={store} goTo={go} onFix={fix} />
      <StatusBar store={store} goTo={go} hint={hint} onTab={leaveOrIndent} />
    </div>
  );
}
