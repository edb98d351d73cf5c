import { isJsonObject, type Json } from '../yaml/rest-body';

export interface ResultTable {
  columns: string[];
  rows: string[][];
}

/** A value as a cell: texts bare, nothing for null, the rest as JSON. */
const cell = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/**
 * A result as rows and columns, as `az -o table` lays it out: objects by their keys, lists within a list as Column1 and on,
 * plain values as Result. What is nested stays, as JSON. Null where there is nothing to lay out.
 */
export function tableOf(value: Json): ResultTable | null {
  if (value === null) return null;
  const items = Array.isArray(value) ? value : [value];
  if (items.length === 0) return null;
  const columns = columnsOf(items);
  return { columns, rows: items.map((item) => columns.map((column) => cell(at(item, column)))) };
}

function columnsOf(items: readonly Json[]): string[] {
  const columns = new Set<string>();
  for (const item of items) {
    if (Array.isArray(item)) item.forEach((_, index) => void columns.add(`Column${index + 1}`));
    else if (isJsonObject(item)) for (const key of Object.keys(item)) columns.add(key);
    else columns.add('Result');
  }
  return [...columns];
}

function at(item: Json, column: string): Json | undefined {
  if (Array.isArray(item)) return item[Number(/^Column(\d+)$/.exec(column)?.[1]) - 1];
  if (isJsonObject(item)) return Object.hasOwn(item, column) ? item[column] : undefined;
  return column === 'Result' ? item : undefined;
}
