import { CST, Lexer } from 'yaml';
import { lineEndProblem, tabProblem } from './odd-characters';
import { failure, type Remark } from './problem';

/** Levels of nesting a text may have: Azure ML's own files have five, and parsers of any kind fall over thousands. */
const MAX_DEPTH = 100;

/** Tokens a text may have. A file of 500 lines has about 5,000; what has this many takes a parser seconds. */
const MAX_TOKENS = 30_000;

/** The lexer's own marks stand for no text. */
const MARKS = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
const BLANK = new Set(['space', 'comment', 'newline', 'byte-order-mark', 'doc-mode']);
const TAB_PLACES = new Set(['space', 'newline', 'directive-line']);
const OPEN = new Set(['flow-seq-start', 'flow-map-start']);
const CLOSE = new Set(['flow-seq-end', 'flow-map-end']);
const NESTING = new Set(['seq-item-ind', 'explicit-key-ind']);

/** Follows the tokens of a text without building anything, so that it is safe for every text. */
class TokenWatch {
  private at = 0;
  private count = 0;
  private lineStart = 0;
  private plainNext = false;
  private blockHeader = false;
  private starts = true;
  private flow = 0;
  private readonly columns: number[] = [];

  /** The problem that this token is, or null. */
  next(lexeme: string): Remark | null {
    if (MARKS.has(lexeme)) {
      this.plainNext = lexeme === CST.SCALAR;
      return null;
    }
    const scalar = this.plainNext;
    const type = scalar ? 'plain' : CST.tokenType(lexeme);
    const problem = this.odd(lexeme, scalar, type) ?? this.depth(type) ?? this.number();
    if (type === 'block-scalar-header') this.blockHeader = true;
    else if (scalar) this.blockHeader = false;
    this.advance(lexeme, type);
    return problem;
  }

  private odd(lexeme: string, scalar: boolean, type: string | null): Remark | null {
    const isOutside = scalar ? !this.blockHeader : TAB_PLACES.has(type ?? '');
    return (isOutside ? tabProblem(lexeme, this.at) : null) ?? lineEndProblem(lexeme, type, this.at);
  }

  private depth(type: string | null): Remark | null {
    if (OPEN.has(type ?? '')) this.flow += 1;
    else if (CLOSE.has(type ?? '')) this.flow -= 1;
    else if (this.starts && this.flow === 0 && !BLANK.has(type ?? '')) this.indent(this.at - this.lineStart);
    if (this.flow + this.columns.length <= MAX_DEPTH) return null;
    return failure('', this.at, `The text is nested more than ${MAX_DEPTH} levels deep.`);
  }

  private number(): Remark | null {
    this.count += 1;
    if (this.count <= MAX_TOKENS) return null;
    return failure('', this.at, 'The text is too large: it has too many values.');
  }

  private indent(column: number) {
    while ((this.columns.at(-1) ?? -1) >= column) this.columns.pop();
    this.columns.push(column);
  }

  private advance(lexeme: string, type: string | null) {
    const end = lexeme.lastIndexOf('\n');
    this.at += lexeme.length;
    if (end >= 0) this.lineStart = this.at - (lexeme.length - end - 1);
    if (end >= 0 || NESTING.has(type ?? '')) this.starts = true;
    else if (!BLANK.has(type ?? '')) this.starts = false;
    this.plainNext = false;
  }
}

/** The first tab outside quotes, block scalars and comments, or where the text nests too deeply or is too much; or null. */
export function tokenProblem(text: string): Remark | null {
  const watch = new TokenWatch();
  for (const lexeme of new Lexer().lex(text)) {
    const problem = watch.next(lexeme);
    if (problem) return problem;
  }
  return null;
}
