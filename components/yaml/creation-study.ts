import { type Wanted, wantedOf } from '@/lib/domain/local-assets/wanted';
import { convertText, type TextConversion } from '@/lib/domain/yaml/convert-text';
import { documentsOf } from '@/lib/domain/yaml/documents';
import { type CreationPlan, creationPlan } from '@/lib/domain/yaml/plan';
import { headOf } from '@/lib/domain/yaml/rename';
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
