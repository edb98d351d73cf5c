import { YamlError } from '../yaml-error';
import { type Cursor, END, isBreak, isLineEnd, isTabless } from './cursor';

interface Header {
  /** True keeps the line breaks at the end, false takes all away, null keeps one. */
  keep: boolean | null;
  /** Columns that it is indented by, null where the first line tells. */
  width: number | null;
}

function chomping(cursor: Cursor): boolean | null {
  const sign = cursor.peek();
  if (sign !== '+' && sign !== '-') return null;
  cursor.skip();
  return sign === '+';
}

function width(cursor: Cursor): number | null {
  const digit = cursor.peek();
  if (!/^[0-9]$/.test(digit)) return null;
  if (digit === '0') throw new YamlError(cursor.at, 'The indentation of a block is 1 to 9.');
  cursor.skip();
  return Number(digit);
}

function header(cursor: Cursor): Header {
  cursor.skip();
  const before = chomping(cursor);
  const columns = width(cursor);
  const keep = before ?? chomping(cursor);
  if (!isTabless(cursor.peek()))
    throw new YamlError(cursor.at, 'After | or > come +, - and a digit at most, and the text starts on the next line.');
  cursor.skipAll(' ');
  if (cursor.peek() === '#') cursor.before(isLineEnd);
  if (!isLineEnd(cursor.peek()))
    throw new YamlError(cursor.at, 'The text of a block starts on the line after its | or >.');
  cursor.breakLine();
  return { keep, width: columns };
}

/** Empty lines before a block's first line, and the widest indentation among them and it. */
function firstIndent(cursor: Cursor): { breaks: string; widest: number } {
  let [breaks, widest] = ['', 0];
  for (;;) {
    if (isBreak(cursor.peek())) breaks += cursor.breakLine();
    else if (cursor.peek() === ' ') cursor.skip();
    else return { breaks, widest };
    widest = Math.max(widest, cursor.column);
  }
}

function indentTo(cursor: Cursor, indent: number) {
  while (cursor.column < indent && cursor.peek() === ' ') cursor.skip();
}

function emptyLines(cursor: Cursor, indent: number): string {
  let breaks = '';
  indentTo(cursor, indent);
  while (isBreak(cursor.peek())) {
    breaks += cursor.breakLine();
    indentTo(cursor, indent);
  }
  return breaks;
}

const isInset = (cursor: Cursor) => cursor.peek() === ' ' || cursor.peek() === '\t';

/** A scalar after `|`, or after `>` whose lines are joined by spaces. `outer` is the indentation of the block around it. */
export function blockScalar(cursor: Cursor, outer: number): string {
  const isFolded = cursor.peek() === '>';
  const { keep, width: columns } = header(cursor);
  const least = Math.max(1, outer + 1);
  const first = columns === null ? firstIndent(cursor) : null;
  const indent = columns === null ? Math.max(least, first?.widest ?? 0) : least + columns - 1;
  let breaks = first ? first.breaks : emptyLines(cursor, indent);
  let [value, end] = ['', ''];
  while (cursor.column === indent && cursor.peek() !== END) {
    value += breaks;
    const wasInset = isInset(cursor);
    value += cursor.before(isLineEnd);
    end = cursor.breakLine();
    breaks = emptyLines(cursor, indent);
    if (cursor.column !== indent || cursor.peek() === END) break;
    const isJoined = isFolded && end === '\n' && !wasInset && !isInset(cursor);
    if (!isJoined) value += end;
    else if (breaks === '') value += ' ';
  }
  if (keep !== false) value += end;
  return keep === true ? value + breaks : value;
}
