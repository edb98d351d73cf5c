import { YamlError } from '../yaml-error';
import { type Cursor, isLineEnd, isTabless } from './cursor';
import { handle, isNoWord, uri } from './names';

function values(cursor: Cursor, name: string): string[] {
  cursor.skipAll(' ');
  if (name === 'YAML') return [version(cursor)];
  if (name !== 'TAG') return [cursor.before(isLineEnd)];
  const first = handle(cursor);
  if (cursor.peek() !== ' ') throw new YamlError(cursor.at, 'A space is missing in the %TAG directive.');
  cursor.skipAll(' ');
  return [first, uri(cursor)];
}

function version(cursor: Cursor): string {
  const written = cursor.before((character) => !/^[0-9.]$/.test(character));
  if (/^\d+\.\d+$/.test(written)) return written;
  throw new YamlError(cursor.at, 'The version in the %YAML directive is two numbers, such as 1.1.');
}

/** `%YAML`, `%TAG` or another directive, to the end of its line. */
export function directive(cursor: Cursor): { name: string; value: string[] } {
  const start = cursor.at;
  cursor.skip();
  const name = cursor.before(isNoWord);
  if (name === '' || !isTabless(cursor.peek())) throw new YamlError(start, 'The name of a directive is missing.');
  const value = values(cursor, name);
  if (!isTabless(cursor.peek())) throw new YamlError(cursor.at, 'A directive ends here.');
  cursor.skipAll(' ');
  if (cursor.peek() === '#') cursor.before(isLineEnd);
  if (!isLineEnd(cursor.peek())) throw new YamlError(cursor.at, 'A directive stands on a line of its own.');
  cursor.breakLine();
  return { name, value };
}
