import { firstCut } from './cut';

/** A text that reads the same, and where an offset into it stands in the text as it was given. */
export interface Padded {
  text: string;
  locate(offset: number): number;
}

interface Pad {
  /** Offset in the given text before which the spaces stand. */
  at: number;
  width: number;
}

const MAX_ROUNDS = 20;
const DOCUMENT_MARK = /\n(?:---|\.\.\.)(?:\s|$)/;

function padOnce(text: string): { text: string; pads: Pad[] } | null {
  const cut = firstCut(text);
  if (!cut || DOCUMENT_MARK.test(text.slice(cut.start, cut.end))) return null;
  const pads: Pad[] = [];
  const inner = text.slice(cut.start, cut.end).replace(/\n/g, (_, index: number) => {
    pads.push({ at: cut.start + index + 1, width: cut.column + 1 });
    return `\n${' '.repeat(cut.column + 1)}`;
  });
  return { text: text.slice(0, cut.start) + inner + text.slice(cut.end), pads };
}

/** Undoes one round: offsets into its result become offsets into what it was given. */
function back(offset: number, pads: Pad[]): number {
  let added = 0;
  for (const { at, width } of pads) {
    if (offset < at + added) break;
    added += Math.min(width, offset - at - added);
  }
  return offset - added;
}

/**
 * Quoted scalars and flow collections may go on at any indentation in PyYAML; here they must be indented more than their
 * key. Indents such lines, which means nothing in either. Null where nothing is to be done.
 */
export function indentLoose(text: string): Padded | null {
  const rounds: Pad[][] = [];
  let padded = text;
  for (let round = padOnce(text); round && rounds.length < MAX_ROUNDS; round = padOnce(padded)) {
    padded = round.text;
    rounds.unshift(round.pads);
  }
  if (rounds.length === 0) return null;
  return { text: padded, locate: (offset) => rounds.reduce((at, pads) => back(at, pads), offset) };
}
