import type { YamlNode } from './node';

/** What Python's int() takes of a text: digits of any script, single underscores between them, white space around. */
const SPACE = '[^\\S\\ufeff]|[\\x1c-\\x1f\\x85]';
const INT_TEXT = new RegExp(`^(?:${SPACE})*([-+]?)(\\p{Nd}+(?:_\\p{Nd}+)*)(?:${SPACE})*$`, 'u');
/** Python reads no longer ones. */
const MOST_DIGITS = 4300;
const DIGIT = /^\p{Nd}$/u;

/** The value of a decimal digit: those of a script stand together, ten by ten. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}

/** Python's int() of a text of decimal digits, null where it raises. */
export function intOfText(text: string): bigint | null {
  const [, sign, written] = INT_TEXT.exec(text) ?? [];
  if (written === undefined || written.length > MOST_DIGITS) return null;
  const digits = written.replaceAll('_', '').replace(/[^0-9]/gu, (digit) => String(digitOf(digit)));
  return BigInt(sign === '-' ? `-${digits}` : digits);
}

/** Python's int() of a value, null where it raises or where marshmallow refuses what int() would take (true). */
export function pythonInt(node: YamlNode): bigint | null {
  if (node.kind === 'int') return node.value;
  if (node.kind === 'float') return Number.isFinite(node.value) ? BigInt(Math.trunc(node.value)) : null;
  if (node.kind === 'bytes') return /[\u0080-\u00ff]/.test(node.value) ? null : intOfText(node.value);
  return node.kind === 'str' ? intOfText(node.value) : null;
}

/** A whole number as JSON.stringify would write it with its very digits; null where it would round them. */
export function numberOf(value: bigint): number | null {
  const number = Number(value);
  const text = String(number);
  const isKept = text.includes('e') ? BigInt(number) === value : text === String(value);
  return isKept ? number : null;
}
