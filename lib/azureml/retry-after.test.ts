import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterSeconds } from './retry-after';

const now = new Date('2026-11-22T10:00:00Z');

describe('retryAfterSeconds', () => {
  it.each([
    ['7', 7],
    ['0', 0],
    ['1200', 1200],
    [' 3 ', 3],
    ['Sun, 22 Nov 2026 10:00:09 GMT', 9],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('reads %j as %j', (header, seconds) => expect(retryAfterSeconds(header, now)).toBe(seconds));
});

describe('backoffMs', () => {
  it('doubles, with jitter over its upper half, and never exceeds a minute', () => {
    expect([backoffMs(1, () => 0), backoffMs(1, () => 1)]).toEqual([250, 500]);
    expect([backoffMs(2, () => 0), backoffMs(2, () => 1)]).toEqual([500, 1000]);
    expect(backoffMs(30, () => 1)).toBe(60_000);
  });
});
