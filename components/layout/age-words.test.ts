import { expect, test } from 'vitest';
import { ageWords } from './age-words';

const now = new Date('2026-11-22T10:15:10Z');
const at = '2026-11-22T10:15:06Z';
const end = '2026-11-22T10:13:10Z';

test('what may still change says when it was read, with a dot', () => {
  expect(ageWords({ at }, now)).toEqual({ instant: at, words: 'Updated 4 s ago', dot: true });
});

test('what has ended says since when, and nothing looks alive', () => {
  expect(ageWords({ at, ended: { at: end } }, now)).toEqual({ instant: end, words: 'Ended 2 min ago', dot: false });
  expect(ageWords({ at, ended: { at: null } }, now)).toEqual({ instant: at, words: 'Updated 4 s ago', dot: false });
});

test('a failed read says from when the data is', () => {
  expect(ageWords({ at, stale: true }, now).words).toMatch(/^as of \d\d:\d\d:\d\d$/);
});
