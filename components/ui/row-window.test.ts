import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowWindow } from './row-window';

test('a short list is drawn whole, wherever the page stands', () => {
  expect(rowWindow(200, 32, -90_000, 900)).toEqual({ first: 0, last: 200, above: 0, below: 0 });
});

test('a long list draws what the window shows and a little more', () => {
  expect(rowWindow(50_000, 32, -32_000, 960)).toEqual({ first: 980, last: 1050, above: 31_360, below: 1_566_400 });
});

test('the whole height never changes, and every visible row is drawn', () => {
  fc.assert(
    fc.property(
      fc.nat(60_000),
      fc.constantFrom(32, 40, 52),
      fc.integer({ min: -4e6, max: 4000 }),
      fc.nat(4000),
      (count, row, top, height) => {
        const { first, last, above, below } = rowWindow(count, row, top, height);
        expect(above + (last - first) * row + below).toBe(count * row);
        for (const y of [0, height]) {
          const at = Math.floor((y - top) / row);
          if (at >= 0 && at < count) expect(at >= first && at < last).toBe(true);
        }
      },
    ),
  );
});
