import type { Completion } from './completion';
import type { JsonSchema } from './json-schema';
import { type EditorNames, offered } from './names';
import type { Place } from './place';
import { fieldWords } from './words';

function namesAt(schema: JsonSchema, typed: string, names: EditorNames | null) {
  const isFree = Object.keys(schema).length === 0 && typed.startsWith('azureml');
  const kind = isFree ? 'data' : schema['x-names'];
  return names && kind ? offered(names, kind) : [];
}

/** Allowed words, the default, and names; `gap` stands before each where the colon has no space yet. */
export function valueCompletions(schema: JsonSchema, { start, typed }: Place, names: EditorNames | null, gap: string) {
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
