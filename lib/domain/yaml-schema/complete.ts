import type { TextContext } from './context';
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
  /** Stands behind the cursor then. */
  after: string;
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

/** What follows a key: a space, the next line of block style, or the brackets of flow style with the cursor inside. */
function behindKey({ type }: JsonSchema, { indent }: Place): { gap: string; after: string } {
  if (type !== 'object' && type !== 'array') return { gap: ' ', after: '' };
  if (indent !== null) return { gap: `\n${' '.repeat(indent + 2)}`, after: '' };
  return type === 'array' ? { gap: ' [', after: ']' } : { gap: ' {', after: '}' };
}

function keyCompletion(
  parent: JsonSchema,
  place: Place,
  [key, schema]: [string, JsonSchema],
  order: number,
): Completion {
  const need = needOf(objectOf(parent), key);
  const inner = schema.type === 'object' || schema.type === 'array';
  const { gap, after } = behindKey(schema, place);
  return {
    kind: 'key',
    label: key,
    insert: `${key}:${gap}`,
    after,
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

function namesAt(schema: JsonSchema, typed: string, names: EditorNames | null) {
  const isFree = Object.keys(schema).length === 0 && typed.startsWith('azureml');
  const kind = isFree ? 'data' : schema['x-names'];
  return names && kind ? offered(names, kind) : [];
}

/** Allowed words, the default, and names; `gap` stands before each where the colon has no space yet. */
function valueCompletions(schema: JsonSchema, { start, typed }: Place, names: EditorNames | null, gap: string) {
  const completion = (kind: 'value' | 'name', label: string, detail: string, rank: number): Completion => ({
    kind,
    label,
    insert: gap + label,
    after: '',
    start,
    detail,
    documentation: fieldWords(schema),
    rank,
    goesOn: false,
  });
  const standard = schema.default === undefined ? [] : [String(schema.default)];
  const words = [...new Set([...(schema.enum ?? []), ...standard])];
  return [
    ...words.map((label, rank) => completion('value', label, label === standard[0] ? 'default' : '', rank)),
    ...namesAt(schema, typed, names).map(({ text, detail }, rank) => completion('name', text, detail, rank)),
  ];
}

/**
 * What may be written at a place (line and column from 0) of a YAML that may not parse yet: the keys that the mapping
 * does not have, required ones first; allowed values and defaults; names of the workspace.
 */
export function completionsAt(
  lines: readonly string[],
  at: { line: number; column: number },
  { expected, names }: Pick<TextContext, 'expected' | 'names'>,
): Completion[] {
  const place = placeAt(lines, at.line, at.column);
  const schema = place && schemaAt(SCHEMAS[shapeWhileWriting(lines, expected)], place.path);
  if (!place || !schema) return [];
  const gap = lines[at.line]?.[place.start - 1] === ':' ? ' ' : '';
  if (place.role === 'value') return valueCompletions(schema, place, names, gap);
  // Under `model:` on a line of its own both its keys and a reference may stand.
  return [
    ...keyCompletions(schema, place),
    ...(place.path.length > 0 ? valueCompletions(schema, place, names, '') : []),
  ];
}
