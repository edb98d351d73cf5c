import 'server-only';
import { parse } from 'csv-parse/sync';
import type { OutputsView } from '@/lib/contracts/api/views';

type Preview = Omit<NonNullable<OutputsView['preview']>, 'path'>;

const SEPARATORS = [',', '\t', ' '] as const;
const SNIFFED_ROWS = 50;
const MAX_COLUMNS = 200;
const MAX_CELL = 2_000;

function rowsOf(text: string, delimiter: string, to: number): string[][] {
  return parse(text, {
    delimiter,
    to,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    bom: true,
  });
}

/** How many of the rows have the most frequent number of columns, when that is two or more; 0 to 1. */
function agreement(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [columns = 0, times = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return columns < 2 ? 0 : times / rows.length;
}

/**
 * The separator that cuts nearly all rows into the same number of columns; ties go to the comma, then the tab. Both comma
 * and space are written in the wild (performance-and-security §5.3). '' where no separator does: one column.
 */
export function sniffSeparator(text: string): string {
  const scores = SEPARATORS.map((separator) => ({
    separator,
    score: agreement(rowsOf(text, separator, SNIFFED_ROWS)),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 0.9 ? best.separator : '';
}

const isNumber = (cell: string) => cell.trim() !== '' && Number.isFinite(Number(cell));

/** A first row of names: distinct words, over at least one column of figures. Scoring itself writes no header (§5.3). */
function hasHeader([first = [], ...rest]: readonly string[][]): boolean {
  const named = first.every((cell) => cell.trim() !== '' && !isNumber(cell)) && new Set(first).size === first.length;
  return named && rest.length > 0 && first.some((_, column) => rest.every((row) => isNumber(row[column] ?? '')));
}

const FILE_NAME = /^[^/\\]+\.[A-Za-z0-9]{1,8}$/;

/** Names for columns without any: `prediction` and `file_name` where that is what they hold, as MLflow models name them. */
function columnNames(rows: readonly string[][], width: number): string[] {
  const isFile = (column: number) =>
    rows.length > 0 && rows.every((row) => FILE_NAME.test(row[column] ?? '') && !isNumber(row[column] ?? ''));
  const names = Array.from({ length: width }, (_, column) => (isFile(column) ? 'file_name' : `column ${column + 1}`));
  const rowOfTwo = width === 2 && names.filter((name) => name === 'file_name').length === 1;
  return rowOfTwo ? names.map((name) => (name === 'file_name' ? name : 'prediction')) : names;
}

const clipped = (cell: string) => (cell.length > MAX_CELL ? `${cell.slice(0, MAX_CELL - 1)}…` : cell);

/** Text of the beginning of a file; UTF-16 by its mark, else UTF-8. A cut last line is left out. */
export function previewText(bytes: Uint8Array, isWhole: boolean): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  return isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1) || text;
}

/** The first rows of a text of rows, at most `limit` of them, as text. */
export function previewRows(text: string, limit: number, isWhole: boolean): Preview {
  const separator = sniffSeparator(text);
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const all = separator === '' ? lines.slice(0, limit + 2).map((line) => [line]) : rowsOf(text, separator, limit + 2);
  const header = hasHeader(all);
  const body = header ? all.slice(1) : all;
  const rows = body.slice(0, limit).map((row) => row.slice(0, MAX_COLUMNS).map(clipped));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = header ? (all[0] ?? []).slice(0, MAX_COLUMNS).map(clipped) : columnNames(rows, width);
  return { separator, columns, rows, truncated: body.length > rows.length || !isWhole };
}
