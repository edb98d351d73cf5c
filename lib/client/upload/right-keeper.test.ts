import { expect, test } from 'vitest';
import { createRightKeeper } from './right-keeper';

/** A keeper whose answers end at these instants, one after the other; the SAS of the n-th says n. */
function keeper(expiries: string[], ahead: string[] = []) {
  let time = Date.parse('2026-01-01T00:00:00Z');
  const asked: string[][] = [];
  const ask = async (blobs: string[]) => {
    const expiresAt = expiries[asked.length] ?? '';
    const rights = blobs.map((path) => ({ path, sas: `${path}-${asked.length}` }));
    asked.push(blobs);
    return { rights, expiresAt };
  };
  const kept = createRightKeeper(
    ask,
    () => ahead,
    () => time,
  );
  const pass = (minutes: number) => {
    time += minutes * 60_000;
  };
  return { kept, pass, asked };
}

test('a right is for one blob, and one request brings those of the blobs that come next', async () => {
  const { kept, asked } = keeper(['2026-01-01T00:15:00Z'], ['a', 'b']);
  expect(await Promise.all([kept.current('a'), kept.current('b'), kept.current('a')])).toEqual(['a-0', 'b-0', 'a-0']);
  expect(asked).toEqual([['a', 'b']]);
});

test('no request asks for more than 50', async () => {
  const many = Array.from({ length: 120 }, (_, at) => `f${at}`);
  const { kept, asked } = keeper(['2026-01-01T00:15:00Z', '2026-01-01T00:15:00Z'], many);
  await kept.current('f0');
  await kept.current('f50');
  expect(asked.map((blobs) => [blobs.length, blobs[0]])).toEqual([
    [50, 'f0'],
    [50, 'f50'],
  ]);
});

test('a right is renewed before it ends, once for all who ask', async () => {
  const { kept, pass, asked } = keeper(['2026-01-01T00:15:00Z', '2026-01-01T00:30:00Z']);
  await kept.current('a');
  pass(12);
  expect(await kept.current('a')).toBe('a-0');
  pass(2);
  expect(await Promise.all([kept.current('a'), kept.current('a')])).toEqual(['a-1', 'a-1']);
  expect(await kept.renewed('a', 'a-0')).toBe('a-1');
  expect(asked).toHaveLength(2);
});

test('with a clock that runs ahead a new right is used until storage refuses it', async () => {
  const { kept, pass } = keeper(['2026-01-01T00:15:00Z', '2026-01-01T00:16:00Z']);
  pass(17);
  expect([await kept.current('a'), await kept.current('a')]).toEqual(['a-0', 'a-0']);
  expect(await kept.renewed('a', 'a-0')).toBe('a-1');
});
