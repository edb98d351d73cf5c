import { isStudioTag } from '../flip/studio-tags';
import type { Json } from '../yaml/rest-body';
import { type Field, field, type Shape } from './field';
import { known, maps } from './known-fields';

/** What Azure computes, and what only repeats another field: never a person's change. */
const IGNORED = new Set([
  'id',
  'name',
  'type',
  'location',
  'properties.provisioningState',
  'properties.scoringUri',
  'properties.swaggerUri',
  'properties.model.referenceType',
  'properties.deploymentConfiguration.deploymentConfigurationType',
  'properties.deploymentConfiguration.componentId.referenceType',
]);
const COMPUTED = new Set(['AzureAsyncOperationUri', 'azureml.onlineendpointid', 'BatchEndpointCreationApiVersion']);

/** Whether a path of a REST body is Azure's own, or this dashboard's, and not a person's. */
export const isIgnored = (path: string[]) =>
  path[0] === 'systemData' ||
  IGNORED.has(path.join('.')) ||
  (path[0] === 'tags' && isStudioTag(path[1] ?? '')) ||
  (path[0] === 'properties' && path[1] === 'properties' && COMPUTED.has(path[2] ?? ''));

/** The field at a path of a REST body; one that nobody here knows is named by its path. */
export function fieldAt(path: string[]): Field {
  const found = known.get(path.join('.'));
  if (found) return found;
  const map = maps.find(({ under }) => path.length > under.length && under.every((key, index) => key === path[index]));
  const rest = path.slice(map?.under.length ?? 0);
  if (!map) return field(path.join('.'), { yaml: () => null }, { code: true });
  const yaml = (shape: Shape) => {
    const before = map.yaml(shape);
    return before && [...before, ...rest];
  };
  return field(`${map.label} ${rest.join('.')}`, { yaml });
}

/** What Azure fills in for a model deployment where a PUT is silent, by path. */
export const fallbacks: [path: string[], value: Json][] = [...known].flatMap(([name, { fallback }]) =>
  fallback === undefined ? [] : [[name.split('.'), fallback] as [string[], Json]],
);
