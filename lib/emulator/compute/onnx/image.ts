import { decode } from 'jpeg-js';
import { FileError, messageOf } from '../mlflow/errors';
import type { ImageInput } from '../mlflow/signature';
import { decodePng, isPng, MOST_MEGAPIXELS, type Picture } from './png';
import { resize } from './resize';

const isJpeg = (bytes: Buffer) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;

function decodeJpeg(bytes: Buffer): Picture {
  const options = { useTArray: true, formatAsRGBA: false, tolerantDecoding: false } as const;
  const { width, height, data } = decode(bytes, { ...options, maxResolutionInMP: MOST_MEGAPIXELS });
  return { width, height, samples: 3, data };
}

function decodePicture(name: string, bytes: Buffer): Picture {
  if (!isPng(bytes) && !isJpeg(bytes)) throw new FileError(`The file ${name} is neither a PNG nor a JPEG image.`);
  try {
    return isPng(bytes) ? decodePng(bytes) : decodeJpeg(bytes);
  } catch (problem) {
    throw new FileError(`The file ${name} is a damaged image: ${messageOf(problem)}.`);
  }
}

/** Luma of ITU-R BT.601 in 16-bit fixed point; the weights add up to 65,536, so that grey stays what it was. */
const grey = (r: number, g: number, b: number) => (19595 * r + 38470 * g + 7471 * b + 32768) >> 16;

/** Alpha is left out, not blended, as Pillow's `convert('L')` and `convert('RGB')` do. */
function withChannels({ width, height, samples, data }: Picture, channels: 1 | 3): Picture['data'] {
  if (samples === channels) return data;
  const out = new Uint8Array(width * height * channels);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * samples;
    const r = data[from] ?? 0;
    if (channels === 3) out.set(samples < 3 ? [r, r, r] : data.subarray(from, from + 3), pixel * 3);
    else out[pixel] = samples < 3 ? r : grey(r, data[from + 1] ?? 0, data[from + 2] ?? 0);
  }
  return out;
}

/**
 * Decodes a PNG or JPEG file to the values that the model takes: `height × width × channels`, 0 to 255. A picture of
 * another size is scaled, its proportions are not kept. Throws FileError that names the file.
 */
export function imageValues(name: string, bytes: Buffer, { height, width, channels }: ImageInput): ArrayLike<number> {
  const picture = decodePicture(name, bytes);
  const data = withChannels(picture, channels);
  if (picture.width === width && picture.height === height) return data;
  return resize({ width: picture.width, height: picture.height, channels, data }, width, height);
}
