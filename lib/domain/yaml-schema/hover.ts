import type { TextContext } from './context';
import { SCHEMAS } from './derive';
import { schemaAt } from './json-schema';
import { aboutName, missingName } from './names';
import { wordAt } from './place';
import { shapeWhileWriting } from './shape';
import { fieldWords } from './words';

/** Documentation for a word, from `start` to `end` (columns from 0) of its line. */
export interface Hover {
  start: number;
  end: number;
  /** Markdown. */
  text: string;
}

/** What a key means, or what the workspace knows of the asset that a value names. */
export function hoverAt(
  lines: readonly string[],
  at: { line: number; column: number },
  { expected, names }: Pick<TextContext, 'expected' | 'names'>,
): Hover | null {
  const word = wordAt(lines, at.line, at.column);
  if (!word) return null;
  const path = word.role === 'key' ? [...word.path, word.typed] : word.path;
  const schema = schemaAt(SCHEMAS[shapeWhileWriting(lines, expected)], path);
  if (!schema || Object.keys(schema).length === 0) return null;
  const { start, end, typed } = word;
  const kind = schema['x-names'];
  if (word.role === 'key') return { start, end, text: `**${typed}**\n\n${fieldWords(schema)}` };
  if (!names || !kind) return { start, end, text: `**${path.at(-1)}**\n\n${fieldWords(schema)}` };
  const known = missingName(names, kind, typed) ?? aboutName(names, kind, typed);
  return known === null ? null : { start, end, text: `**${typed}**\n\n${known}` };
}
