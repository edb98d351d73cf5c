import type { ResourceRef } from '@/lib/client/resources';
import type { YamlProblem } from '@/lib/domain/yaml/problem';
import type { YamlResult } from '@/lib/domain/yaml/to-rest';

/** Line of a key at the top of a text, counted from 1; 1 where it is not there. */
export const lineOf = (text: string, key: string) => {
  const at = text.search(new RegExp(`^["']?${key}["']?\\s*:`, 'm'));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
};

/** What makes a text another resource than the one whose page it is on: a name can not be changed by a write. */
export function placeProblems(text: string, result: YamlResult, of: ResourceRef): YamlProblem[] {
  const problem = (path: string, message: string): YamlProblem[] => [
    { path, line: lineOf(text, path), column: 1, severity: 'error', message },
  ];
  const isEndpoint = of.deploymentName === null;
  if (result.kind === null) return [];
  if ((result.kind === 'endpoint') !== isEndpoint)
    return problem(
      'name',
      `This is ${result.kind === 'endpoint' ? 'an endpoint' : 'a deployment'}, and the page is of ${isEndpoint ? 'an endpoint' : 'a deployment'}.`,
    );
  const name = of.deploymentName ?? of.endpointName;
  if (result.name !== null && result.name.toLowerCase() !== name.toLowerCase())
    return problem(
      'name',
      `A name can not be changed: this page is of ${name}. Another name is another resource, to be made anew.`,
    );
  if (
    !isEndpoint &&
    result.endpointName !== null &&
    result.endpointName.toLowerCase() !== of.endpointName.toLowerCase()
  )
    return problem('endpoint_name', `A deployment stays with its endpoint: this page is of ${of.endpointName}.`);
  return [];
}
