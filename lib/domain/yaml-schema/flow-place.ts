import { keysBehind, type OpenFlow, openAt } from './flow';
import { isEmpty, opensFlow, opensText, pathAbove, readLine } from './lines';

/** A place by what stands around it, wherever it is on its line. */
export interface FlowPlace {
  /** Keys above, `[]` for a list: the mapping that a key stands in, or the path of the value. */
  path: string[];
  role: 'key' | 'value';
  /** What is written of it before the cursor. */
  typed: string;
  /** Column where that begins. */
  start: number;
  /** Keys that the same mapping has already. */
  siblings: string[];
}

/** Lines behind the cursor in which the other keys of its mapping are looked for. */
const LOOK_AHEAD = 200;

/** The line of the root's key that a line belongs to. */
function rootLine(lines: readonly string[], lineNumber: number): number {
  for (let at = lineNumber; at > 0; at--) if (/^[^\s#\]}]/.test(lines[at] ?? '')) return at;
  return 0;
}

/** The first line behind a block text that begins below a line. */
function behindText(lines: readonly string[], from: number): number {
  const { lead } = readLine(lines[from] ?? '');
  let at = from + 1;
  while (at < lines.length && (/^\s*$/.test(lines[at] ?? '') || readLine(lines[at] ?? '').lead > lead)) at++;
  return at;
}

const between = (lines: readonly string[], from: number, column: number, to: number, end: number) =>
  from === to
    ? (lines[from] ?? '').slice(column, end)
    : [(lines[from] ?? '').slice(column), ...lines.slice(from + 1, to), (lines[to] ?? '').slice(0, end)].join('\n');

const stepsOf = ({ isList, key }: OpenFlow) => [...(isList ? ['[]'] : []), ...(key === null ? [] : [key])];

interface Found {
  /** Keys above the whole collection. */
  above: string[];
  open: OpenFlow[];
  /** The text from its bracket to the cursor. */
  text: string;
}

/** The outermost collection in flow style that the cursor stands in. */
function found(lines: readonly string[], lineNumber: number, column: number): Found | null {
  for (let at = rootLine(lines, lineNumber); at <= lineNumber; at++) {
    const line = readLine(lines[at] ?? '');
    if (isEmpty(lines[at] ?? '')) continue;
    if (opensText(line)) at = behindText(lines, at) - 1;
    if (!opensFlow(line) || (at === lineNumber && line.valueAt >= column)) continue;
    const text = between(lines, at, line.valueAt, lineNumber, column);
    const open = openAt(text);
    const above = pathAbove(lines, at, line);
    if (!open || !above) return null;
    if (open.length > 0) return { above: line.key === null ? above : [...above, line.key], open, text };
  }
  return null;
}

/** Where a cursor stands inside `{…}` or `[…]`, which may not end yet; null elsewhere. */
export function flowPlaceAt(lines: readonly string[], lineNumber: number, column: number): FlowPlace | null {
  const flow = found(lines, lineNumber, column);
  const own = flow?.open.at(-1);
  if (!flow || !own) return null;
  const role = own.isList || own.key !== null ? 'value' : 'key';
  const typed = own.word ? flow.text.slice(own.word.at) : '';
  // A word on one line is what can be completed.
  if (typed.includes('\n')) return null;
  const behind = () => between(lines, lineNumber, column, lineNumber + LOOK_AHEAD, Number.POSITIVE_INFINITY);
  return {
    path: [...flow.above, ...flow.open.flatMap(stepsOf)],
    role,
    typed,
    start: column - typed.length,
    siblings: role === 'key' ? [...own.keys, ...keysBehind(behind())] : [],
  };
}
