import type { Tensor } from 'onnxruntime-node';
import { ModelError } from '../mlflow/errors';
import { pythonFloat, pythonFloat32 } from './python-text';

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** One line of `predictions.csv` with its line end; quoted where needed (RFC 4180). */
export const csvRow = (...fields: string[]) => `${fields.map(quoted).join(',')}\n`;

/** How one value of a tensor is written: as Python's str() does. */
function wordOf(type: Tensor.Type): (value: unknown) => string {
  if (type === 'bool') return (value) => (value === 1 || value === true ? 'True' : 'False');
  if (type === 'float32') return (value) => pythonFloat32(Number(value));
  return type === 'float64' ? (value) => pythonFloat(Number(value)) : String;
}

/**
 * The predictions of a tensor whose first dimension is the row or image: one value as it is, several as a list.
 * Throws ModelError where the first dimension is not the number of rows.
 */
export function predictions({ dims, data, type }: Tensor, rows: number): string[] {
  const perRow = dims.slice(1).reduce((product, dim) => product * dim, 1);
  if (dims[0] !== rows)
    throw new ModelError(`The model's output has the shape (${dims.join(', ')}) for ${rows} rows or images.`);
  const words = Array.from<unknown, string>(data, wordOf(type));
  if (perRow === 1) return words;
  const values = type === 'string' ? words.map((word) => JSON.stringify(word)) : words;
  return Array.from({ length: rows }, (_, at) => `[${values.slice(at * perRow, (at + 1) * perRow).join(', ')}]`);
}
