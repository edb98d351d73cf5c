import { expect, test } from 'vitest';
import { formatAge, formatBytes, formatClock, formatCount, formatDuration, formatInstant } from './format';

test.each([
  [-5, '0 s'],
  [0, '0 s'],
  [420, '0.4 s'],
  [999, '0.9 s'],
  [1000, '1 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [410_000, '6 min 50 s'],
  [3_599_999, '59 min 59 s'],
  [7_500_000, '2 h 5 min'],
  [86_400_000, '1 d'],
  [273_600_000, '3 d 4 h'],
])('%i ms is %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [9_949, '9.9 kB'],
  [9_960, '10 kB'],
  [612_000, '612 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [3_100_000, '3.1 MB'],
  [2_400_000_000, '2.4 GB'],
  [5_000_000_000_000_000, '5,000 TB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('counts are grouped in threes', () => {
  expect([0, 999, 1240, 50112].map(formatCount)).toEqual(['0', '999', '1,240', '50,112']);
});

test.each([
  ['2026-11-22T10:15:01.500Z', 'just now'],
  ['2026-11-22T10:20:00Z', 'just now'],
  ['2026-11-22T10:14:58Z', '4 s ago'],
  ['2026-11-22T10:11:02Z', '4 min ago'],
  ['2026-11-22T07:15:02Z', '3 h ago'],
  ['2026-11-17T10:15:02Z', '5 d ago'],
  ['soon', 'soon'],
])('%s is %s', (instant, text) => {
  expect(formatAge(instant, new Date('2026-11-22T10:15:02Z'))).toBe(text);
});

test('an exact instant names its zone', () => {
  expect(formatInstant('2026-11-22T14:08:12.345Z', 'UTC')).toBe('22 Nov 2026, 14:08:12 UTC');
  expect(formatClock('2026-11-22T14:08:12.345Z', 'UTC')).toBe('14:08:12');
  expect(formatClock('2026-11-22T00:08:12Z', 'UTC')).toBe('00:08:12');
  expect(formatInstant('never', 'UTC')).toBe('never');
  expect(formatClock('never', 'UTC')).toBe('never');
});
