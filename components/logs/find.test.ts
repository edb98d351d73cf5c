import { describe, expect, test } from 'vitest';
import { decorateLine, withShortTime } from './decorate';
import { findHits, HIT_LIMIT, hitCount, hitFromLine, stepHit } from './find';

describe('find in a log', () => {
  const lines = ['bad header', 'Bad and BAD', 'fine'];

  test('ignores case unless asked', () => {
    expect(findHits(lines, 'bad', false)).toEqual([
      { line: 0, from: 0, to: 3 },
      { line: 1, from: 0, to: 3 },
      { line: 1, from: 8, to: 11 },
    ]);
    expect(findHits(lines, 'BAD', true)).toHaveLength(1);
  });

  test('looks at the text as seen, not at escapes', () => {
    expect(findHits(['\u001b[31mred\u001b[0m'], '31', false)).toEqual([]);
    expect(findHits(['\u001b[31mred'], 'red', false)).toEqual([{ line: 0, from: 0, to: 3 }]);
  });

  test('a pattern is plain text', () => expect(findHits(['a.b', 'axb'], 'a.b', false)).toHaveLength(1));

  test('stops collecting at the limit and says so', () => {
    const hits = findHits(
      Array.from({ length: HIT_LIMIT + 5 }, () => 'x'),
      'x',
      false,
    );
    expect(hits).toHaveLength(HIT_LIMIT);
    expect(hitCount(hits.length, 0)).toBe('1 of more than 10,000');
  });

  test('steps wrap round and start at the line in sight', () => {
    expect(stepHit(3, 2, 1)).toBe(0);
    expect(stepHit(3, 0, -1)).toBe(2);
    expect(stepHit(0, -1, 1)).toBe(-1);
    expect(hitFromLine(findHits(lines, 'bad', false), 1)).toBe(1);
    expect(hitFromLine(findHits(lines, 'bad', false), 2)).toBe(0);
  });
});

describe('the look of a line', () => {
  const look = (raw: string, search = '') => {
    const hits = findHits([raw], search, false).map((hit, index) => ({ hit, index }));
    return decorateLine(raw, hits).map((piece) => [piece.text, piece.tone, piece.hit]);
  };

  test('time, level and hits are cut out and the text stays whole', () => {
    expect(look('2026-11-22T10:15:02.123456 ERROR bad header', 'bad')).toEqual([
      ['2026-11-22T10:15:02.123456', 'time', null],
      [' ', null, null],
      ['ERROR', 'error', null],
      [' ', null, null],
      ['bad', null, 0],
      [' header', null, null],
    ]);
  });

  test('where there is little room a time is its time of day, and nothing else changes', () => {
    const short = (raw: string) =>
      decorateLine(raw, [])
        .map(withShortTime)
        .map((piece) => piece.text)
        .join('');
    expect(short('2026-11-22T10:15:02.123456 Processed 2 of 9')).toBe('10:15:02 Processed 2 of 9');
    expect(short('[2026-11-22T10:15:02.123Z] init() failed')).toBe('10:15:02 init() failed');
    expect(short('Traceback of 2026-11-22T10:15:02Z')).toBe('Traceback of 2026-11-22T10:15:02Z');
  });

  test('a hit may cross an escape', () => {
    expect(look('a\u001b[31mb', 'ab')).toEqual([
      ['a', null, 0],
      ['b', null, 0],
    ]);
  });
});
