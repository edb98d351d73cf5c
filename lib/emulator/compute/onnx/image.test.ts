import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import type { ImageInput } from '../mlflow/signature';
import { greyPng, rawPng } from '../testing/onnx-models';
import { imageValues } from './image';

const input = (width: number, height: number, channels: 1 | 3): ImageInput => ({
  name: 'x',
  dtype: 'uint8',
  width,
  height,
  channels,
});
const values = (png: Buffer, channels: 1 | 3, width = 2, height = 1) =>
  Array.from(imageValues('a.png', png, input(width, height, channels)));

describe('imageValues', () => {
  it.each([
    ['8-bit grey', { depth: 8, colour: 0, rows: [0, 7, 200] }, [7, 200], [7, 7, 7, 200, 200, 200]],
    ['grey with alpha', { depth: 8, colour: 4, rows: [0, 7, 0, 200, 255] }, [7, 200], [7, 7, 7, 200, 200, 200]],
    ['RGB', { depth: 8, colour: 2, rows: [0, 255, 0, 0, 0, 255, 0] }, [76, 150], [255, 0, 0, 0, 255, 0]],
    [
      'RGB with alpha',
      { depth: 8, colour: 6, rows: [0, 255, 0, 0, 1, 0, 0, 255, 9] },
      [76, 29],
      [255, 0, 0, 0, 0, 255],
    ],
    ['16-bit grey', { depth: 16, colour: 0, rows: [0, 0x12, 0xff, 0xfe, 0x01] }, [0x12, 0xfe], null],
    ['1-bit grey', { depth: 1, colour: 0, rows: [0, 0b0100_0000] }, [0, 255], null],
    ['4-bit grey', { depth: 4, colour: 0, rows: [0, 0x3f] }, [51, 255], null],
    ['palette', { depth: 8, colour: 3, palette: [1, 2, 3, 9, 9, 9], rows: [0, 1, 0] }, [9, 2], [9, 9, 9, 1, 2, 3]],
    ['2-bit palette', { depth: 2, colour: 3, palette: [5, 5, 5, 9, 9, 9], rows: [0, 0b0100_0000] }, [9, 5], null],
    [
      'palette with alpha',
      { depth: 8, colour: 3, palette: [4, 5, 6, 7, 7, 7], alphas: [0], rows: [0, 0, 1] },
      null,
      [4, 5, 6, 7, 7, 7],
    ],
  ])('%s', (_, kind, grey, rgb) => {
    const png = rawPng({ width: 2, height: 1, ...kind });
    if (grey) expect(values(png, 1)).toEqual(grey);
    if (rgb) expect(values(png, 3)).toEqual(rgb);
  });

  it('reads rows of packed greys that end inside a byte', () => {
    const png = rawPng({ width: 3, height: 2, depth: 4, colour: 0, rows: [0, 0x01, 0x20, 0, 0xfe, 0xd0] });
    expect(values(png, 1, 3, 2)).toEqual([0, 17, 34, 255, 238, 221]);
  });

  it('reads an interlaced image', () => {
    const png = rawPng({ width: 2, height: 1, depth: 8, colour: 0, interlace: 1, rows: [0, 11, 0, 22] });
    expect(values(png, 1)).toEqual([11, 22]);
  });

  it('decodes JPEG to grey and to RGB', () => {
    const data = Buffer.alloc(8 * 8 * 4, 255);
    for (let pixel = 0; pixel < 64; pixel++) data.set([200, 30, 60], pixel * 4);
    const file = jpeg.encode({ width: 8, height: 8, data }, 95).data;
    const rgb = Array.from(imageValues('a.jpg', file, input(8, 8, 3))).slice(0, 3);
    for (const [at, wanted] of [200, 30, 60].entries()) expect(Math.abs((rgb[at] ?? 0) - wanted)).toBeLessThan(6);
    const grey = imageValues('a.jpg', file, input(8, 8, 1))[0] ?? 0;
    expect(Math.abs(grey - 84)).toBeLessThan(6);
  });

  it.each([
    ['text', Buffer.from('no image'), 'The file four.png is neither a PNG nor a JPEG image.'],
    ['nothing', Buffer.alloc(0), 'The file four.png is neither a PNG nor a JPEG image.'],
    ['a PNG cut short', greyPng(2, 1, [1, 2]).subarray(0, 40), 'The file four.png is a damaged image: '],
    [
      'a PNG of a signature',
      greyPng(2, 1, [1, 2]).subarray(0, 8),
      'The file four.png is a damaged image: it is cut short.',
    ],
    ['a JPEG cut short', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'The file four.png is a damaged image: '],
    ['a changed byte', Buffer.from(greyPng(2, 1, [1, 2])).fill(0x55, 45, 46), 'The file four.png is a damaged image: '],
  ])('names the file for %s', (_, bytes, sentence) => {
    expect(() => imageValues('four.png', bytes, input(2, 1, 1))).toThrow(sentence);
  });

  it('refuses a picture of too many pixels before it is unpacked', () => {
    const bomb = rawPng({ width: 100_000, height: 100_000, depth: 8, colour: 0, rows: [0] });
    expect(() => imageValues('a.png', bomb, input(2, 1, 1))).toThrow('more than 100 megapixels');
  });
});
