import type { YamlKind } from '../yaml/kind';
import type { EditorNames } from './names';

/** What a page knows that a text does not say. */
export interface TextContext {
  /** What the text must be here; null: decided by content. */
  expected: YamlKind | null;
  names: EditorNames | null;
  /** The endpoint of a deployment that names none; null where the text has to name it. */
  endpointName: string | null;
}
