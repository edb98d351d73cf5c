import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pollIntervalMs } from './polling';

const young = { live: true, ageMs: 0, hidden: false, failures: 0, retryAfterSeconds: null };

test.each([
  [{}, 2_000],
  [{ ageMs: 59_999 }, 2_000],
  [{ ageMs: 60_000 }, 4_000],
  [{ ageMs: 10 * 60_000 }, 10_000],
  [{ ageMs: 3_600_000 }, 30_000],
  [{ hidden: true }, 30_000],
  [{ failures: 1 }, 4_000],
  [{ failures: 3 }, 16_000],
  [{ failures: 99 }, 30_000],
  [{ retryAfterSeconds: 7 }, 7_000],
  [{ retryAfterSeconds: 1 }, 2_000],
  [{ retryAfterSeconds: 90, hidden: true }, 90_000],
  [{ live: false, retryAfterSeconds: 7 }, false],
])('%o waits %s', (change, expected) => {
  expect(pollIntervalMs({ ...young, ...change })).toBe(expected);
});

test('what is live is asked every 2 to 30 s, and never faster with age or failures', () => {
  const nat = fc.nat({ max: 1e9 });
  fc.assert(
    fc.property(nat, nat, fc.nat({ max: 50 }), (age, more, failures) => {
      const now = Number(pollIntervalMs({ ...young, ageMs: age, failures }));
      const later = Number(pollIntervalMs({ ...young, ageMs: age + more, failures: failures + 1 }));
      expect(now).toBeGreaterThanOrEqual(2_000);
      expect(later).toBeLessThanOrEqual(30_000);
      expect(later).toBeGreaterThanOrEqual(now);
    }),
  );
});
