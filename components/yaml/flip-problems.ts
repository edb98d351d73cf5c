import type { ResourceRef } from '@/lib/client/resources';
import type { Resource } from '@/lib/contracts/api/resources';
import { flipByWrite } from '@/lib/domain/flip/by-write';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { JsonObject } from '@/lib/domain/yaml/rest-body';
import { lineOf } from './place-problems';

/** That the text flips the default, which the traffic switch does with a review and a reason, or may not flip it here. */
export function flipProblems(text: string, live: Resource, body: JsonObject | null, of: ResourceRef): YamlProblem[] {
  const flip = of.deploymentName === null && body ? flipByWrite(live, body, new Date()) : null;
  if (!flip) return [];
  const plain = `This makes ${flip.to ?? 'none'} the default in place of ${flip.from}, without the review and the reason that the traffic switch asks for. It is kept in the history.`;
  const severity = flip.refused === null ? 'warning' : 'error';
  const message = flip.refused ?? plain;
  return [{ path: 'defaults.deployment_name', line: lineOf(text, 'defaults'), column: 1, severity, message }];
}
