import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { TextContext } from '@/lib/domain/yaml-schema/context';

/** A text in an editor; `names` and the like: what the page knows that the text does not say. */
export interface EditedText extends TextContext {
  onChange(text: string): void;
  /** Problems that the page knows; the editor finds those of the text by itself, and of two at one place the page's counts. */
  problems: readonly YamlProblem[];
  /** Name of the text, unique on the page. */
  path: string;
}

export interface YamlEditorProps extends EditedText {
  value: string;
  /** What the editor is called for those who do not see it. */
  label: string;
  /** Ctrl or Cmd with S or Enter. */
  onSubmit?(): void;
  /** Shows this line (from 1) and puts the cursor there. */
  revealLine?: number | null;
}

/** The right text is edited. */
export interface YamlDiffProps extends EditedText {
  before: string;
  after: string;
  beforeLabel: string;
  afterLabel: string;
}
