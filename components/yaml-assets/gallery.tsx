'use client';

import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { memo } from 'react';
import { editorNamesQuery } from '@/lib/client/editor-names';
import { useWorkspace } from '@/lib/client/workspace';
import type { YamlKind } from '@/lib/domain/yaml/kind';
import { exampleNames } from './example-names';
import { EXAMPLES } from './gallery-texts';

export interface GalleryProps {
  onPick(text: string): void;
  /** Only examples of this kind. */
  kind?: YamlKind;
  /** The endpoint of the page, for `endpoint_name`. */
  endpointName?: string;
}

/** Texts to begin with. They name what the workspace has, so that they can be tried as they are. */
export const Gallery = memo(function Gallery({ onPick, kind, endpointName }: GalleryProps) {
  const { data } = useQuery(editorNamesQuery(useWorkspace()));
  const names = exampleNames(data, endpointName);
  const shown = EXAMPLES.filter((example) => kind === undefined || example.kind === kind);
  return (
    <ul
      aria-label="Templates and examples"
      className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,210px),1fr))] gap-2"
    >
      {shown.map(({ id, title, caption, text }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => onPick(text(names))}
            className="flex h-full min-h-12 w-full items-start gap-2.5 rounded-8 border border-border-strong bg-surface px-3 py-2.5 text-left hover:bg-hover"
          >
            <FileText aria-hidden className="mt-0.5 size-4 shrink-0 text-fg-2" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <span className="block font-medium">{title}</span>
              <span className="block text-12 text-fg-2">{caption}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
});
