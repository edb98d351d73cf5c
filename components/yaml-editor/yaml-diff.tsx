'use client';

import type { editor } from 'monaco-editor/editor';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useNarrow } from '@/components/ui/use-media-query';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { addTabKey, describe, goTo, toggleTab, watchStatus } from './attach';
import { shownText } from './endings';
import { followTheme } from './follow-theme';
import { monaco } from './monaco';
import { editorOptions, FRAME } from './options';
import { StatusStore } from './status';
import { ProblemStrip, StatusBar } from './status-bar';
import type { YamlDiffProps } from './types';
import { YamlText } from './yaml-text';

interface Mounted {
  diff: editor.IStandaloneDiffEditor;
  before: editor.ITextModel;
  after: YamlText;
}

/** The names stand in every change of options: Monaco takes them away where they do not. */
const diffOptions = (isNarrow: boolean, before: string, after: string): editor.IDiffEditorConstructionOptions => ({
  originalAriaLabel: before,
  modifiedAriaLabel: after,
  renderSideBySide: !isNarrow,
  useInlineViewWhenSpaceIsLimited: false,
  renderOverviewRuler: false,
  renderMarginRevertIcon: false,
  renderGutterMenu: false,
  ignoreTrimWhitespace: false,
  originalEditable: false,
});

function mount(host: HTMLElement, store: StatusStore, hint: string, props: React.RefObject<YamlDiffProps>): Mounted {
  const { path, before, after, beforeLabel, afterLabel, onChange } = props.current;
  const isNarrow = window.innerWidth < 768;
  const text = new YamlText(path, after, {
    change: (changed) => props.current.onChange?.(changed),
    problems: (check) => store.set(check),
  });
  const original = monaco.editor.createModel(shownText(before), 'yaml');
  const diff = monaco.editor.createDiffEditor(host, {
    ...editorOptions(afterLabel, isNarrow),
    ...diffOptions(isNarrow, beforeLabel, afterLabel),
    automaticLayout: true,
    folding: false,
    readOnly: !onChange,
  });
  diff.setModel({ original, modified: text.model });
  const sides = [diff.getModifiedEditor(), diff.getOriginalEditor()];
  for (const side of sides) {
    describe(side, hint);
    addTabKey(side, sides);
  }
  watchStatus(diff.getModifiedEditor(), store);
  return { diff, before: original, after: text };
}

function useMounted(host: React.RefObject<HTMLElement | null>, store: StatusStore, hint: string, props: YamlDiffProps) {
  const latest = useRef(props);
  const [mounted, setMounted] = useState<Mounted | null>(null);
  useEffect(() => {
    latest.current = props;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another text, with its own undo
  useEffect(() => {
    if (!host.current) return;
    const stop = followTheme();
    const made = mount(host.current, store, hint, latest);
    setMounted(made);
    return () => {
      stop();
      made.diff.dispose();
      made.before.dispose();
      made.after.dispose();
      setMounted(null);
    };
  }, [props.path]);
  return mounted;
}

function Head({ label, isLast }: { label: string; isLast?: boolean }) {
  return (
    <div className={`min-w-0 flex-1 truncate px-3 py-2 font-medium ${isLast ? 'md:border-l md:border-border' : ''}`}>
      {label}
    </div>
  );
}

function leaveOrIndent(diff: editor.IStandaloneDiffEditor) {
  toggleTab([diff.getModifiedEditor(), diff.getOriginalEditor()]);
  diff.getModifiedEditor().focus();
}

/** The live text left, the new one right, whose problems are marked; one below the other where there is no room. */
export default function YamlDiff(props: YamlDiffProps) {
  const { before, after, problems, beforeLabel, afterLabel, onChange } = props;
  const host = useRef<HTMLDivElement>(null);
  const [store] = useState(() => new StatusStore());
  const hint = useId();
  const isNarrow = useNarrow();
  const mounted = useMounted(host, store, hint, props);
  useEffect(() => mounted?.before.setValue(shownText(before)), [mounted, before]);
  useLayoutEffect(() => mounted?.after.replace(after), [mounted, after]);
  useEffect(() => mounted?.after.inform({ expected: null, names: null }, problems), [mounted, problems]);
  const isReadOnly = !onChange;
  useEffect(() => {
    const options = diffOptions(isNarrow, beforeLabel, afterLabel);
    mounted?.diff.updateOptions({ ...options, wordWrap: isNarrow ? 'on' : 'off', readOnly: isReadOnly });
  }, [mounted, isNarrow, isReadOnly, beforeLabel, afterLabel]);
  const fix = (problem: YamlProblem) => {
    mounted?.after.fix(problem);
    mounted?.diff.getModifiedEditor().focus();
  };
  const go = (line: number, column: number) => goTo(mounted?.diff.getModifiedEditor(), line, column);
  return (
    <div className={FRAME}>
      <div className="flex shrink-0 border-b border-border bg-sunken text-13">
        <Head label={beforeLabel} />
        <Head label={afterLabel} isLast />
      </div>
      <div ref={host} className="min-h-0 flex-1" />
      <ProblemStrip store={store} goTo={go} {...(onChange && { onFix: fix })} />
      <StatusBar store={store} goTo={go} hint={hint} onTab={() => mounted && leaveOrIndent(mounted.diff)} />
    </div>
  );
}
