import type { Tensor } from 'onnxruntime-node';
import { FileError } from '../mlflow/errors';
import { missingValue, type Value } from './cells';
import type { Feed, Field } from './feeds';
import { sinks } from './sinks';
import type { RowBatch } from './table';

/** A field of the signature with its cells of one batch; null where an optional column is not there. */
interface Source {
  field: Field;
  label: string;
  cells: readonly unknown[] | null;
}

const misfit = (file: string, reason: string) =>
  new FileError(`The file ${file} does not fit the model's signature: ${reason}.`);

function named(file: string, field: Field, batch: RowBatch): Source {
  const label = field.name ?? '';
  const cells = batch.column(label);
  if (cells !== null || !field.required) return { field, label, cells };
  throw misfit(file, `it has no column ${label} (${field.typeName}); its columns are ${batch.names.join(', ')}`);
}

/** Columns in the file's own order, whatever they are called. */
const positional = (fields: readonly Field[], batch: RowBatch): Source[] =>
  fields.map((field, at) => ({ field, label: batch.names[at] ?? '', cells: batch.column(at) }));

function ofTensor(file: string, { shape, input }: Feed, field: Field, batch: RowBatch): Source[] {
  const { names } = batch;
  if (field.name !== null && names.includes(field.name)) return [named(file, field, batch)];
  if (names.length === 1) return positional([field], batch);
  if (shape.length === 1 && names.length === field.width)
    return positional(
      names.map(() => one(field)),
      batch,
    );
  throw misfit(
    file,
    `its ${names.length} columns are ${names.join(', ')}; the model takes ${field.name ?? input}, ${field.width} values of ${field.typeName}`,
  );
}

const one = (field: Field): Field => ({ ...field, width: 1 });

function sourcesOf(file: string, feed: Feed, batch: RowBatch): Source[] {
  const [first] = feed.fields;
  if (feed.from === 'tensor' && first) return ofTensor(file, feed, first, batch);
  if (feed.from === 'names') return feed.fields.map((field) => named(file, field, batch));
  if (batch.names.length >= feed.fields.length) return positional(feed.fields, batch);
  throw misfit(file, `it has ${batch.names.length} columns, the model takes ${feed.fields.length}`);
}

function missing(file: string, { field, label }: Source, row: number): Value {
  const value = field.required ? null : missingValue(field.dtype);
  if (value !== null) return value;
  throw misfit(file, `row ${row} has no value of column ${label}, and the type ${field.typeName} knows no missing one`);
}

/** The values of one cell: one, or the list that a JSON line holds, flattened in row-major order. */
function valuesOf(file: string, source: Source, batch: RowBatch, at: number): Value[] {
  const { field, label, cells } = source;
  const cell = cells?.[at];
  const row = batch.first + at;
  if (cells === null || (cell === undefined && !field.required)) return [missing(file, source, row)];
  const parts: unknown[] = Array.isArray(cell) ? cell.flat(Number.POSITIVE_INFINITY) : [cell];
  if (parts.length !== field.width)
    throw misfit(file, `column ${label} in row ${row} holds ${parts.length} values and not ${field.width}`);
  return parts.map((part) => {
    const value = batch.valueOf(field.dtype, part);
    if (value !== null) return value;
    const reason = part === undefined ? 'has no value' : `is ${JSON.stringify(part).slice(0, 80)}`;
    throw misfit(file, `column ${label} in row ${row} ${reason}, which is not of type ${field.typeName}`);
  });
}

/**
 * The tensor of one feed for some rows of a file. Columns that the signature does not name are left alone, as MLflow's
 * schema enforcement does. Throws FileError, which names the column and the row, where the file does not fit.
 */
export function fill(file: string, feed: Feed, batch: RowBatch): Tensor {
  const sources = sourcesOf(file, feed, batch);
  const stride = sources.reduce((sum, { field }) => sum + field.width, 0);
  const sink = sinks[feed.dtype](batch.size * stride);
  let offset = 0;
  for (const source of sources) {
    for (let at = 0; at < batch.size; at++)
      for (const [index, value] of valuesOf(file, source, batch, at).entries())
        sink.set(at * stride + offset + index, value);
    offset += source.field.width;
  }
  return sink.tensor([batch.size, ...feed.shape]);
}
