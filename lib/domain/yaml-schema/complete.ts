import type { YamlKind } from '../yaml/kind';
import { keysOf, SCHEMAS } from './derive';
import { type JsonSchema, objectOf, schemaAt } from './json-schema';
import { type EditorNames, offered } from './names';
import { type Place, placeAt } from './place';
import { shapeWhileWriting } from './shape';
import { fieldWords, shortWords } from './words';

/** One thing that may be written at the cursor. */
export interface Completion {
  kind: 'key' | 'value' | 'name';
  label: string;
  /** Takes the place of what stands from `start` (a column from 0) to the cursor. */
  insert: string;
  start: number;
  detail: string;
  /** Markdown. */
  documentation: string;
  /** Smaller ones stand first. */
  rank: number;
  /** Its value can be completed too. */
  goesOn: boolean;
}

const needOf = (parent: JsonSchema | undefined, key: string) => {
  if (parent?.required?.includes(key)) return 'required' as const;
  return parent?.['x-documented']?.includes(key) ? ('documented' as const) : null;
};
const RANK = { required: 0, documented: 1000 };

function keyCompletion(
  parent: JsonSchema,
  place: Place,
  [key, schema]: [string, JsonSchema],
  order: number,
): Completion {
  const need = needOf(objectOf(parent), key);
  const inner = schema.type === 'object' || schema.type === 'array';
  return {
    kind: 'key',
    label: key,
    insert: inner ? `${key}:\n${' '.repeat(place.indent + 2)}` : `${key}: `,
    start: place.start,
    detail: shortWords(schema, need),
    documentation: fieldWords(schema),
    rank: (need ? RANK[need] : 2000) + order,
    goesOn: inner ? schema.properties !== undefined : schema.enum !== undefined || schema['x-names'] !== undefined,
  };
}

const keyCompletions = (schema: JsonSchema, place: Place) =>
  keysOf(schema)
    .filter(([key, { readOnly }]) => !readOnly && !place.siblings.includes(key))
    .map((entry, order) => keyCompletion(schema, place, entry, order));

function valueCompletions(schema: JsonSchema, { start, typed }: Place, names: EditorNames | null): Completion[] {
  const base = { insert: '', start, documentation: fieldWords(schema), goesOn: false };
  const standard = schema.default === undefined ? [] : [String(schema.default)];
  const words = [...new Set([...(schema.enum ?? []), ...standard])].map((label, rank) => {
    const detail = label === standard[0] ? 'default' : '';
    return { ...base, kind: 'value' as const, label, insert: label, detail, rank };
  });
  const isFree = Object.keys(schema).length === 0 && typed.startsWith('azureml');
  const kind = isFree ? 'data' : schema['x-names'];
  const found = names && kind ? offered(names, kind) : [];
  const named = found.map(({ text, detail }, rank) => ({
    ...base,
    kind: 'name' as const,
    label: text,
    insert: text,
    detail,
    rank,
  }));
  return [...words, ...named];
}

/**
 * What may be written at a place (line and column from 0) of a YAML that may not parse yet: the keys that the mapping
 * does not have, required ones first; allowed values and defaults; names of the workspace.
 */
export function completionsAt(
  lines: readonly string[],
  at: { line: number; column: number },
  { expected, names }: { expected: YamlKind | null; names: EditorNames | null },
): Completion[] {
  const place = placeAt(lines, at.line, at.column);
  const schema = place && schemaAt(SCHEMAS[shapeWhileWriting(lines, expected)], place.path);
  if (!place || !schema) return [];
  if (place.role === 'value') return valueCompletions(schema, place, names);
  // Under `model:` on a line of its own both its keys and a reference may stand.
  return [...keyCompletions(schema, place), ...(place.path.length > 0 ? valueCompletions(schema, place, names) : [])];
}
