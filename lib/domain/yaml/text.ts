import { CST, Lexer } from 'yaml';
import { failure, type Remark } from './problem';

/** Characters a text may have. Azure takes no body above 4 MiB, and no real file comes near this. */
export const MAX_TEXT = 1_048_576;

// What PyYAML's reader refuses: all but tab, line ends, printable characters and U+0085.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[^\x09\x0A\x0D\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

const hex = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Widths of the lexer's own marks, which stand for no text. */
const MARKS = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Offset of the first tab outside quotes, block scalars and comments, or -1. YAML 1.2 allows some of these, PyYAML none:
 * "found character '\t' that cannot start any token".
 */
function strayTab(text: string): number {
  let [at, before, bodyOfBlock] = [0, '', false];
  for (const lexeme of new Lexer().lex(text)) {
    if (MARKS.has(lexeme)) {
      before = lexeme;
      continue;
    }
    const type = CST.tokenType(lexeme);
    const plain = before === CST.SCALAR;
    const tab = lexeme.indexOf('\t');
    if (tab >= 0 && (plain ? !bodyOfBlock : type === 'space' || type === 'newline' || type === 'directive-line'))
      return at + tab;
    bodyOfBlock = !plain && (type === 'block-scalar-header' || (bodyOfBlock && type !== 'anchor'));
    at += lexeme.length;
    before = '';
  }
  return -1;
}

function sizeProblem(text: string): Remark | null {
  if (text.length <= MAX_TEXT) return null;
  const size = (text.length / 1_048_576).toFixed(1);
  return failure('', 0, `The text is too large: ${size} MiB, at most 1 MiB is read.`);
}

function characterProblem(text: string): Remark | null {
  const found = FORBIDDEN.exec(text);
  return found && failure('', found.index, `The character ${hex(found[0])} is not allowed in YAML.`);
}

function tabProblem(text: string): Remark | null {
  if (!text.includes('\t')) return null;
  const at = strayTab(text);
  return at < 0 ? null : failure('', at, 'A tab stands outside quotes. Use spaces: Azure ML refuses tabs here.');
}

/** What keeps a text from being read at all: its size, a character that YAML forbids, a tab; null where nothing does. */
export function textProblem(text: string): Remark | null {
  return sizeProblem(text) ?? characterProblem(text) ?? tabProblem(text);
}
