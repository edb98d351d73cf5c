import { isMap, isNode, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { breakOf, endOfPair, indentOf, lineEnd, lineStart, rangeOf } from './places';
import { isJsonObject, type Json } from './rest-body';
import { writeYaml } from './write';

/** A replacement of `text[from, to)`. */
export interface Splice {
  from: number;
  to: number;
  put: string;
}

/** One value as it stands behind `key: `; in a flow collection a text is quoted where a comma or a bracket would end it. */
function inline(value: Json, inFlow = false): string {
  if (inFlow && (typeof value === 'object' || /[,[\]{}\n]/.test(String(value)))) return JSON.stringify(value);
  return writeYaml({ k: value }).slice('k: '.length).replace(/\n$/, '');
}

/** A text keeps the quotes that stood around the one before. */
function inPlaceOf(old: Node, value: Json, inFlow: boolean): string {
  if (typeof value !== 'string' || !isScalar(old)) return inline(value, inFlow);
  if (old.type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  return old.type === 'QUOTE_SINGLE' && !/['\n]/.test(value) ? `'${value}'` : inline(value, inFlow);
}

/** `key: value` as lines of a block map; a map with something in it goes below its key. */
function blockLines(text: string, map: YAMLMap, key: string, value: Json): string[] {
  const indent = indentOf(text, map);
  const written = writeYaml({ [key]: value }).replace(/\n$/, '');
  return written.split('\n').map((line) => (line === '' ? line : indent + line));
}

const nested = (path: string[], value: Json): Json => path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value);

/** Whole lines in place of a pair's own; none take it out. Null where something else stands before it on its line. */
export function replacedLines(text: string, pair: Pair, put: string[]): Splice | null {
  const at = rangeOf(pair.key)?.[0] ?? 0;
  const from = lineStart(text, at);
  const mark = text.startsWith('\ufeff', from) ? from + 1 : from;
  if (text.slice(mark, at).trim() !== '') return null;
  const to = lineEnd(text, endOfPair(pair));
  if (put.length > 0) return { from: mark, to, put: put.join(breakOf(text)) };
  const next = to + (text.startsWith('\r\n', to) ? 2 : 1);
  // The last line goes with the break before it, so that a missing final newline stays missing.
  return to === text.length
    ? { from: from === 0 ? mark : lineEnd(text, from), to, put: '' }
    : { from: mark, to: next, put: '' };
}

export function inserted(text: string, map: YAMLMap, [key = '', ...rest]: string[], value: Json): Splice | null {
  const put = nested(rest, value);
  const last = map.items.at(-1);
  if (map.flow) {
    const at = last ? endOfPair(last) : (rangeOf(map)?.[1] ?? 1) - 1;
    return { from: at, to: at, put: `${last ? ', ' : ''}${inline(key, true)}: ${inline(put, true)}` };
  }
  if (!last) return null;
  const at = lineEnd(text, endOfPair(last));
  return { from: at, to: at, put: ['', ...blockLines(text, map, key, put)].join(breakOf(text)) };
}

export function replaced(
  text: string,
  map: YAMLMap,
  pair: Pair,
  [key = '', ...rest]: string[],
  value: Json,
): Splice | null {
  const old = isNode(pair.value) ? pair.value : null;
  const [from, to] = rangeOf(old) ?? [0, 0];
  const put = nested(rest, value);
  const flow = map.flow === true;
  if (flow) return from < to && old ? { from, to, put: inPlaceOf(old, put, flow) } : null;
  const line = old && from < to && !isMap(old) && !text.slice(from, to).includes('\n');
  const after = line && !isJsonObject(put) ? inPlaceOf(old, put, flow) : '\n';
  return after.includes('\n') ? replacedLines(text, pair, blockLines(text, map, key, put)) : { from, to, put: after };
}

export function removed(text: string, map: YAMLMap, pair: Pair): Splice | null {
  if (!map.flow) return replacedLines(text, pair, []);
  const at = map.items.indexOf(pair);
  const from = rangeOf(pair.key)?.[0] ?? 0;
  const next = rangeOf(map.items[at + 1]?.key)?.[0];
  if (next !== undefined) return { from, to: next, put: '' };
  const before = map.items[at - 1];
  return { from: before ? endOfPair(before) : from, to: endOfPair(pair), put: '' };
}
