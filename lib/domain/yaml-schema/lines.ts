/** One line of a YAML in block style, as far as a line tells it. Columns count from 0. */
export interface Line {
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

export function readLine(text: string): Line {
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

/** Whether a line holds nothing but white space and a comment. */
export const isEmpty = (text: string) => /^\s*(?:#|$)/.test(text);

/** Whether a text in block style begins below the line. */
export const opensText = ({ value }: Line) => BLOCK_TEXT.test(value);

/** Whether `{…}` or `[…]` begins on the line. */
export const opensFlow = ({ value }: Line) => /^[{[]/.test(value);

/** The keys above a line, outermost first, `[]` for a list; null inside a block text. */
export function pathAbove(lines: readonly string[], from: number, { indent, dashed, lead }: Line): string[] | null {
  const path: string[] = dashed ? ['[]'] : [];
  let least = dashed ? lead + 1 : indent;
  for (let at = from - 1; at >= 0 && least > 0; at--) {
    const text = lines[at] ?? '';
    if (isEmpty(text)) continue;
    const line = readLine(text);
    const isItem = path[0] === '[]' && line.dashed && line.lead === least - 1;
    if (line.indent >= least || isItem) continue;
    if (opensText(line)) return null;
    if (line.key !== null) path.unshift(line.key);
    if (line.dashed) path.unshift('[]');
    least = line.dashed ? line.lead + 1 : line.indent;
  }
  return path;
}

/** Keys of the mapping around a line, going one way until it ends. */
export function keysFrom(lines: readonly string[], from: number, step: 1 | -1, indent: number): string[] {
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
