'use client';

import { useQuery } from '@tanstack/react-query';
import { NameNotes } from '@/components/yaml-assets';
import { YamlEditor, type YamlEditorProps } from '@/components/yaml-editor';
import { editorNamesQuery } from '@/lib/client/editor-names';
import { useWorkspace } from '@/lib/client/workspace';
import { documentsOf, withDocument } from '@/lib/domain/yaml/documents';
import { renamed } from '@/lib/domain/yaml/rename';
import type { CreationStudy } from './creation-study';
import { DocumentTabs } from './document-tabs';
import type { KnownNames } from './use-known-names';

export interface DocumentsProps {
  /** What the text makes: the start of the editor's name. */
  label: string;
  within: string | null;
  text: string;
  /** Kind and name of each document, as they were when the text was read last. */
  heads: CreationStudy['heads'];
  onText: (text: string) => void;
  /** The same for what the editor shows already. */
  onType: (text: string) => void;
  /** With the last key, whatever `text` was drawn. */
  newest: () => string;
  place: { index: number; line: number | null };
  onPlace: (index: number) => void;
  onSubmit: () => void;
  /** Names that something else has. */
  taken: KnownNames;
}

const NO_PROBLEMS: YamlEditorProps['problems'] = [];

/** Of several documents the only endpoint is that of a deployment which names none (`creationPlan`). */
function onlyEndpoint(heads: CreationStudy['heads']): string | null {
  const [first, second] = heads.filter(({ kind }) => kind === 'endpoint');
  return second ? null : (first?.name ?? null);
}

type Head = CreationStudy['heads'][number];
const tabName = (head: Head | undefined) => [head?.kind ?? 'document', head?.name].filter(Boolean).join(' ');

/** One document of the text at a time, each with the completion of its own kind; above it what is to be said of its name. */
export function Documents(props: DocumentsProps) {
  const { label, within, text, heads, onText, onType, newest, place, onPlace, onSubmit, taken } = props;
  const { data } = useQuery(editorNamesQuery(useWorkspace()));
  const parts = documentsOf(text);
  const index = Math.min(place.index, parts.length - 1);
  const part = parts[index];
  const head = heads[index];
  if (!part) return null;
  const rename = (name: string) => {
    const own = documentsOf(newest())[index];
    if (own) onText(renamed(newest(), own, name));
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {parts.length > 1 && (
        <DocumentTabs names={parts.map((_, at) => tabName(heads[at]))} current={index} onChoose={onPlace} />
      )}
      <div className="min-h-5">
        {head?.kind && head.name !== null && (
          <NameNotes kind={head.kind} name={head.name} taken={taken[head.kind]} onFix={rename} />
        )}
      </div>
      <YamlEditor
        value={part.text}
        onChange={(next) => onType(withDocument(text, part, next))}
        expected={within === null ? null : 'deployment'}
        endpointName={within ?? onlyEndpoint(heads)}
        problems={NO_PROBLEMS}
        names={data ?? null}
        label={`YAML of ${label}`}
        path={`new-${index}.yml`}
        onSubmit={onSubmit}
        revealLine={place.line}
      />
    </div>
  );
}
