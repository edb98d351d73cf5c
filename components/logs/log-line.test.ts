import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipLine, LINE_LIMIT, nameOfHidden, parseLogLine, visibleText } from './log-line';

const ESC = '\u001b';

describe('log text is text', () => {
  test('markup stays markup characters', () => {
    const line = '<img src=x onerror=alert(1)></script>';
    expect(parseLogLine(line)).toMatchObject([{ text: line, marker: false }]);
  });

  test('SGR colours become ours and end with the reset', () => {
    const [red, rest] = parseLogLine(`${ESC}[1;31mbad${ESC}[0m good`);
    expect(red).toMatchObject({ text: 'bad', colour: 'red', bold: true });
    expect(rest).toMatchObject({ text: ' good', colour: null, bold: false });
  });

  test('foreign palettes and grounds are ignored with their parameters', () => {
    expect(parseLogLine(`${ESC}[38;5;31;48;2;31;31;31mx`)).toMatchObject([{ text: 'x', colour: null }]);
  });

  test.each([
    ['cursor and erase', `${ESC}[2J${ESC}[10;10Htext`, 'text'],
    ['OSC 8 link', `${ESC}]8;;javascript:alert(1)${ESC}\\click${ESC}]8;;${ESC}\\`, 'click'],
    ['window title', `${ESC}]0;title\u0007after`, 'after'],
    ['device string', `${ESC}Pq#0${ESC}\\after`, 'after'],
    ['charset', `${ESC}(Bafter`, 'after'],
    ['unfinished', `before${ESC}[31`, 'before'],
  ])('%s is dropped', (_, raw, seen) => expect(visibleText(raw)).toBe(seen));

  test('NUL, bell and a lone carriage return are shown, one at the end is the line ending', () => {
    expect(visibleText('a\u0000b\u0007c\rd\r')).toBe('a␀b␇c␍d');
  });

  test('characters that reorder or hide are named', () => {
    expect(visibleText('a\u202eb\u2066c\u200bd\ufeff')).toBe('aU+202EbU+2066cU+200BdU+FEFF');
    expect(parseLogLine('\u202e')[0]?.marker).toBe(true);
    expect(nameOfHidden('\u{e0041}')).toBe('U+E0041');
  });

  test('tabs and letters of any script are left alone', () =>
    expect(visibleText('\tZahl öß 数字 🙂')).toBe('\tZahl öß 数字 🙂'));

  test('whatever comes in, no control or format character comes out', () => {
    const nasty = fc.array(
      fc.constantFrom(ESC, '[', ']', '31m', ';', '\u009b', '\u0000', '\u202e', 'x', '\\', '\r', 'P', '<b>'),
    );
    fc.assert(fc.property(nasty, (parts) => !/(?!\t)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(visibleText(parts.join('')))));
  });

  test('a giant line is cut, counted, and not cut inside a pair', () => {
    const clipped = clipLine(`${'x'.repeat(LINE_LIMIT - 1)}🙂tail`);
    expect(clipped.shown.length).toBe(LINE_LIMIT - 1);
    expect(clipped.hidden).toBe(6);
    expect(clipLine('short')).toEqual({ shown: 'short', hidden: 0 });
  });
});
