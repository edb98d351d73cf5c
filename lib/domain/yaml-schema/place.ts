import { type FlowPlace, flowPlaceAt } from './flow-place';
import { keysFrom, type Line, opensFlow, pathAbove, readLine } from './lines';

/** Where a cursor stands in a YAML text that may not parse yet. Lines and columns count from 0. */
export interface Place extends FlowPlace {
  /** Column where the key stands or would stand; null inside `{…}` and `[…]`. */
  indent: number | null;
}

const unquoted = (typed: string, start: number) =>
  /^["']/.test(typed) ? { typed: typed.slice(1), start: start + 1 } : { typed, start };

/** Keys of the mapping around a line, without the line's own. */
function siblingsOf(lines: readonly string[], at: number, { indent, dashed }: Line): string[] {
  const before = dashed ? [] : keysFrom(lines, at, -1, indent);
  return [...before, ...keysFrom(lines, at, 1, indent)];
}

function blockPlaceAt(lines: readonly string[], lineNumber: number, before: string): Place | null {
  const line = readLine(before);
  const { indent, key, value, valueAt } = line;
  const path = pathAbove(lines, lineNumber, line);
  // Behind the bracket that ends a collection stands nothing more.
  if (!path || opensFlow(line)) return null;
  if (key !== null) return { path: [...path, key], role: 'value', ...unquoted(value, valueAt), indent, siblings: [] };
  const siblings = siblingsOf(lines, lineNumber, line);
  return { path, role: 'key', ...unquoted(before.slice(indent), indent), indent, siblings };
}

/** Where the cursor stands; null in a comment and in a block text. */
export function placeAt(lines: readonly string[], lineNumber: number, column: number): Place | null {
  const before = (lines[lineNumber] ?? '').slice(0, column);
  if (/(?:^|\s)#/.test(before)) return null;
  const inFlow = flowPlaceAt(lines, lineNumber, column);
  if (!inFlow) return blockPlaceAt(lines, lineNumber, before);
  return { ...inFlow, ...unquoted(inFlow.typed, inFlow.start), indent: null };
}

/** From a column to the end of its word in flow style. */
const FLOW_WORD = /^(?:[^\s,[\]{}'":]|:(?![\s,[\]{}]|$))*/;

function wordInFlow(lines: readonly string[], lineNumber: number, column: number) {
  const rest = (lines[lineNumber] ?? '').slice(column);
  const end = column + (FLOW_WORD.exec(rest)?.[0].length ?? 0);
  const inFlow = flowPlaceAt(lines, lineNumber, end) ? placeAt(lines, lineNumber, end) : null;
  return inFlow && { ...inFlow, end };
}

/** The key or value that a word on a line belongs to: the whole of it, wherever in it the column is. */
export function wordAt(lines: readonly string[], lineNumber: number, column: number): (Place & { end: number }) | null {
  const inFlow = wordInFlow(lines, lineNumber, column);
  if (inFlow) return inFlow.typed === '' ? null : inFlow;
  const line = readLine(lines[lineNumber] ?? '');
  const onKey = line.key !== null && column < line.valueAt;
  if (onKey && column >= line.indent) {
    const path = pathAbove(lines, lineNumber, line);
    const end = line.indent + (line.key ?? '').length;
    return (
      path && { path, role: 'key', typed: line.key ?? '', start: line.indent, end, indent: line.indent, siblings: [] }
    );
  }
  const end = line.valueAt + line.value.replace(/\s+#.*$/, '').trimEnd().length;
  const place = column < line.indent || column > end ? null : placeAt(lines, lineNumber, end);
  return place && { ...place, typed: place.typed.replace(/["']$/, ''), end };
}
