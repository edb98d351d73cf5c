/** A change as Monaco reports it; lines count from 1, its line breaks are `\n`. */
export interface TextChange {
  range: { startLineNumber: number; endLineNumber: number };
  text: string;
}

/** Byte order marks in front, and the ends of the lines: one entry a break, or null where all are the usual one. */
export interface LineEnds {
  marks: string;
  usual: string;
  ends: readonly string[] | null;
}

const MARKS = /^\uFEFF*/;
const BREAK = /\r\n|\n|\r/g;

function usualEnd(ends: readonly string[]): string {
  const count = (end: string) => ends.filter((each) => each === end).length;
  return count('\r\n') * 2 > ends.length ? '\r\n' : count('\r') * 2 > ends.length ? '\r' : '\n';
}

/** The one end that all lines have, found without a list of them, since a text may have hundreds of thousands. */
function onlyEnd(text: string): string | null {
  if (!text.includes('\r')) return '\n';
  return /[^\r]\n|^\n|\r(?!\n)/.test(text) ? null : '\r\n';
}

/** What a text has of them. */
export function lineEndsOf(text: string): LineEnds {
  const marks = MARKS.exec(text)?.[0] ?? '';
  const only = onlyEnd(text);
  if (only !== null) return { marks, usual: only, ends: null };
  const ends = [...text.matchAll(BREAK)].map(([end]) => end);
  const usual = usualEnd(ends);
  return { marks, usual, ends: ends.some((end) => end !== usual) ? ends : null };
}

/** What becomes of them by changes, the last one in the text first. */
export function followed(state: LineEnds, changes: readonly TextChange[]): LineEnds {
  if (!state.ends) return state;
  const ends = [...state.ends];
  for (const { range, text } of changes) {
    const removed = range.endLineNumber - range.startLineNumber;
    const added = Array<string>(text.split('\n').length - 1).fill(state.usual);
    ends.splice(range.startLineNumber - 1, removed, ...added);
  }
  return { ...state, ends };
}

/** The text as an editor shows it: without byte order marks, every line ended by `\n`. */
export function shownText(text: string): string {
  const body = text.replace(MARKS, '');
  return body.includes('\r') ? body.replace(BREAK, '\n') : body;
}
