import { YamlError } from '../yaml-error';
import type { Tokens } from './scanner';
import type { Token } from './token';

const WORDS: Record<Token['kind'], string> = {
  end: 'the end of the text',
  'document-start': '---',
  'document-end': '...',
  'block-list': 'a list',
  'block-map': 'a mapping',
  'block-end': 'the end of the lines that are indented like this',
  'list-open': '[',
  'list-close': ']',
  'map-open': '{',
  'map-close': '}',
  entry: '-',
  key: 'a key',
  value: ':',
  comma: ',',
  alias: 'an alias',
  anchor: 'an anchor',
  tag: 'a tag',
  scalar: 'a value',
  directive: 'a directive',
};

/** Tokens in a row; what the scanner stopped at is thrown where it stands. */
export class TokenStream {
  private index = 0;
  constructor(private readonly scanned: Tokens) {}

  get next(): Token {
    const token = this.scanned.tokens[this.index];
    if (!token && this.scanned.error) throw this.scanned.error;
    return token ?? { kind: 'end', at: 0 };
  }

  is(...kinds: Token['kind'][]): boolean {
    return kinds.includes(this.next.kind);
  }

  /** Passes the next token if it is of that kind. */
  skip(kind: Token['kind']): boolean {
    const isThere = this.is(kind);
    if (isThere) this.index += 1;
    return isThere;
  }

  /** Passes the next token. */
  take(): Token {
    const token = this.next;
    this.index += 1;
    return token;
  }

  /** Passes a token that has to be there. */
  need(kind: Token['kind'], expected: string) {
    if (!this.skip(kind)) throw this.wrong(expected);
  }

  wrong(expected: string): YamlError {
    return new YamlError(this.next.at, `${expected} is expected here, but ${WORDS[this.next.kind]} comes.`);
  }
}
