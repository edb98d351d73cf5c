import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { EditorNames } from '@/lib/domain/yaml-schema/names';

export interface YamlEditorProps {
  value: string;
  onChange(text: string): void;
  /** What the text must be here; null: decided by content (endpoint, model deployment, pipeline deployment, classic deployment). */
  expected: 'endpoint' | 'deployment' | null;
  /** Problems that the page knows; the editor finds those of the text by itself, and of two at one place the page's counts. */
  problems: YamlProblem[];
  names: EditorNames | null;
  readOnly?: boolean;
  /** What the editor is called for those who do not see it. */
  label: string;
  /** Name of the text, unique on the page. */
  path: string;
  /** Ctrl or Cmd with S or Enter. */
  onSubmit?(): void;
  /** Shows this line (from 1) and puts the cursor there. */
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
