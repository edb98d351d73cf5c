/** Where a cursor stands in a YAML text that may not parse yet. Lines and columns count from 0. */
export interface Place {
  /** Keys above, `[]` for a list: the mapping that a key stands in, or the path of the value. */
  path: string[];
  role: 'key' | 'value';
  /** What is written of it before the cursor, without a quote. */
  typed: string;
  /** Column where that begins. */
  start: number;
  /** Column where the key stands or would stand. */
  indent: number;
  /** Keys that the same mapping has already. */
  siblings: string[];
}

interface Line {
  /** Columns before the first dash or key. */
  lead: number;
  /** Column of the content behind the dashes of a list. */
  indent: number;
  dashed: boolean;
  key: string | null;
  /** Column of the value. */
  valueAt: number;
  value: string;
}

const DASHES = /^(\s*)((?:-\s+)*)/;
const KEY = /^(?:"([^"]*)"|'([^']*)'|([^\s#:'"{}[\],&*!|>%@`-][^:#]*?))(\s*:(?:\s+|$))/;
const BLOCK_TEXT = /^[|>][-+0-9]*\s*(?:#.*)?$/;

function readLine(text: string): Line {
  const [all, lead = '', dashes = ''] = DASHES.exec(text) ?? [''];
  const content = text.slice(all.length);
  const key = KEY.exec(content);
  const valueAt = all.length + (key?.[0].length ?? 0);
  return {
    lead: lead.length,
    indent: all.length,
    dashed: dashes !== '',
    key: key ? (key[1] ?? key[2] ?? key[3] ?? '') : null,
    valueAt,
    value: text.slice(valueAt),
  };
}

const isEmpty = (text: string) => /^\s*(?:#|$)/.test(text);

/** The keys above a line of that indent, outermost first; null inside a block text. */
function pathAbove(lines: readonly string[], from: number, indent: number, dashed: boolean, lead: number) {
  const path: string[] = dashed ? ['[]'] : [];
  let least = dashed ? lead + 1 : indent;
  for (let at = from - 1; at >= 0 && least > 0; at--) {
    const text = lines[at] ?? '';
    if (isEmpty(text)) continue;
    const line = readLine(text);
    const isItem = path[0] === '[]' && line.dashed && line.lead === least - 1;
    if (line.indent >= least || isItem) continue;
    if (BLOCK_TEXT.test(line.value)) return null;
    if (line.key !== null) path.unshift(line.key);
    if (line.dashed) path.unshift('[]');
    least = line.dashed ? line.lead + 1 : line.indent;
  }
  return path;
}

/** Keys of the mapping around a line, going one way until it ends. */
function keysFrom(lines: readonly string[], from: number, step: 1 | -1, indent: number): string[] {
  const keys: string[] = [];
  for (let at = from + step; at >= 0 && at < lines.length; at += step) {
    const text = lines[at] ?? '';
    if (isEmpty(text)) continue;
    const line = readLine(text);
    if (line.indent < indent || (step === 1 && line.dashed && line.indent === indent)) break;
    if (line.indent === indent && line.key !== null) keys.push(line.key);
    if (line.dashed && line.indent === indent) break;
  }
  return keys;
}

const unquoted = (typed: string, start: number) =>
  /^["']/.test(typed) ? { typed: typed.slice(1), start: start + 1 } : { typed, start };

/** Where the cursor stands; null in a comment, in a block text and inside `{…}` and `[…]`. */
export function placeAt(lines: readonly string[], lineNumber: number, column: number): Place | null {
  const before = (lines[lineNumber] ?? '').slice(0, column);
  if (/(?:^|\s)#/.test(before)) return null;
  const line = readLine(before);
  const above = pathAbove(lines, lineNumber, line.indent, line.dashed, line.lead);
  if (!above || /^[{[]/.test(line.value)) return null;
  if (line.key !== null)
    return {
      path: [...above, line.key],
      role: 'value',
      ...unquoted(line.value, line.valueAt),
      indent: line.indent,
      siblings: [],
    };
  const typed = before.slice(line.indent);
  const siblings = line.dashed ? [] : keysFrom(lines, lineNumber, -1, line.indent);
  siblings.push(...keysFrom(lines, lineNumber, 1, line.indent));
  return { path: above, role: 'key', ...unquoted(typed, line.indent), indent: line.indent, siblings };
}

/** The key or value that a word on a line belongs to: the whole of it, wherever in it the column is. */
export function wordAt(lines: readonly string[], lineNumber: number, column: number): (Place & { end: number }) | null {
  const text = lines[lineNumber] ?? '';
  const line = readLine(text);
  const onKey = line.key !== null && column < line.valueAt;
  if (onKey && column >= line.indent) {
    const path = pathAbove(lines, lineNumber, line.indent, line.dashed, line.lead);
    const end = line.indent + (line.key ?? '').length;
    return (
      path && { path, role: 'key', typed: line.key ?? '', start: line.indent, end, indent: line.indent, siblings: [] }
    );
  }
  const end = line.valueAt + line.value.replace(/\s+#.*$/, '').trimEnd().length;
  const place = column < line.indent || column > end ? null : placeAt(lines, lineNumber, end);
  return place && { ...place, typed: place.typed.replace(/["']$/, ''), end };
}
