import { type Dtype, wholeRanges } from '../mlflow/dtypes';

/** A value on its way into a tensor. Booleans are 0 and 1; 64-bit whole numbers are bigint. */
export type Value = number | bigint | string;

/** What pandas takes for a missing number in a CSV file. */
const MISSING = new Set(
  ',#N/A,#N/A N/A,#NA,-1.#IND,-1.#QNAN,-NaN,-nan,1.#IND,1.#QNAN,<NA>,N/A,NA,NULL,NaN,None,n/a,nan,null'.split(','),
);
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITE = /^([+-]?)inf(?:inity)?$/i;
const WHOLE = /^[+-]?0*\d{1,20}$/;
const BOOLEANS: Readonly<Record<string, number>> = { True: 1, TRUE: 1, true: 1, False: 0, FALSE: 0, false: 0 };

const is64 = (dtype: Dtype) => dtype === 'int64' || dtype === 'uint64';

function wholeValue(dtype: Dtype, value: bigint): Value | null {
  const range = wholeRanges[dtype];
  if (range === undefined || value < range[0] || value > range[1]) return null;
  return is64(dtype) ? value : Number(value);
}

function floatOfText(text: string): number | null {
  if (NUMBER.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  return MISSING.has(text) ? NaN : null;
}

/** The value that stands for none: not-a-number, the empty text; null where the type has no such value. */
export function missingValue(dtype: Dtype): Value | null {
  if (dtype === 'float32' || dtype === 'float64') return NaN;
  return dtype === 'string' ? '' : null;
}

/**
 * Reads a field of a CSV file as pandas does for a column of that type. A field that is not there (a short line) counts
 * as an empty one. Returns null for what is not of the type.
 */
export function valueOfText(dtype: Dtype, field: unknown): Value | null {
  const text = typeof field === 'string' ? field : '';
  if (dtype === 'string') return text;
  const trimmed = text.trim();
  if (dtype === 'bool') return (Object.hasOwn(BOOLEANS, trimmed) ? BOOLEANS[trimmed] : undefined) ?? null;
  if (dtype === 'float32' || dtype === 'float64') return floatOfText(trimmed);
  return WHOLE.test(trimmed) ? wholeValue(dtype, BigInt(trimmed.replace(/^\+/, ''))) : null;
}

/**
 * Reads a value of a JSON line. `null` is a missing float. Whole numbers beyond 2^53 are refused, since JSON has lost
 * their last digits. Returns null for what is not of the type.
 */
export function valueOfJson(dtype: Dtype, value: unknown): Value | null {
  if (dtype === 'string') return typeof value === 'string' ? value : null;
  if (dtype === 'bool') return typeof value === 'boolean' ? Number(value) : null;
  if (dtype === 'float32' || dtype === 'float64') {
    if (value === null) return NaN;
    return typeof value === 'number' ? value : null;
  }
  return Number.isSafeInteger(value) ? wholeValue(dtype, BigInt(Number(value))) : null;
}
