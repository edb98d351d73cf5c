import type { ResourceRef } from '@/lib/client/resources';
import type { Resource } from '@/lib/contracts/api/resources';
import { changesBetween, type FieldChange } from '@/lib/domain/changes/diff';
import type { Shape } from '@/lib/domain/changes/field';
import { type Wanted, wantedOf } from '@/lib/domain/local-assets/wanted';
import { applyYaml } from '@/lib/domain/yaml/apply';
import { convertText, type TextConversion } from '@/lib/domain/yaml/convert-text';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { shapeOfText } from '@/lib/domain/yaml/shape-of';
import { tooLarge } from '@/lib/domain/yaml/text';
import { yamlToRest } from '@/lib/domain/yaml/to-rest';
import { flipProblems } from './flip-problems';
import { placeProblems } from './place-problems';
import { previewTerms } from './terms';

export interface ResourceQuestion {
  text: string;
  /** The live resource that the text is an edit of, and its shape, which a text that can not be read has too. */
  base: Resource;
  baseShape: Shape;
  of: ResourceRef;
  workspaceId: string;
}

/** All that the page of a resource says of its text. */
export interface ResourceStudy {
  shape: Shape;
  /** The body that would be written; null while the text has errors. */
  body: JsonObject | null;
  changes: FieldChange[];
  problems: YamlProblem[];
  /** Those that only the page knows; the editor finds the others by itself. */
  own: YamlProblem[];
  conversion: TextConversion | null;
  texts: string[];
  wanted: Wanted;
}

/** All that is said of a text that is too large to be read, by its size alone; null of any other. */
export function largeResource({ text, baseShape }: ResourceQuestion): ResourceStudy | null {
  const problem = tooLarge(text);
  if (!problem) return null;
  const nothing = { body: null, changes: [], own: [], conversion: null, texts: [], wanted: wantedOf([]) };
  return { ...nothing, shape: baseShape, problems: [problem] };
}

/** Reads the text of a live resource once for everything that is shown of it. */
export function studyResource({ text, base, baseShape, of, workspaceId }: ResourceQuestion): ResourceStudy {
  const terms = previewTerms(workspaceId);
  const shape = shapeOfText(text) ?? baseShape;
  const { body, problems } = applyYaml(text, base, shape, terms);
  const own = [...placeProblems(text, yamlToRest(text, terms), of), ...flipProblems(text, base, body, of)];
  return {
    shape,
    body,
    changes: body ? changesBetween(base, body) : [],
    problems: [...problems, ...own],
    own,
    conversion: convertText(text),
    texts: [text],
    wanted: wantedOf([text]),
  };
}
