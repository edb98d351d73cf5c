import { type Cursor, isBreak, isGap } from './cursor';

export interface Plain {
  value: string;
  /** It ended behind a line break, where a key may start. */
  atNewLine: boolean;
}

const FLOW_ENDS = ',?[]{}';
const FLOW_MARKS = ',[]{}';

/** True where the plain scalar's line ends here. */
function endsAt(cursor: Cursor, ahead: number, inFlow: boolean): boolean {
  const character = cursor.peek(ahead);
  if (isGap(character) || (inFlow && FLOW_ENDS.includes(character))) return true;
  if (character !== ':') return false;
  const next = cursor.peek(ahead + 1);
  return isGap(next) || (inFlow && FLOW_MARKS.includes(next));
}

function word(cursor: Cursor, inFlow: boolean): string {
  if (cursor.peek() === '#') return '';
  let length = 0;
  while (!endsAt(cursor, length, inFlow)) length += 1;
  const value = cursor.text.slice(cursor.at, cursor.at + length);
  cursor.skip(length);
  return value;
}

/** An unquoted scalar, over as many lines as are indented by more than the block around it. */
export function plainScalar(cursor: Cursor, inFlow: boolean, indent: number): Plain {
  let [value, spaces, atNewLine] = ['', '', false];
  for (;;) {
    const next = word(cursor, inFlow);
    if (next === '') return { value, atNewLine };
    value += spaces + next;
    const gap = between(cursor);
    [spaces, atNewLine] = [gap.spaces, gap.isBroken];
    if (spaces === '' || cursor.peek() === '#' || (!inFlow && cursor.column <= indent)) return { value, atNewLine };
  }
}

/** Blanks between two words as they are; a line break is a space, and each empty line after it one line break. */
function between(cursor: Cursor): { spaces: string; isBroken: boolean } {
  const blanks = cursor.before((character) => character !== ' ');
  if (!isBreak(cursor.peek())) return { spaces: blanks, isBroken: false };
  const first = cursor.breakLine();
  let breaks = '';
  while (!cursor.isDocumentMark()) {
    cursor.skipAll(' ');
    if (!isBreak(cursor.peek())) return { spaces: first === '\n' ? breaks || ' ' : first + breaks, isBroken: true };
    breaks += cursor.breakLine();
  }
  return { spaces: '', isBroken: true };
}
