import { isJsonObject, type Json, type JsonObject } from '../yaml/rest-body';
import { setValue, valueIn } from '../yaml/set-value';
import type { Shape } from './field';
import { fieldAt } from './fields';
import { placeIn } from './merge';

/** The text with another value for one field of the REST body, which YAML spells alike; null where it has no place for it. */
export function editField(text: string, path: string[], value: Json | undefined, shape: Shape): string | null {
  const keys = fieldAt(path).yaml(shape);
  return keys && setValue(text, placeIn(text, keys), value);
}

/** A figure of a body, null where it is not set. */
export function figureAt(body: JsonObject, path: string[]): number | null {
  const value = valueIn(body, path);
  return typeof value === 'number' ? value : null;
}

/** A text of a body, empty where it is not set. */
export function textAt(body: JsonObject, path: string[]): string {
  const value = valueIn(body, path);
  return typeof value === 'string' ? value : '';
}

/** The tags of a body. */
export function tagsOf(body: JsonObject): [name: string, value: string][] {
  const { tags } = body;
  return isJsonObject(tags)
    ? Object.entries(tags).map(([name, value]) => [name, value === null ? '' : String(value)])
    : [];
}

/** The text with these tags instead of its own: what stays the same is not touched. Null where it has no place for them. */
export function editTags(
  text: string,
  before: [string, string][],
  after: [string, string][],
  shape: Shape,
): string | null {
  const [old, wanted] = [new Map(before), new Map(after)];
  let next: string | null = text;
  for (const [name, value] of wanted)
    if (next !== null && old.get(name) !== value) next = editField(next, ['tags', name], value, shape);
  for (const name of old.keys())
    if (next !== null && !wanted.has(name)) next = editField(next, ['tags', name], undefined, shape);
  return next;
}
