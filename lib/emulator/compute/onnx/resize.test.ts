import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resize } from './resize';

const size = fc.integer({ min: 1, max: 12 });

describe('resize', () => {
  it('keeps a picture of one colour that colour, at every size', () => {
    fc.assert(
      fc.property(size, size, size, size, fc.integer({ min: 0, max: 255 }), (width, height, w, h, value) => {
        const data = new Uint8Array(width * height).fill(value);
        expect(resize({ width, height, channels: 1, data }, w, h)).toEqual(new Uint8Array(w * h).fill(value));
      }),
    );
  });

  it('gives the picture back at its own size', () => {
    const data = Uint8Array.from({ length: 3 * 4 * 3 }, (_, index) => index * 7);
    expect(resize({ width: 3, height: 4, channels: 3, data }, 3, 4)).toEqual(data);
  });

  it('goes evenly from one pixel to the next where it enlarges', () => {
    const data = Uint8Array.of(0, 100);
    expect(Array.from(resize({ width: 2, height: 1, channels: 1, data }, 4, 1))).toEqual([0, 25, 75, 100]);
  });

  it('lets every pixel count where it shrinks: a stroke of one pixel does not vanish', () => {
    for (let stroke = 0; stroke < 16; stroke++) {
      const data = Uint8Array.from({ length: 16 }, (_, x) => (x === stroke ? 255 : 0));
      expect(Math.max(...resize({ width: 16, height: 1, channels: 1, data }, 4, 1))).toBeGreaterThan(20);
    }
  });

  it('keeps rows and columns apart', () => {
    const data = Uint8Array.of(0, 0, 200, 200);
    expect(Array.from(resize({ width: 2, height: 2, channels: 1, data }, 1, 2))).toEqual([0, 200]);
  });
});
