'use client';

import { useEffect } from 'react';
import { useNarrow } from '@/components/ui/use-media-query';
import { addSubmit, goTo } from './attach';
import { EditorFrame } from './editor-frame';
import { monaco } from './monaco';
import { editorOptions } from './options';
import type { YamlEditorProps } from './types';
import { useMounted } from './use-mounted';
import type { YamlText } from './yaml-text';

function make(host: HTMLElement, { model }: YamlText, props: React.RefObject<YamlEditorProps>) {
  const options = editorOptions(props.current.label, window.innerWidth < 768);
  const code = monaco.editor.create(host, { ...options, automaticLayout: true, model });
  addSubmit(code, () => props.current.onSubmit?.());
  return { code, codes: [code], dispose: () => code.dispose() };
}

const textOf = ({ value }: YamlEditorProps) => value;

/** One YAML text. */
export default function YamlEditor(props: YamlEditorProps) {
  const { label, revealLine } = props;
  const { mounted, ...frame } = useMounted(props, textOf, make);
  const isNarrow = useNarrow();
  useEffect(() => mounted?.code.updateOptions(editorOptions(label, isNarrow)), [mounted, label, isNarrow]);
  useEffect(() => {
    if (mounted && revealLine) goTo(mounted.code, revealLine);
  }, [mounted, revealLine]);
  return <EditorFrame {...frame} mounted={mounted} />;
}
