import { expect, it } from 'vitest';
import { wholeOf } from './number-field';

it.each([
  ['10', 1, 10],
  [' 7 ', 1, 7],
  ['-1', -1, -1],
  ['0', 0, 0],
  ['2147483647', 1, 2_147_483_647],
])('%j is a whole number', (text, least, value) => {
  expect(wholeOf(text, least)).toBe(value);
});

it.each([
  ['', 1],
  ['1.5', 1],
  ['1e3', 1],
  ['0', 1],
  ['-2', -1],
  ['2147483648', 1],
  ['ten', 1],
])('%j is none that can be written', (text, least) => {
  expect(wholeOf(text, least)).toBeNull();
});
