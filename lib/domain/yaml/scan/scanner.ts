import { YamlError } from '../yaml-error';
import { Cursor, END, isLineEnd } from './cursor';
import { directive } from './directive-line';
import { indicator } from './indicators';
import { anchorName, tag } from './names';
import { scalar } from './scalars';
import { ScanState } from './scan-state';
import type { Mark, Token } from './token';

const BRACKETS = new Map<string, Mark>([
  ['[', 'list-open'],
  ['{', 'map-open'],
  [']', 'list-close'],
  ['}', 'map-close'],
  [',', 'comma'],
]);
function blanks(state: ScanState) {
  for (;;) {
    state.cursor.skipAll(' ');
    if (state.cursor.peek() === '#') state.cursor.before(isLineEnd);
    if (state.cursor.breakLine() === '') return;
    if (state.flow === 0) state.mayBeKey = true;
  }
}

/** `---`, `...` and directives, which stand at the start of a line. */
function documentToken(state: ScanState, character: string): boolean {
  const { cursor } = state;
  const isDirective = character === '%' && cursor.column === 0;
  if (!isDirective && !cursor.isDocumentMark()) return false;
  state.unwind(-1);
  state.noKey(false);
  if (isDirective) state.push({ kind: 'directive', at: cursor.at, ...directive(cursor) });
  else {
    state.add(character === '-' ? 'document-start' : 'document-end');
    cursor.skip(3);
  }
  return true;
}

function bracket(state: ScanState, character: string): boolean {
  const kind = BRACKETS.get(character);
  if (!kind) return false;
  const isOpen = character === '[' || character === '{';
  if (isOpen) state.possible();
  else state.noKey(character === ',');
  state.add(kind);
  if (isOpen) state.open();
  else if (character !== ',') state.flow = Math.max(0, state.flow - 1);
  state.cursor.skip();
  return true;
}

function property(state: ScanState, character: string): boolean {
  if (!'*&!'.includes(character)) return false;
  const { at } = state.cursor;
  state.possible();
  state.mayBeKey = false;
  if (character === '!') state.push({ kind: 'tag', at, ...tag(state.cursor) });
  else state.push({ kind: character === '&' ? 'anchor' : 'alias', at, name: anchorName(state.cursor) });
  return true;
}

/** Passes one token or more; false at the end of the text. */
function step(state: ScanState): boolean {
  blanks(state);
  state.keys.dropStale(state.cursor);
  state.unwind(state.cursor.column);
  const character = state.cursor.peek();
  if (character === END) return false;
  const isDone = documentToken(state, character) || bracket(state, character) || indicator(state, character);
  if (!isDone && !property(state, character)) scalar(state, character);
  return true;
}

/** The tokens of a text, and what kept the scanner from going on to its end. */
export interface Tokens {
  tokens: Token[];
  error: YamlError | null;
}

/**
 * Cuts a text into the tokens of YAML 1.1 as PyYAML does: where a key starts is known only at its colon, and a block ends
 * where a line is indented less. Nothing is built, so that it is safe for every text.
 */
export function tokensOf(text: string): Tokens {
  const state = new ScanState(new Cursor(text));
  try {
    while (step(state));
    state.unwind(-1);
    state.noKey(false);
    state.add('end');
    return { tokens: state.tokens, error: null };
  } catch (error) {
    if (error instanceof YamlError) return { tokens: state.tokens, error };
    throw error;
  }
}
