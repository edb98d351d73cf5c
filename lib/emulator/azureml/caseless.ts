import { z } from 'zod';
import { invalidField } from './errors';

/** Gives known keys their canonical spelling; the first spelling that fits wins, unknown keys stay as they are. */
function canonicalKeys(value: unknown, keys: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const canonical = new Map(keys.map((key) => [key.toLowerCase(), key]));
  const renamed: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = canonical.get(key.toLowerCase()) ?? key;
    if (!Object.hasOwn(renamed, name)) Object.defineProperty(renamed, name, { value: inner, enumerable: true });
  }
  return renamed;
}

/** An object whose keys may come in any case (contract J4); unknown fields survive. */
export const caseless = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((value) => canonicalKeys(value, Object.keys(shape)), z.looseObject(shape));

const plain = (text: string) => text.toLowerCase().replaceAll('_', '');

/** One of Azure's words in any case and with or without underscores (`uri_folder`), answered in Azure's own spelling. */
export const word = <W extends string>(...words: readonly [W, ...W[]]) =>
  z.string().transform((given, context): W => {
    const found = words.find((one) => plain(one) === plain(given));
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `'${given}' is none of ${words.join(', ')}` });
    return z.NEVER;
  });

export const stringMap = z.record(z.string(), z.string().nullable());

const kinds: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'an array',
  undefined: 'left out',
};

/** What is wrong, as a person who wrote the body would say it; the rules' own sentences stay. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined || issue.input === null
      ? 'is required'
      : `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message;
  if (issue.code === 'too_small' && issue.origin === 'number') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.message.startsWith('Too big')) return `must be at most ${issue.maximum}`;
  return issue.message;
}

/** Parses a request body; the first thing wrong with it becomes the error. Throws AzureError 400. */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidField(issue?.path.join('.') || 'body', issue ? reasonOf(issue) : 'invalid');
}
