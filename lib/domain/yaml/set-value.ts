import { isMap, type YAMLMap } from 'yaml';
import { editedByLineFeeds } from './line-feeds';
import { parseRaw } from './parse-raw';
import { pairOf } from './places';
import { isJsonObject, type Json, type JsonObject } from './rest-body';
import { inserted, removed, replaced, type Splice } from './splices';

/** The splice that sets (or takes out) the value at a path below a map; null where the text has no place for it. */
function spliceIn(text: string, map: YAMLMap, path: string[], value: Json | undefined): Splice | 'same' | null {
  const [key = '', ...rest] = path;
  const pair = pairOf(map, key);
  if (!pair) return value === undefined ? 'same' : inserted(text, map, path, value);
  const inner = rest.length > 0 && isMap(pair.value) && pair.value.items.length > 0 ? pair.value : null;
  const emptied = value === undefined && inner?.items.length === 1 && rest.length === 1 && pairOf(inner, rest[0] ?? '');
  if (inner && !emptied) return spliceIn(text, inner, rest, value);
  if (value !== undefined) return replaced(text, map, pair, path, value);
  return rest.length > 0 && !inner ? 'same' : removed(text, map, pair);
}

/**
 * The text with another value at a path of keys, or without it where the value is undefined; all else stays byte for byte:
 * comments, order, quotes, indentation, line breaks, a missing final newline. A map that would be left empty goes too. Null
 * where the text can not be changed in place, as where it is no mapping.
 */
export const setValue = (text: string, path: string[], value: Json | undefined): string | null =>
  editedByLineFeeds(text, (lines) => setIn(lines, path, value));

function setIn(text: string, path: string[], value: Json | undefined): string | null {
  const document = parseRaw(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const splice = spliceIn(text, document.contents, path, value);
  if (splice === 'same') return text;
  return splice && text.slice(0, splice.from) + splice.put + text.slice(splice.to);
}

/** The value at a path of plain JSON; undefined where there is none. */
export function valueIn(object: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const key of path) value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}
