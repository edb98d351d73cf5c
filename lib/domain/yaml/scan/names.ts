import { YamlError } from '../yaml-error';
import { type Cursor, isGap, isTabless } from './cursor';

const WORD = /^[-\w]$/;
const URI = /^[-\w;/?:@&=+$,.!~*'()[\]%]$/;
export const isNoWord = (character: string) => !WORD.test(character);

/** The name after `&` or `*`. */
export function anchorName(cursor: Cursor): string {
  const start = cursor.at;
  cursor.skip();
  const name = cursor.before(isNoWord);
  const next = cursor.peek();
  if (name === '' || !(isGap(next) || '?:,]}%@`'.includes(next)))
    throw new YamlError(start, 'The name of an anchor has letters A to Z, digits, - and _ only.');
  return name;
}

/** `!`, `!!` or `!name!`. */
export function handle(cursor: Cursor): string {
  const start = cursor.at;
  if (cursor.peek() !== '!') throw new YamlError(start, 'A tag starts with !.');
  cursor.skip();
  if (cursor.peek() !== ' ' && (cursor.before(isNoWord) !== '' || cursor.peek() === '!')) {
    if (cursor.peek() !== '!')
      throw new YamlError(start, 'The handle of a tag has letters A to Z, digits, - and _ only.');
    cursor.skip();
  } else if (cursor.peek() !== ' ') throw new YamlError(start, 'The handle of a tag ends with !.');
  return cursor.text.slice(start, cursor.at);
}

/** The rest of a tag, its escapes undone. */
export function uri(cursor: Cursor): string {
  const start = cursor.at;
  const written = cursor.before((character) => !URI.test(character));
  if (written === '') throw new YamlError(start, 'The name of a tag is missing.');
  try {
    if (/%(?![0-9A-Fa-f]{2})/.test(written)) throw new URIError();
    return decodeURIComponent(written);
  } catch {
    throw new YamlError(start, 'A % in a tag is followed by two hexadecimal digits of UTF-8.');
  }
}

export interface Tag {
  /** Null where the tag stands whole in the suffix. */
  handle: string | null;
  suffix: string;
}

/** True where another ! follows before the next gap, so that the tag has a handle. */
function hasHandle(cursor: Cursor): boolean {
  let ahead = 1;
  while (cursor.peek(ahead) !== '!' && !isTabless(cursor.peek(ahead))) ahead += 1;
  return cursor.peek(ahead) === '!';
}

function parts(cursor: Cursor): Tag {
  if (cursor.peek(1) === '<') {
    cursor.skip(2);
    const suffix = uri(cursor);
    if (cursor.peek() !== '>') throw new YamlError(cursor.at, 'A tag in < has to end with >.');
    cursor.skip();
    return { handle: null, suffix };
  }
  if (!isGap(cursor.peek(1)) && hasHandle(cursor)) return { handle: handle(cursor), suffix: uri(cursor) };
  cursor.skip();
  return isGap(cursor.peek()) ? { handle: null, suffix: '!' } : { handle: '!', suffix: uri(cursor) };
}

/** A tag, which a space, a line break or the end has to follow. */
export function tag(cursor: Cursor): Tag {
  const read = parts(cursor);
  if (!isTabless(cursor.peek())) throw new YamlError(cursor.at, 'A tag is followed by a space.');
  return read;
}
