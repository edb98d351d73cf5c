import { hex } from '../hex';
import { YamlError } from '../yaml-error';

/** What `peek` gives behind the last character. */
export const END = '\0';

const BREAKS = '\r\n\x85\u2028\u2029';
const FEEDS = '\r\n';

export const isBreak = (character: string) => BREAKS.includes(character);
/** A line break or the end of the text. */
export const isLineEnd = (character: string) => character === END || BREAKS.includes(character);
/** What ends a token: a blank, a tab, a line break or the end. */
export const isGap = (character: string) => character === ' ' || character === '\t' || isLineEnd(character);
/** As isGap, without the tab: tags, directives and block scalars have to be followed by one of these. */
export const isTabless = (character: string) => character !== '\t' && isGap(character);

/** A place in a text that only moves on. YAML 1.1 knows five line breaks; a CR before an LF is part of it. */
export class Cursor {
  at = 0;
  line = 0;
  private lineStart = 0;
  constructor(readonly text: string) {
    if (text.startsWith('\ufeff')) this.lineStart = this.at = 1;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead) || END;
  }

  /** Passes characters none of which ends a line. */
  skip(count = 1) {
    this.at += count;
  }

  /** Passes characters as long as they are the one given. */
  skipAll(character: string) {
    while (this.text.charAt(this.at) === character) this.at += 1;
  }

  /** Passes and gives the characters before the first that fits. */
  before(isEnd: (character: string) => boolean): string {
    const start = this.at;
    while (!isEnd(this.peek())) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** Passes a line break and gives what it stands for in a text; an empty string where there is none. */
  breakLine(isQuoted = false): string {
    const character = this.peek();
    if (!isBreak(character)) return '';
    if (!isQuoted && !FEEDS.includes(character))
      throw new YamlError(this.at, `The character ${hex(character)} ends a line for Azure ML: put it in quotes.`);
    this.at += character === '\r' && this.peek(1) === '\n' ? 2 : 1;
    this.line += 1;
    this.lineStart = this.at;
    return character === '\u2028' || character === '\u2029' ? character : '\n';
  }

  /** True where `---` or `...` stands at the start of a line, followed by a gap. */
  isDocumentMark(mark?: '---' | '...'): boolean {
    if (this.column !== 0 || !isGap(this.peek(3))) return false;
    const found = this.text.slice(this.at, this.at + 3);
    return mark === undefined ? found === '---' || found === '...' : found === mark;
  }
}
