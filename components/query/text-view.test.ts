import { describe, expect, it } from 'vitest';
import { foldsOf, seenLines } from './fold';
import { piecesOf } from './highlight';

const json = JSON.stringify({ a: { b: [1, { c: null }] }, d: 'x' }, null, 2).split('\n');
const yaml = 'a:\n  b:\n    - 1\n    - c: null\n\nd: x'.split('\n');

describe('folds', () => {
  it('of JSON and YAML follow their depth', () => {
    expect(Object.fromEntries(foldsOf(json))).toEqual({ 0: 9, 1: 7, 2: 6, 4: 5 });
    expect(Object.fromEntries(foldsOf(yaml))).toEqual({ 0: 3, 1: 3 });
  });

  it('hide what is under a line and nothing else', () => {
    const folds = new Map([
      [1, 4],
      [2, 3],
    ]);
    expect(seenLines(6, folds, new Set([1]))).toEqual([0, 1, 5]);
    expect(seenLines(6, folds, new Set([2]))).toEqual([0, 1, 2, 4, 5]);
    expect(seenLines(6, folds, new Set())).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('end for a text of one line', () => expect(foldsOf(['null']).size).toBe(0));
});

describe('pieces', () => {
  it.each([
    ['  "a": "x: 1",', ['  ', '"a"', ':', ' ', '"x: 1"', ',']],
    ['  "n": -1.5e3,', ['  ', '"n"', ':', ' ', '-1.5e3', ',']],
    ['  "o": {', ['  ', '"o"', ':', ' {']],
    ['  "x",', ['  ', '"x"', ',']],
    ['  - name: a b', ['  - ', 'name', ':', ' ', 'a b']],
    ['uri: https://x:1/y', ['uri', ':', ' ', 'https://x:1/y']],
    ['}', ['}']],
    ['', []],
  ])('of %s', (line, pieces) => {
    expect(piecesOf(line).map(({ text }) => text)).toEqual(pieces);
    expect(pieces.join('')).toBe(line);
  });

  it('know keys, texts and numbers', () => {
    expect(piecesOf('"a": true').map(({ look }) => look)).toEqual(['key', null, null, 'number']);
    expect(piecesOf('a: b').at(-1)?.look).toBe('string');
  });
});
