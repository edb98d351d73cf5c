/** What stands for a value that is another one at every call. `<opId>` and `<job>` are remembered for later requests. */
const patterns: Record<string, string> = {
  guid: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  time: '\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|\\+00:00)',
  number: '[\\d.]+',
  any: '[\\s\\S]*',
  opId: '[0-9a-f-]{36}',
  job: 'batchjob-[0-9a-f-]{36}',
};
const hex: Record<string, string> = { '32 hex': '[0-9a-f]{32}', '16 hex': '[0-9a-f]{16}' };

export type Values = Record<string, string>;

/** Puts the workspace's own names in the place of `{name}`. */
export const fill = (text: string, values: Values): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text is the recorded one, but for what differs at every call; remembers `<opId>` and `<job>` in `values`. */
function sameText(expected: string, actual: string, values: Values): boolean {
  const parts = fill(expected, values).split(/<([\w ]+)>/);
  const names: string[] = [];
  const source = parts.map((part, index) => {
    if (index % 2 === 0) return escaped(part);
    names.push(part);
    return `(${patterns[part] ?? hex[part] ?? '[^<]*'})`;
  });
  const match = new RegExp(`^${source.join('')}$`).exec(actual);
  names.forEach((name, index) => {
    const found = match?.[index + 1];
    if (found !== undefined && name === 'opId') values.opId = found;
    // The first job is the one that is read and cancelled later.
    if (found !== undefined && name === 'job') values.job ??= found;
  });
  return match !== null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Where an answer differs from the recorded one, as paths: `+a.b` is here only, `-a.b` there only, `a.b` another value.
 * An empty list is the same shape with the same words.
 */
export function differences(expected: unknown, actual: unknown, values: Values, path = ''): string[] {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (isObject(expected) && isObject(actual)) {
    const here = Object.keys(actual).filter((key) => !(key in expected));
    const there = Object.keys(expected).flatMap((key) =>
      key in actual ? differences(expected[key], actual[key], values, at(key)) : [`-${at(key)}`],
    );
    return [...here.map((key) => `+${at(key)}`), ...there];
  }
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length)
    return expected.flatMap((item, index) => differences(item, actual[index], values, at(String(index))));
  if (typeof expected === 'string' && typeof actual === 'string') {
    if (!expected.startsWith('{"')) return sameText(expected, actual, values) ? [] : [path];
    // Settings that travel as JSON in a string are the same in any order.
    return differences(JSON.parse(expected), JSON.parse(actual), values, path);
  }
  return expected === actual ? [] : [path];
}
