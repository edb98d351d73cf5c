import type { Json } from '../yaml/rest-body';

/** A word for bash and other POSIX shells: bare where nothing in it means something, else in single quotes. */
export const bash = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) && !text.startsWith('=') ? text : `'${text.replaceAll("'", "'\\''")}'`;

/** A text for bash, always in single quotes: for values that people will change. */
export const bashText = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** A text for PowerShell in single quotes; its parser takes the four curly ones for single quotes, too. */
export const powershell = (text: string): string => `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;

/** JSON texts are Python texts, too, but for a lone half of a surrogate pair, which no name of ours has. */
export const python = (text: string): string => JSON.stringify(text);

export const typescript = (text: string): string =>
  /['\\\p{Cc}\u2028\u2029]/u.test(text) ? JSON.stringify(text) : `'${text}'`;

/** JSON as it stands in a TypeScript source: names bare where they can be. */
export function typescriptValue(value: Json, indent = ''): string {
  if (typeof value === 'string') return typescript(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => typescriptValue(item, deeper))
    : Object.entries(value).map(([key, inner]) => `${propertyName(key)}: ${typescriptValue(inner, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `${deeper}${line},\n`).join('')}${indent}${close}`;
}

/** `__proto__` as a name would set the prototype: in brackets it is a name like any other. */
const propertyName = (key: string) =>
  key === '__proto__' ? "['__proto__']" : /^[A-Za-z_$][\w$]*$/.test(key) ? key : typescript(key);

/** JSON as Python writes it. */
export function pythonValue(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return python(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map(pythonValue).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${python(key)}: ${pythonValue(inner)}`)
    .join(', ')}}`;
}

/** A word that ends a here document of this text and stands in it on no line alone. */
export function hereWord(text: string, word: string): string {
  return text.split('\n').includes(word) ? hereWord(text, `${word}_`) : word;
}
