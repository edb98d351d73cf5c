'use client';

import type { YamlProblem } from '@/lib/domain/yaml/problem';

export interface NamedAsset {
  name: string;
  versions: string[];
  labels: string[];
}
export interface EditorNames {
  models: NamedAsset[];
  environments: NamedAsset[];
  components: NamedAsset[];
  data: NamedAsset[];
  computes: string[];
  endpoints: string[];
}
export interface YamlEditorProps {
  value: string;
  onChange(text: string): void;
  expected: 'endpoint' | 'deployment' | null;
  problems: YamlProblem[];
  names: EditorNames | null;
  readOnly?: boolean;
  label: string;
  path: string;
  onSubmit?(): void;
  revealLine?: number | null;
}
export interface YamlDiffProps {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
  onChange?(text: string): void;
  problems: YamlProblem[];
  path: string;
}

const FRAME = 'mono h-[clamp(20rem,calc(100dvh-17rem),60rem)] w-full rounded-8 border border-border bg-surface p-3';

/** Stand-in. */
export function YamlEditor({ value, onChange, label, readOnly }: YamlEditorProps) {
  return (
    <textarea
      aria-label={label}
      className={FRAME}
      value={value}
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Stand-in. */
export function YamlDiff({ before, after, beforeLabel, afterLabel, onChange }: YamlDiffProps) {
  return (
    <div className="grid grid-cols-2 gap-2">
      <textarea aria-label={beforeLabel} readOnly className={FRAME} value={before} />
      <textarea
        aria-label={afterLabel}
        className={FRAME}
        value={after}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </div>
  );
}
