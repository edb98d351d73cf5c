import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDurationOfSeconds, secondsOfIsoDuration } from './iso-duration';

test.each([
  ['PT30S', 30],
  ['PT1M30S', 90],
  ['PT2H', 7200],
  ['P1D', 86_400],
  ['P1DT2H', 93_600],
  ['P2W', 1_209_600],
  ['PT0S', 0],
  ['PT1.5S', 1.5],
  ['P', null],
  ['PT', null],
  ['P1Y', null],
  ['P1M', null],
  ['30', null],
  ['pt30s', null],
  ['PT30S ', null],
])('%s is %s s', (text, seconds) => {
  expect(secondsOfIsoDuration(text)).toBe(seconds);
});

test('reading undoes writing for every whole number of seconds', () => {
  fc.assert(fc.property(fc.nat(), (n) => secondsOfIsoDuration(isoDurationOfSeconds(n)) === n));
});

test('the shortest form is written', () => {
  expect([0, 30, 60, 90, 3600, 86_400, 93_600].map(isoDurationOfSeconds)).toEqual([
    'PT0S',
    'PT30S',
    'PT1M',
    'PT1M30S',
    'PT1H',
    'P1D',
    'P1DT2H',
  ]);
});
