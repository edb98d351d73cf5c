import { type Wanted, wantedOf } from '@/lib/domain/local-assets/wanted';
import { convertText, type TextConversion } from '@/lib/domain/yaml/convert-text';
import { documentsOf } from '@/lib/domain/yaml/documents';
import { creationPlan } from '@/lib/domain/yaml/plan';
import { headOf } from '@/lib/domain/yaml/rename';
import type { CreationPlan } from '@/lib/domain/yaml/steps';
import { tooLarge } from '@/lib/domain/yaml/text';
import { previewTerms } from './terms';

export interface CreationQuestion {
  text: string;
  workspaceId: string;
  /** The endpoint whose page it is on; null where endpoints are made. */
  within: string | null;
}

/** All that the page of a new text says of it. */
export interface CreationStudy {
  plan: CreationPlan;
  conversion: TextConversion | null;
  /** The text of each document, with its kind and name. */
  texts: string[];
  heads: ReturnType<typeof headOf>[];
  wanted: Wanted;
}

/** All that is said of a text that is too large to be read, by its size alone; null of any other. */
export function largeCreation({ text }: CreationQuestion): CreationStudy | null {
  const problem = tooLarge(text);
  if (!problem) return null;
  const plan = { steps: [], problems: [problem] };
  return { plan, conversion: null, texts: [], heads: [{ kind: null, name: null }], wanted: wantedOf([]) };
}

/** Reads a text of new resources once for everything that is shown of it. */
export function studyCreation({ text, workspaceId, within }: CreationQuestion): CreationStudy {
  const texts = documentsOf(text).map((part) => part.text);
  return {
    plan: creationPlan(text, previewTerms(workspaceId), within),
    conversion: convertText(text),
    texts,
    heads: texts.map(headOf),
    wanted: wantedOf(texts),
  };
}
