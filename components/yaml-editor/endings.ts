/** A change as Monaco reports it; lines count from 1, its line breaks are `\n`. */
export interface TextChange {
  range: { startLineNumber: number; endLineNumber: number };
  text: string;
}

/** Byte order marks in front, and the ends of the lines: one entry a break, or null where all are the usual one. */
interface State {
  marks: string;
  usual: string;
  ends: readonly string[] | null;
}

const MARKS = /^\uFEFF*/;
const BREAK = /\r\n|\n|\r/g;
/** States that undo can go back to. */
const MOST_STATES = 500;

function usualEnd(ends: readonly string[]): string {
  const count = (end: string) => ends.filter((each) => each === end).length;
  return count('\r\n') * 2 > ends.length ? '\r\n' : count('\r') * 2 > ends.length ? '\r' : '\n';
}

/** The one end that all lines have, found without a list of them, since a text may have hundreds of thousands. */
function onlyEnd(text: string): string | null {
  if (!text.includes('\r')) return '\n';
  return /[^\r]\n|^\n|\r(?!\n)/.test(text) ? null : '\r\n';
}

function stateOf(text: string): State {
  const marks = MARKS.exec(text)?.[0] ?? '';
  const only = onlyEnd(text);
  if (only !== null) return { marks, usual: only, ends: null };
  const ends = [...text.matchAll(BREAK)].map(([end]) => end);
  const usual = usualEnd(ends);
  return { marks, usual, ends: ends.some((end) => end !== usual) ? ends : null };
}

function followed(state: State, changes: readonly TextChange[]): State {
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

/**
 * What Monaco does not keep of a text: its byte order mark and its line ends, which it would make one kind. `text` puts
 * them back, so that a text nobody changed stays as it was, byte for byte. New lines get the end that most lines have;
 * undo brings back the ends that a line had.
 */
export class Endings {
  private state: State;
  private readonly states = new Map<number, State>();

  constructor(text: string, version: number) {
    this.state = stateOf(text);
    this.keep(version);
  }

  /** How many characters of the first line are not shown. */
  get hidden(): number {
    return this.state.marks.length;
  }

  private keep(version: number) {
    this.states.set(version, this.state);
    const oldest = this.states.keys().next();
    if (this.states.size > MOST_STATES && !oldest.done) this.states.delete(oldest.value);
  }

  /** Another text has taken the place of this one, as that version of the shown text. */
  become(text: string, version: number) {
    this.state = stateOf(text);
    this.keep(version);
  }

  /** Follows changes, the last one in the text first, to the version that they lead to. */
  follow(changes: readonly TextChange[], version: number) {
    this.state = this.states.get(version) ?? followed(this.state, changes);
    this.keep(version);
  }

  /** The whole text, from what is shown. */
  text(shown: string): string {
    const { marks, usual, ends } = this.state;
    if (!ends) return marks + (usual === '\n' ? shown : shown.replaceAll('\n', usual));
    const lines = shown.split('\n');
    return marks + lines.map((line, at) => line + (at < lines.length - 1 ? (ends[at] ?? usual) : '')).join('');
  }
}
