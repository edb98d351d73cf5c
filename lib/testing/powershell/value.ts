export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

const isObject = (value: Value): value is { [name: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member by PowerShell's rules: names without regard to case, nothing of nothing. */
export function member(value: Value, name: string): Value {
  const is = (key: string) => key.toLowerCase() === name.toLowerCase();
  if ((typeof value === 'string' || Array.isArray(value)) && is('length')) return value.length;
  return Object.entries(isObject(value) ? value : {}).find(([key]) => is(key))?.[1] ?? null;
}

/** `Add-Member -Force` on an object that came from JSON, in place. */
export function addMember(owner: Value, name: string, value: Value): void {
  if (!isObject(owner)) throw new Error(`Add-Member ${name} needs an object`);
  for (const key of Object.keys(owner)) if (key.toLowerCase() === name.toLowerCase()) delete owner[key];
  Object.defineProperty(owner, name, { value, enumerable: true, configurable: true, writable: true });
}

export const isTrue = (value: Value): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== false && value !== 0 && value !== '';

/** As `ConvertFrom-Json` reads it. */
export function fromJson(text: Value): Value {
  const read: Value = JSON.parse(String(text));
  return read;
}

/** How many objects and lists stand inside of each other. */
const levels = (value: Value): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0;

/**
 * As `ConvertTo-Json` writes it. Throws where Windows PowerShell would write text instead of what lies deeper than `depth`
 * below the outermost object, without a word.
 */
export function toJson(value: Value, depth = 2): string {
  if (!(depth >= 0 && depth <= 100)) throw new Error(`No depth for ConvertTo-Json: ${depth}`);
  if (levels(value) > depth + 1)
    throw new Error(`ConvertTo-Json -Depth ${depth} would cut this: ${levels(value) - 1} deep`);
  return JSON.stringify(value, null, 2);
}

/** What a captured program printed: a line is a text, several are a list. */
export function captured(printed: string): Value {
  const lines = printed.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.length === 1 ? (lines[0] ?? '') : lines;
}
