import type { Completion } from './completion';
import type { TextContext } from './context';
import { SCHEMAS } from './derive';
import { schemaAt } from './json-schema';
import { keyCompletions } from './key-completions';
import { placeAt } from './place';
import { shapeWhileWriting } from './shape';
import { valueCompletions } from './value-completions';

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
  // Under `model:` on a line of its own both its keys and a reference may stand, inside its braces only keys.
  const mayBeValue = place.path.length > 0 && place.indent !== null;
  return [...keyCompletions(schema, place), ...(mayBeValue ? valueCompletions(schema, place, names, '') : [])];
}
