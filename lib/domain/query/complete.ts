import { isJsonObject, type Json } from '../yaml/rest-body';
import { unclosedAt } from './problem';
import { pathBefore, scopeAfter } from './scope';
import { runQuery } from './search';
import { tokensOf } from './tokens';

export interface Completion {
  /** What is written in the place of `from` to the cursor. */
  text: string;
  /** A function is completed with its bracket. */
  kind: 'field' | 'function';
  /** A word on what stands there. */
  note: string;
}

export interface Completions {
  from: number;
  items: Completion[];
}

const FUNCTIONS: Record<string, string> = {
  contains: 'a text or list has it',
  ends_with: 'a text ends so',
  join: 'texts with a sign between',
  keys: 'names of an object',
  length: 'how many',
  map: 'an expression for each',
  max_by: 'the greatest by an expression',
  min_by: 'the least by an expression',
  not_null: 'the first that is there',
  reverse: 'in reverse order',
  sort: 'in order',
  sort_by: 'in order of an expression',
  starts_with: 'a text begins so',
  sum: 'sum of numbers',
  to_number: 'as a number',
  to_string: 'as a text',
  type: 'which JSON type',
  values: 'values of an object',
};

const noteOf = (value: Json | undefined): string => {
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (isJsonObject(value)) return 'object';
  return value === undefined || value === null ? 'null' : String(value).slice(0, 60);
};

/** The fields that can follow a value; of a list, those of its elements. */
function fieldsOf(value: Json): Map<string, Json> {
  const fields = new Map<string, Json>();
  const add = (item: Json) => {
    if (isJsonObject(item))
      for (const [key, inner] of Object.entries(item)) if (!fields.has(key)) fields.set(key, inner);
  };
  if (Array.isArray(value)) value.slice(0, 50).forEach(add);
  else add(value);
  return fields;
}

const plainName = (name: string) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));

/** After these a name may begin; after anything else an operator has to come first. */
const BEFORE_NAME = new Set([
  '.',
  '|',
  '[',
  '[?',
  '{',
  '(',
  ',',
  '&',
  '&&',
  '||',
  '!',
  ':',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
]);

/** What may be written at the cursor (UTF-16 index): fields that the document has there and, where one may begin, functions. */
export function completionsAt(expression: string, cursor: number, document: Json): Completions {
  const before = expression.slice(0, cursor);
  const text = unclosedAt(before);
  if (text && before[text.at] !== '"') return { from: cursor, items: [] };
  const typed = /(?:"[^"]*|[A-Za-z_]\w*)$/.exec(before)?.[0] ?? '';
  const from = cursor - typed.length;
  const tokens = tokensOf(expression.slice(0, from));
  const last = tokens.at(-1)?.text;
  if (last !== undefined && !BEFORE_NAME.has(last)) return { from: cursor, items: [] };
  const afterDot = last === '.';
  const path = afterDot ? pathBefore(tokens.slice(0, -1)) : scopeAfter(tokens);
  const answer = runQuery(path || '@', document);
  const wanted = typed.replace(/^"/, '').toLowerCase();
  const starts = (name: string) => name.toLowerCase().startsWith(wanted);
  const fields: Completion[] = [...fieldsOf(answer.ok ? answer.value : null)]
    .filter(([name]) => starts(name))
    .map(([name, value]) => ({ text: plainName(name), kind: 'field', note: noteOf(value) }));
  const functions: Completion[] = Object.entries(FUNCTIONS)
    .filter(([name]) => !afterDot && starts(name) && wanted !== '')
    .map(([name, note]) => ({ text: `${name}(`, kind: 'function', note }));
  return { from, items: [...fields, ...functions] };
}
