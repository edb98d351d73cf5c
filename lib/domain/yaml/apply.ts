import { type DeploymentShape, deploymentYaml, endpointOf, endpointYaml } from './from-rest';
import type { YamlProblem } from './problem';
import { isJsonObject, type Json, type JsonObject } from './rest-body';
import { type YamlResult, yamlToRest } from './to-rest';
import type { WorkspaceTerms } from './workspace-terms';
import { writeYaml } from './write';

/** A live resource's YAML, to be edited and applied. */
export function editableYaml(live: JsonObject, shape: DeploymentShape | 'endpoint', workspaceId: string): string {
  const options = { mode: 'edit', workspaceId } as const;
  return writeYaml(shape === 'endpoint' ? endpointYaml(live, options) : deploymentYaml(live, shape, options));
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => equal(own(a, key), own(b, key)));
}

const own = (value: JsonObject, key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);

/** A live map may hold only what YAML has no word for: then the text had none. */
const isMapOrNone = (value: Json | undefined): value is JsonObject | undefined =>
  value === undefined || isJsonObject(value);

/** `live` with what differs between `before` and `after`; all else, known or not, stays as it is. */
function merged(before: JsonObject, after: JsonObject, live: JsonObject): JsonObject {
  const result = new Map<string, Json>(Object.entries(live));
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, value, now] = [own(before, key), own(after, key), own(live, key)];
    if (equal(old, value)) continue;
    const left = value === undefined && isJsonObject(old) && isJsonObject(now) ? merged(old, {}, now) : {};
    if (value === undefined && Object.keys(left).length === 0) result.delete(key);
    else if (value === undefined) result.set(key, left);
    else if (isMapOrNone(old) && isJsonObject(value) && isJsonObject(now))
      result.set(key, merged(old ?? {}, value, now));
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

export interface Application {
  /** The body of the PUT; null where the text has errors. */
  body: JsonObject | null;
  changed: boolean;
  problems: YamlProblem[];
}

/** A live deployment tells its endpoint to a text that names none, as `--endpoint-name` does. */
function readOn(text: string, live: JsonObject, terms: WorkspaceTerms): YamlResult {
  const result = yamlToRest(text, terms);
  const endpoint = endpointOf(live);
  const isNameless = result.kind === 'deployment' && result.endpointName === null && endpoint !== undefined;
  return isNameless ? yamlToRest(text, terms, { endpoint_name: endpoint }) : result;
}

const READ_ONLY = ['id', 'name', 'type', 'systemData'];

/**
 * The body of a PUT that makes a live resource what the text says. Only what the text changes against the resource's own
 * YAML is changed: fields that YAML has no word for, and other spellings of the same value (`PT90S`), stay byte for byte.
 */
export function applyYaml(
  text: string,
  live: JsonObject,
  shape: DeploymentShape | 'endpoint',
  terms: WorkspaceTerms,
): Application {
  const before = yamlToRest(editableYaml(live, shape, terms.workspaceId), terms).rest ?? {};
  const { rest, problems } = readOn(text, live, terms);
  if (!rest) return { body: null, changed: false, problems };
  const writable = Object.fromEntries(Object.entries(live).filter(([key]) => !READ_ONLY.includes(key)));
  const body = merged(before, rest, writable);
  return { body, changed: !equal(body, writable), problems };
}
