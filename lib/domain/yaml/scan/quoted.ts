import { YamlError } from '../yaml-error';
import { type Cursor, END, isBreak } from './cursor';

const ESCAPES: Record<string, string> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '\\': '\\',
  '/': '/',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const WIDTHS: Record<string, number> = { x: 2, u: 4, U: 8 };
const HEX = /^[0-9A-Fa-f]+$/;

/** A scalar in single or double quotes; the cursor stands at the first one. */
export function quotedScalar(cursor: Cursor): string {
  const [start, quote] = [cursor.at, cursor.peek()];
  cursor.skip();
  let value = pieces(cursor, quote);
  while (cursor.peek() !== quote) value += gap(cursor, start) + pieces(cursor, quote);
  cursor.skip();
  return value;
}

/** Text up to a blank, a line break or the closing quote. */
function pieces(cursor: Cursor, quote: string): string {
  let value = '';
  for (;;) {
    value += cursor.before((character) => '\'"\\ \t'.includes(character) || character === END || isBreak(character));
    const character = cursor.peek();
    if (character === "'" && quote === "'" && cursor.peek(1) === "'") cursor.skip(2);
    else if (character === '\\' && quote === '"') {
      value += escaped(cursor);
      continue;
    } else if (character !== quote && '\'"\\'.includes(character)) cursor.skip();
    else return value;
    value += character;
  }
}

function escaped(cursor: Cursor): string {
  cursor.skip();
  const letter = cursor.peek();
  const width = WIDTHS[letter];
  if (Object.hasOwn(ESCAPES, letter) || width === undefined) return simple(cursor, letter);
  const digits = cursor.text.slice(cursor.at + 1, cursor.at + 1 + width);
  const code = HEX.test(digits) && digits.length === width ? Number.parseInt(digits, 16) : Number.NaN;
  if (!(code <= 0x10ffff))
    throw new YamlError(cursor.at - 1, `\\${letter} takes ${width} hexadecimal digits of a character.`);
  cursor.skip(1 + width);
  return String.fromCodePoint(code);
}

function simple(cursor: Cursor, letter: string): string {
  const value = ESCAPES[letter];
  if (value !== undefined) {
    cursor.skip();
    return value;
  }
  if (!isBreak(letter)) throw new YamlError(cursor.at - 1, `\\${letter === END ? '' : letter} is no escape of YAML.`);
  cursor.breakLine(true);
  return emptyLines(cursor);
}

/** Blanks within a line stand; a line break is a space, and each empty line after it one line break. */
function gap(cursor: Cursor, start: number): string {
  const blanks = cursor.before((character) => character !== ' ' && character !== '\t');
  if (cursor.peek() === END) throw new YamlError(start, 'A closing quote is missing.');
  const first = cursor.breakLine(true);
  if (first === '') return blanks;
  const more = emptyLines(cursor);
  return first === '\n' ? more || ' ' : first + more;
}

function emptyLines(cursor: Cursor): string {
  let breaks = '';
  for (;;) {
    if (cursor.isDocumentMark()) throw new YamlError(cursor.at, 'A document starts or ends within quotes.');
    cursor.before((character) => character !== ' ' && character !== '\t');
    if (!isBreak(cursor.peek())) return breaks;
    breaks += cursor.breakLine(true);
  }
}
