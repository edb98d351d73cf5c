import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';

/** Pixels in rows, 8 bits a sample, samples of a pixel side by side: grey, grey + alpha, RGB or RGB + alpha. */
export interface Picture {
  width: number;
  height: number;
  samples: 1 | 2 | 3 | 4;
  data: Uint8Array | Uint8ClampedArray;
}

/** A picture of more pixels than any model's input is a bomb or a mistake; both decoders have this limit. */
export const MOST_MEGAPIXELS = 100;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(SIGNATURE);

/** IHDR is the first chunk: width and height at 16 and 20, bit depth at 24, interlace method at 28 (PNG, section 11.2). */
function checkHeader(bytes: Buffer) {
  if (bytes.length < 33) throw new Error('it is cut short');
  const pixels = bytes.readUInt32BE(16) * bytes.readUInt32BE(20);
  if (pixels > MOST_MEGAPIXELS * 1_000_000) throw new Error(`it has more than ${MOST_MEGAPIXELS} megapixels`);
  if (bytes.readUInt8(28) === 1 && bytes.readUInt8(24) < 8)
    throw new Error('interlaced images of less than 8 bits are not read');
}

/** Rows of packed 1-, 2- or 4-bit greys begin at whole bytes; the largest value becomes 255. */
function unpackGreys({ width, height, depth, data }: DecodedPng): Uint8Array {
  const stride = Math.ceil((width * depth) / 8);
  const most = 2 ** depth - 1;
  const greys = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const byte = data[y * stride + (bit >> 3)] ?? 0;
      greys[y * width + x] = (((byte >> (8 - depth - (bit & 7))) & most) * 255) / most;
    }
  return greys;
}

function samplesOf(channels: number): Picture['samples'] {
  if (channels === 1 || channels === 2 || channels === 3 || channels === 4) return channels;
  throw new Error(`it has ${channels} channels`);
}

/** Decodes any PNG to 8 bits a sample: palettes are looked up, of 16 bits the high byte is kept. Throws on damage. */
export function decodePng(bytes: Buffer): Picture {
  checkHeader(bytes);
  const png = decode(bytes, { checkCrc: true });
  const { width, height } = png;
  if (png.palette)
    return { width, height, samples: png.palette[0]?.length === 4 ? 4 : 3, data: convertIndexedToRgb(png) };
  if (png.data instanceof Uint16Array)
    return { width, height, samples: samplesOf(png.channels), data: Uint8Array.from(png.data, (v) => v >> 8) };
  const data = png.depth < 8 ? unpackGreys(png) : png.data;
  return { width, height, samples: samplesOf(png.channels), data };
}
