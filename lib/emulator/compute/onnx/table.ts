import type { Dtype } from '../mlflow/dtypes';
import { FileError } from '../mlflow/errors';
import { type Value, valueOfJson, valueOfText } from './cells';
import { csvRecords } from './csv';
import type { ScoringFile } from './files';
import { jsonRecords } from './json-lines';
import type { Sized } from './pieces';

/** Some consecutive rows of a table, column by column. */
export interface RowBatch {
  /** 0-based index in the file of the first of them. */
  first: number;
  size: number;
  /** Of the file: the header of CSV, the keys of the first JSON line. */
  names: readonly string[];
  /** The cells of a column by name or position; null where the file has no such one. A cell that is not there is undefined. */
  column(key: string | number): readonly unknown[] | null;
  /** The value of a cell as the type asks, or null. */
  valueOf(dtype: Dtype, cell: unknown): Value | null;
}

const MOST_ROWS = 1_000;
const MOST_BYTES = 1024 * 1024;

/** Groups records, so that what is in memory at once is bounded however large the file is. */
async function* grouped<R>(records: AsyncIterable<Sized<R>>): AsyncGenerator<{ first: number; group: R[] }> {
  let [first, bytes, group]: [number, number, R[]] = [0, 0, []];
  for await (const sized of records) {
    group.push(sized.record);
    bytes += sized.bytes;
    if (group.length < MOST_ROWS && bytes < MOST_BYTES) continue;
    yield { first, group };
    [first, bytes, group] = [first + group.length, 0, []];
  }
  if (group.length > 0) yield { first, group };
}

/** A CSV file: the first line names the columns (UTF-8, comma, RFC 4180; empty lines are skipped). */
async function* csvBatches(file: ScoringFile): AsyncGenerator<RowBatch> {
  const records = csvRecords(file);
  const header = await records.next();
  if (header.done) throw new FileError(`The file ${file.name} is empty: the first line of CSV names the columns.`);
  const names = header.value.record;
  for await (const { first, group } of grouped(records)) {
    const long = group.findIndex((row) => row.length > names.length);
    if (long >= 0)
      throw new FileError(
        `The file ${file.name} is no table: row ${first + long} has ${group[long]?.length} values for ${names.length} columns.`,
      );
    const column = (key: string | number) => {
      const at = typeof key === 'number' ? key : names.indexOf(key);
      return at in names ? group.map((row) => row[at]) : null;
    };
    yield { first, size: group.length, names, column, valueOf: valueOfText };
  }
}

/** JSON lines: one object a line, its keys are the columns (empty lines are skipped). */
async function* jsonBatches(file: ScoringFile): AsyncGenerator<RowBatch> {
  let names: readonly string[] | null = null;
  for await (const { first, group } of grouped(jsonRecords(file))) {
    const keys: readonly string[] = names ?? Object.keys(group[0] ?? {});
    names = keys;
    const column = (key: string | number) => {
      const name = typeof key === 'number' ? (keys[key] ?? '') : key;
      return group.map((row) => (Object.hasOwn(row, name) ? row[name] : undefined));
    };
    yield { first, size: group.length, names: keys, column, valueOf: valueOfJson };
  }
}

/** Reads a table in batches of bounded size. Rejects with FileError where it is none. */
export const rowBatches = (file: ScoringFile, kind: 'csv' | 'json-lines'): AsyncGenerator<RowBatch> =>
  kind === 'csv' ? csvBatches(file) : jsonBatches(file);
