/** The time from a bad text to the words of its marker, beside the paste of the same text into a bare Monaco page. */
import type { BrowserContext, Page } from 'playwright';
import { fromPaste, ready, say } from './yaml-page';

const MARKER_GOAL_MS = 200;
const GOOD = 'name: abc\nauth_mode: aad_token\n';
const LARGE = 5_242_880;

const bomb = [...'bcdefghi'].map(
  (name, at) =>
    `${name}: &${name} [${Array(9)
      .fill(`*${'abcdefghi'.charAt(at)}`)
      .join(', ')}]`,
);

/** A text, and what the editor says of it. Each is another sentence than the one before. */
const TEXTS: [name: string, text: string, words: string][] = [
  ['a tab', 'settings:\n\tmini_batch_size: 1', 'A tab stands outside quotes'],
  ['CRLF', GOOD.replaceAll('\n', '\r\n'), 'No problems found'],
  ['a key twice', `${GOOD}name: abc\n`, 'name is written twice'],
  ['a mark in front', `\uFEFF${GOOD}`, 'No problems found'],
  ['an alias bomb', ['a: &a [x, x, x, x, x, x, x, x, x]', ...bomb].join('\n'), 'aliases stand for too many values'],
  ['!!js/function', 'name: !!js/function "function () {}"', '!!js/function is not read'],
  ['U+0001', 'name: a\u0001b', 'character U+0001 is not allowed'],
  ['__proto__', '__proto__:\n  x: 1\nname: abc', '__proto__: Unknown field'],
  ['nested 40000', '[[[[[[[['.repeat(5000), 'nested more than 100 levels'],
  [
    '3000 lines',
    `${GOOD}tags:\n${Array.from({ length: 3000 }, (_, at) => `  k${at}: value ${at}\n`).join('')}bad: 1\n`,
    'bad: Unknown field',
  ],
  ['5 MB, one line', `# ${'x'.repeat(LARGE)}`, 'too large: 5.0 MiB'],
  ['a short one again', 'settings:\n\tmini_batch_size: 1', 'A tab stands outside quotes'],
  ['5 MB of lines', 'key: value that is long\n'.repeat(LARGE / 24), 'too large: 5.0 MiB'],
];

export async function compareMarkers(ours: BrowserContext, bare: BrowserContext, address: string, bareUrl: string) {
  const [page, other]: Page[] = [await ours.newPage(), await bare.newPage()];
  if (!page || !other) return;
  await ready(page, () => page.goto(`${address}/~new`));
  await ready(other, () => other.goto(bareUrl));
  say(`\nFrom a paste to the words of its marker (goal: ${MARKER_GOAL_MS} ms; bare: to the next picture)`);
  for (const [name, text, words] of TEXTS) {
    const alone = await fromPaste(other, null, text);
    const own = await fromPaste(page, words, text);
    say(`  ${name.padEnd(18)} ${own.toFixed(0).padStart(5)} ms   bare page ${alone.toFixed(0).padStart(5)} ms`);
  }
  await Promise.all([page.close(), other.close()]);
}
