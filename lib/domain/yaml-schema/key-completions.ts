import type { Completion } from './completion';
import { keysOf } from './derive';
import { type JsonSchema, objectOf } from './json-schema';
import type { Place } from './place';
import { fieldWords, shortWords } from './words';

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

/** The keys that a mapping does not have yet, required ones first. */
export const keyCompletions = (schema: JsonSchema, place: Place) =>
  keysOf(schema)
    .filter(([key, { readOnly }]) => !readOnly && !place.siblings.includes(key))
    .map((entry, order) => keyCompletion(schema, place, entry, order));
