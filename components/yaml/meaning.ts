import type { ResourceRef } from '@/lib/client/resources';
import type { Resource } from '@/lib/contracts/api/resources';
import { changesBetween, type FieldChange } from '@/lib/domain/changes/diff';
import type { Shape } from '@/lib/domain/changes/fields';
import { flipByWrite } from '@/lib/domain/flip/by-write';
import { applyYaml } from '@/lib/domain/yaml/apply';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { yamlToRest } from '@/lib/domain/yaml/to-rest';
import type { WorkspaceTerms } from '@/lib/domain/yaml/workspace-terms';
import { lineOf, placeProblems } from './place-problems';

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

/** That the text flips the default, which the traffic switch does with a review and a reason, or may not flip it here. */
function flipProblems(text: string, live: Resource, body: JsonObject | null, of: ResourceRef): YamlProblem[] {
  const flip = of.deploymentName === null && body ? flipByWrite(live, body, new Date()) : null;
  if (!flip) return [];
  const plain = `This makes ${flip.to ?? 'none'} the default in place of ${flip.from}, without the review and the reason that the traffic switch asks for.`;
  const severity = flip.refused === null ? 'warning' : 'error';
  const message = flip.refused ?? plain;
  return [{ path: 'defaults.deployment_name', line: lineOf(text, 'defaults'), column: 1, severity, message }];
}
