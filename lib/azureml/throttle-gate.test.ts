import { expect, it } from 'vitest';
import { ThrottleGate } from './throttle-gate';

const noJitter = () => 0;

it('doubles the wait from refusal to refusal where Azure names none, up to a minute', () => {
  const gate = new ThrottleGate();
  let now = 0;
  const waits = Array.from({ length: 10 }, () => {
    gate.close('b', null, now, () => 1);
    const wait = gate.msClosed('b', now);
    now += wait;
    return wait;
  });
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

it('counts refusals of requests that were under way together as one, and keeps the longest wait', () => {
  const gate = new ThrottleGate();
  for (const seconds of [7, 3, null, null]) gate.close('b', seconds, 0, noJitter);
  expect(gate.msClosed('b', 0)).toBe(7_000);
  gate.close('b', null, 7_000, noJitter);
  expect(gate.msClosed('b', 7_000)).toBe(500);
});

it('lets an upload pass after the time without making others wait for its end', async () => {
  const gate = new ThrottleGate();
  gate.close('b', 1, 0, noJitter);
  const now = () => 1_000;
  expect((await gate.enter('b', now, false)).msClosed).toBe(0);
  const probe = await gate.enter('b', now, true);
  expect((await gate.enter('b', now, false)).msClosed).toBe(0);
  const waits = gate.enter('b', now, true);
  probe.leave(false);
  expect((await waits).msClosed).toBe(0);
});

it('forgets the oldest bucket beyond its capacity', () => {
  const gate = new ThrottleGate(1);
  for (const bucket of ['a', 'b']) gate.close(bucket, 5, 0, noJitter);
  expect([gate.msClosed('a', 0), gate.msClosed('b', 0)]).toEqual([0, 5_000]);
});
