import { hex } from './hex';
import { failure, placed, type Remark, type YamlProblem } from './problem';

/** Characters a text may have. Azure takes no body above 4 MiB, and no real file comes near this. */
const MAX_TEXT = 1_048_576;

// What PyYAML's reader refuses: all but tab, line ends, printable characters and U+0085.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const FORBIDDEN = /[^\x09\x0A\x0D\x20-\x7E\x85\xA0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function sizeProblem(text: string): Remark | null {
  if (text.length <= MAX_TEXT) return null;
  const size = (text.length / 1_048_576).toFixed(1);
  return failure('', 0, `The text is too large: ${size} MiB, at most 1 MiB is read.`);
}

function characterProblem(text: string): Remark | null {
  const found = FORBIDDEN.exec(text);
  return found && failure('', found.index, `The character ${hex(found[0])} is not allowed in YAML.`);
}

/** What keeps a text from being read at all: its size, a character that YAML forbids; or null. */
export function textProblem(text: string): Remark | null {
  return sizeProblem(text) ?? characterProblem(text);
}

/** What is said of a text by its size alone, so that nobody need read it; null where it may be read. */
export const tooLarge = (text: string): YamlProblem | null => {
  const problem = sizeProblem(text);
  return problem ? (placed('', [problem])[0] ?? null) : null;
};
