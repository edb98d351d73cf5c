import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Endings } from './endings';
import { shownText, type TextChange } from './line-ends';

const TEXTS: [name: string, text: string][] = [
  ['trailing spaces and no final newline', 'a: 1  \n# c \t\nb: 2  '],
  ['CRLF', 'a: 1\r\nb: 2\r\n'],
  ['a byte order mark', '\uFEFFa: 1\n'],
  ['two byte order marks and CRLF', '\uFEFF\uFEFFa: 1\r\nb: 2'],
  ['mixed line ends', 'a: 1\r\nb: 2\nc: 3\rd: 4'],
  ['old Macintosh ends', 'a: 1\rb: 2\r'],
  ['separators that are no line ends', 'a: "\u2028\u2029\u0085"\n'],
  ['NUL and half a character', 'a: \u0000\ud800\n'],
  ['nothing', ''],
];

test.each(TEXTS)('a text nobody changed comes out as it went in: %s', (_name, text) => {
  expect(shownText(text)).not.toMatch(/\r|^\uFEFF/);
  expect(new Endings(text, 1).text(shownText(text))).toBe(text);
});

test('any text of line ends and marks comes out as it went in', () => {
  const piece = fc.constantFrom('\r', '\n', '\r\n', '\uFEFF', 'a', ' ', '\u2028');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(new Endings(text, 1).text(shownText(text))).toBe(text);
    }),
  );
});

/** An editor of one text: applies an edit to what is shown, as Monaco does, and gives the whole text. */
function editing(text: string) {
  const endings = new Endings(text, 1);
  let shown = shownText(text);
  let version = 1;
  return {
    edit(start: number, end: number, added: string) {
      const line = (offset: number) => shown.slice(0, offset).split('\n').length;
      const change: TextChange = { range: { startLineNumber: line(start), endLineNumber: line(end) }, text: added };
      const before = { shown, version };
      shown = shown.slice(0, start) + added + shown.slice(end);
      version += 1;
      endings.follow([change], version);
      return {
        text: endings.text(shown),
        undo: () => {
          const back: TextChange = {
            range: { startLineNumber: 1, endLineNumber: shown.split('\n').length },
            text: before.shown,
          };
          ({ shown, version } = before);
          endings.follow([back], version);
          return endings.text(shown);
        },
      };
    },
  };
}

describe('an edit changes no other line end', () => {
  test('in CRLF and in mixed texts; a new line gets the end that most have', () => {
    expect(editing('a\r\nb\r\n').edit(1, 1, '\nx').text).toBe('a\r\nx\r\nb\r\n');
    expect(editing('a\r\nb\r\nc\nd').edit(3, 3, '!\n').text).toBe('a\r\nb!\r\n\r\nc\nd');
    expect(editing('a\r\nb\nc\nd').edit(0, 1, 'A').text).toBe('A\r\nb\nc\nd');
  });

  test('taking lines out takes their ends, and undo brings them back', () => {
    const edited = editing('a\r\nb\nc\r\nd\ne').edit(1, 5, '');
    // Of the lines a, b, c only the break behind c is left.
    expect(edited.text).toBe('a\r\nd\ne');
    expect(edited.undo()).toBe('a\r\nb\nc\r\nd\ne');
  });
});

test('a text that takes the place of another brings its own ends, and undo the former', () => {
  const endings = new Endings('\uFEFFa\r\nb', 1);
  endings.become('a\nb', 2);
  expect([endings.text('a\nb'), endings.hidden]).toEqual(['a\nb', 0]);
  endings.follow([], 1);
  expect([endings.text('a\nb'), endings.hidden]).toEqual(['\uFEFFa\r\nb', 1]);
});
