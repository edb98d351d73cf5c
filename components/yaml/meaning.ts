import type { ResourceRef } from '@/lib/client/resources';
import type { Resource } from '@/lib/contracts/api/resources';
import { changesBetween, type FieldChange } from '@/lib/domain/changes/diff';
import type { Shape } from '@/lib/domain/changes/fields';
import { applyYaml } from '@/lib/domain/yaml/apply';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { yamlToRest } from '@/lib/domain/yaml/to-rest';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { flipProblems } from './flip-problems';
import { placeProblems } from './place-problems';

export interface Meaning {
  /** The body that would be written; null while the text has errors. */
  body: JsonObject | null;
  changes: FieldChange[];
  problems: YamlProblem[];
  /** Those that only the page knows; the editor finds the others by itself. */
  own: YamlProblem[];
}

/** What a text would make of a live resource. */
export function meaningOf(text: string, live: Resource, shape: Shape, terms: WorkspaceTerms, of: ResourceRef): Meaning {
  const { body, problems } = applyYaml(text, live, shape, terms);
  const own = [...placeProblems(text, yamlToRest(text, terms), of), ...flipProblems(text, live, body, of)];
  const all = [...problems, ...own];
  return { body, changes: body ? changesBetween(live, body) : [], problems: all, own };
}
