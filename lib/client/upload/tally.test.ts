import { expect, test } from 'vitest';
import { createTally } from './tally';

const file = (path: string, size: number) => ({ path, file: new File([new Uint8Array(size)], path) });

function books(...sizes: number[]) {
  let time = 0;
  const tally = createTally(
    sizes.map((size, index) => file(`f${index}`, size)),
    () => time,
    () => {},
  );
  const pass = (ms: number) => {
    time += ms;
  };
  const [first, second] = tally.items;
  if (!first || !second) throw new Error('two files at least');
  return { tally, pass, first, second };
}

test('the rate is over the last ten seconds, and says how long the rest takes', () => {
  const { tally, pass, first } = books(1000, 1000);
  tally.setPhase('sending');
  pass(2000);
  tally.sent(first, 400);
  expect(tally.progress()).toMatchObject({ bytesPerSecond: 200, remainingMs: 8000 });
  pass(20_000);
  tally.sent(first, 600);
  expect(tally.progress().bytesPerSecond).toBe(30);
});

test('nothing is foretold from next to nothing, nor while paused', () => {
  const { tally, pass, first, second } = books(10, 100_000);
  tally.setPhase('sending');
  pass(3000);
  tally.stored(first);
  expect(tally.progress()).toMatchObject({ bytesPerSecond: null, remainingMs: null, bytes: { stored: 10 } });
  tally.sent(second, 50_000);
  expect(tally.progress().bytesPerSecond).not.toBeNull();
  tally.setPhase('paused');
  expect(tally.progress().bytesPerSecond).toBeNull();
});

test('what is left out or begun anew is no longer counted', () => {
  const { tally, first, second } = books(1000, 500);
  tally.sent(first, 400);
  tally.failed(first, 'gone');
  expect(tally.progress()).toMatchObject({
    bytes: { total: 1500, stored: 400 },
    failed: [{ path: 'f0', reason: 'gone' }],
  });
  tally.removeFailed('f1');
  expect(tally.progress().files.total).toBe(2);
  tally.removeFailed('f0');
  expect(tally.progress()).toMatchObject({ files: { total: 1, failed: 0 }, bytes: { total: 500, stored: 0 } });
  tally.sent(second, 500);
  tally.waiting(second, true);
  expect(tally.progress().bytes.stored).toBe(0);
});
