import { isJsonObject, type Json, type JsonObject } from '../yaml/rest-body';
import { valueIn } from '../yaml/set-value';
import { fallbacks, fieldAt, isIgnored } from './fields';

interface Leaf {
  path: string[];
  value: Json;
}
/** The fields that are set, by their path as text. */
export type Leaves = Map<string, Leaf>;

export const nameOfPath = (path: string[]) => JSON.stringify(path);

function collect(value: Json | undefined, path: string[], into: Leaves): void {
  if (value === undefined || value === null || isIgnored(path)) return;
  if (!isJsonObject(value)) into.set(nameOfPath(path), { path, value });
  else for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], into);
}

const isModelDeployment = (body: JsonObject) => {
  const { properties } = body;
  return isJsonObject(properties) && !isJsonObject(properties.deploymentConfiguration) && !('authMode' in properties);
};

/**
 * What a REST body of an endpoint or deployment says once Azure has taken it: absent and null are the same, the defaults
 * of a model deployment stand where it is silent, no file name where none is written. The order of keys means nothing.
 */
export function effective(body: JsonObject): Leaves {
  const leaves: Leaves = new Map();
  collect(body, [], leaves);
  if (!isModelDeployment(body)) return leaves;
  for (const [path, value] of fallbacks) {
    const name = nameOfPath(path);
    if (!leaves.has(name)) leaves.set(name, { path, value });
  }
  const action = valueIn(body, ['properties', 'outputAction']);
  if (typeof action === 'string' && action.toLowerCase() === 'summaryonly')
    leaves.delete(nameOfPath(['properties', 'outputFileName']));
  return leaves;
}

/** Whether two values of a field mean the same; undefined is none. */
export function means(path: string[], a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const { same } = fieldAt(path);
  return JSON.stringify(same(a)) === JSON.stringify(same(b));
}
