import type { Tensor } from 'onnxruntime-node';
import { ModelError } from './errors';

/** A float32 in the fewest digits that give it back, as NumPy prints it: 0.1, not 0.10000000149011612. */
function floatText(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(value);
}

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** One line of `predictions.csv` without its line end; quoted where needed (RFC 4180). */
export const csvRow = (prediction: string, fileName: string) => `${quoted(prediction)},${quoted(fileName)}`;

/**
 * The predictions of a tensor whose first dimension is the image: one value per image as it is, several as a JSON list.
 * Throws ModelError where the first dimension is not the number of images.
 */
export function predictions({ dims, data, type }: Tensor, images: number): string[] {
  const perImage = dims.slice(1).reduce((product, dim) => product * dim, 1);
  if (dims[0] !== images)
    throw new ModelError(`The model's first output has the shape (${dims.join(', ')}) for ${images} images.`);
  const words = Array.from<unknown, string>(data, (value) =>
    type === 'bool' ? String(value === 1) : type === 'float32' ? floatText(Number(value)) : String(value),
  );
  if (perImage === 1) return words;
  const values = type === 'string' ? words.map((word) => JSON.stringify(word)) : words;
  return Array.from({ length: images }, (_, at) => `[${values.slice(at * perImage, (at + 1) * perImage).join(',')}]`);
}
