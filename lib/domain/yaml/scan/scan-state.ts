import { YamlError } from '../yaml-error';
import type { Cursor } from './cursor';
import { PossibleKeys } from './possible-keys';
import type { Mark, Token } from './token';

/** Levels of nesting a text may have: Azure ML's own files have five, and parsers of any kind fall over thousands. */
const MAX_DEPTH = 100;
export const tooDeep = (depth: number, at: number) => {
  if (depth > MAX_DEPTH) throw new YamlError(at, `The text is nested more than ${MAX_DEPTH} levels deep.`);
};

/** Tokens a text may have: more keep a browser busy for seconds. */
const MAX_TOKENS = 200_000;

/** Where the scanner is: the blocks and flow collections that are open, and what may be a key. */
export class ScanState {
  readonly tokens: Token[] = [];
  readonly keys = new PossibleKeys();
  private readonly outer: number[] = [];
  /** Column of the innermost block, -1 outside of all. */
  indent = -1;
  /** Flow collections that are open. */
  flow = 0;
  /** A key may start here. */
  mayBeKey = true;
  constructor(readonly cursor: Cursor) {}

  push(token: Token) {
    this.tokens.push(token);
    if (this.tokens.length > MAX_TOKENS)
      throw new YamlError(token.at, 'The text is too large: it has too many values.');
  }

  add(kind: Mark, at = this.cursor.at) {
    this.push({ kind, at });
  }

  /** Ends the blocks that are indented by more. */
  unwind(column: number) {
    while (this.flow === 0 && this.indent > column) {
      this.indent = this.outer.pop() ?? -1;
      this.add('block-end');
    }
  }

  /** A block starts where something is indented by more than the block around it. */
  block(kind: Mark, start: { column: number; at: number; index?: number }) {
    if (this.flow > 0 || this.indent >= start.column) return;
    this.outer.push(this.indent);
    this.indent = start.column;
    this.tokens.splice(start.index ?? this.tokens.length, 0, { kind, at: start.at });
  }

  /** What comes next is a key if a colon follows it. */
  possible() {
    if (!this.mayBeKey) return;
    const { at, line, column } = this.cursor;
    const required = this.flow === 0 && this.indent === column;
    this.keys.put(this.flow, { index: this.tokens.length, at, line, column, required });
  }

  /** A flow collection starts. */
  open() {
    this.flow += 1;
    this.mayBeKey = true;
    tooDeep(this.flow, this.cursor.at);
  }

  /** What comes next is no key, and whether one may start behind it. */
  noKey(mayBeKey: boolean) {
    this.keys.drop(this.flow);
    this.mayBeKey = mayBeKey;
  }
}
