'use client';

import type { editor } from 'monaco-editor/editor';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useNarrow } from '@/components/ui/use-media-query';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import { addSubmit, addTabKey, describe, goTo, toggleTab, watchStatus } from './attach';
import { followTheme } from './follow-theme';
import { monaco } from './monaco';
import { editorOptions, FRAME } from './options';
import { StatusStore } from './status';
import { ProblemStrip, StatusBar } from './status-bar';
import type { YamlEditorProps } from './types';
import { YamlText } from './yaml-text';

interface Mounted {
  code: editor.IStandaloneCodeEditor;
  text: YamlText;
}

function mount(host: HTMLElement, store: StatusStore, hint: string, props: React.RefObject<YamlEditorProps>): Mounted {
  const { path, value, label, readOnly } = props.current;
  const text = new YamlText(path, value, {
    change: (changed) => props.current.onChange(changed),
    problems: (check) => store.set(check),
  });
  const code = monaco.editor.create(host, {
    ...editorOptions(label, window.innerWidth < 768),
    automaticLayout: true,
    model: text.model,
    readOnly,
  });
  watchStatus(code, store);
  describe(code, hint);
  addTabKey(code, [code]);
  addSubmit(code, () => props.current.onSubmit?.());
  return { code, text };
}

/** Makes the editor in its host and keeps it as long as the text has this path. */
function useMounted(
  host: React.RefObject<HTMLElement | null>,
  store: StatusStore,
  hint: string,
  props: YamlEditorProps,
) {
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
      made.code.dispose();
      made.text.dispose();
      setMounted(null);
    };
  }, [props.path]);
  return mounted;
}

function useProps(mounted: Mounted | null, props: YamlEditorProps, isNarrow: boolean) {
  const { value, expected, names, problems, readOnly, label, revealLine } = props;
  // In the same pass as the drawing, so that no key comes between.
  useLayoutEffect(() => mounted?.text.replace(value), [mounted, value]);
  useEffect(() => mounted?.text.inform({ expected, names }, problems), [mounted, expected, names, problems]);
  useEffect(
    () => mounted?.code.updateOptions({ ...editorOptions(label, isNarrow), readOnly }),
    [mounted, label, isNarrow, readOnly],
  );
  useEffect(() => {
    if (mounted && revealLine) goTo(mounted.code, revealLine);
  }, [mounted, revealLine]);
}

function leaveOrIndent(code: editor.IStandaloneCodeEditor) {
  toggleTab([code]);
  code.focus();
}

/** One YAML text: Monaco, one problem in words, and the status bar. */
export default function YamlEditor(props: YamlEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const [store] = useState(() => new StatusStore());
  const hint = useId();
  const mounted = useMounted(host, store, hint, props);
  useProps(mounted, props, useNarrow());
  const fix = (problem: YamlProblem) => {
    mounted?.text.fix(problem);
    mounted?.code.focus();
  };
  const go = (line: number, column: number) => goTo(mounted?.code, line, column);
  return (
    <div className={FRAME}>
      <div ref={host} className="min-h-0 flex-1" />
      {!props.readOnly && <ProblemStrip store={store} goTo={go} onFix={fix} />}
      <StatusBar store={store} goTo={go} hint={hint} onTab={() => mounted && leaveOrIndent(mounted.code)} />
    </div>
  );
}
