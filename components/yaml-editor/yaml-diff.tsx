'use client';

import type { editor } from 'monaco-editor/editor';
import { useEffect } from 'react';
import { useNarrow } from '@/components/ui/use-media-query';
import { EditorFrame } from './editor-frame';
import { shownText } from './line-ends';
import { monaco } from './monaco';
import { editorOptions } from './options';
import type { YamlDiffProps } from './types';
import { useMounted } from './use-mounted';
import type { YamlText } from './yaml-text';

/** The names stand in every change of options: Monaco takes them away where they do not. */
const diffOptions = (
  isNarrow: boolean,
  { beforeLabel, afterLabel }: YamlDiffProps,
): editor.IDiffEditorConstructionOptions => ({
  originalAriaLabel: beforeLabel,
  modifiedAriaLabel: afterLabel,
  renderSideBySide: !isNarrow,
  useInlineViewWhenSpaceIsLimited: false,
  renderOverviewRuler: false,
  renderMarginRevertIcon: false,
  renderGutterMenu: false,
  ignoreTrimWhitespace: false,
  originalEditable: false,
});

function make(host: HTMLElement, text: YamlText, { current }: React.RefObject<YamlDiffProps>) {
  const isNarrow = window.innerWidth < 768;
  const before = monaco.editor.createModel(shownText(current.before), 'yaml');
  const diff = monaco.editor.createDiffEditor(host, {
    ...editorOptions(current.afterLabel, isNarrow),
    ...diffOptions(isNarrow, current),
    automaticLayout: true,
    folding: false,
  });
  diff.setModel({ original: before, modified: text.model });
  const dispose = () => {
    diff.dispose();
    before.dispose();
  };
  return { diff, before, codes: [diff.getModifiedEditor(), diff.getOriginalEditor()], dispose };
}

function Head({ label, isLast }: { label: string; isLast?: boolean }) {
  return (
    <div className={`min-w-0 flex-1 truncate px-3 py-2 font-medium ${isLast ? 'md:border-l md:border-border' : ''}`}>
      {label}
    </div>
  );
}

const afterOf = ({ after }: YamlDiffProps) => after;

/** The live text left, the new one right, whose problems are marked; one below the other where there is no room. */
export default function YamlDiff(props: YamlDiffProps) {
  const { before, beforeLabel, afterLabel } = props;
  const { mounted, ...frame } = useMounted(props, afterOf, make);
  const isNarrow = useNarrow();
  useEffect(() => mounted?.before.setValue(shownText(before)), [mounted, before]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the props the options have the two names alone
  useEffect(
    () => mounted?.diff.updateOptions({ ...diffOptions(isNarrow, props), wordWrap: isNarrow ? 'on' : 'off' }),
    [mounted, isNarrow, beforeLabel, afterLabel],
  );
  const head = (
    <div className="flex shrink-0 border-b border-border bg-sunken text-13">
      <Head label={beforeLabel} />
      <Head label={afterLabel} isLast />
    </div>
  );
  return <EditorFrame {...frame} mounted={mounted} head={head} />;
}
