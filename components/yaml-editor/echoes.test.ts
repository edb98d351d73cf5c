import { expect, test } from 'vitest';
import { Echoes } from './echoes';

test('a text that comes back late is no wish; one that was never told of is', () => {
  const echoes = new Echoes();
  for (const text of ['a', 'ab', 'abc']) echoes.expect(text);
  expect(echoes.take('ab')).toBe(true);
  expect(echoes.take('a')).toBe(false);
  expect(echoes.take('other')).toBe(false);
  expect(echoes.take('abc')).toBe(true);
  expect(echoes.take('abc')).toBe(false);
});

test('a page that gives nothing back does not fill the memory', () => {
  const echoes = new Echoes();
  for (let at = 0; at < 10; at++) echoes.expect(String(at).repeat(5_000_000));
  expect(echoes.take('0'.repeat(5_000_000))).toBe(false);
  expect(echoes.take('9'.repeat(5_000_000))).toBe(true);
});
