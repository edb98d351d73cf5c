import { isMap, isNode, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';

/** The entry under a text key; the last of equal ones, which is the one that counts. */
export const pairOf = (map: YAMLMap, key: string): Pair | undefined =>
  map.items.findLast(({ key: own }) => isScalar(own) && own.value === key);

/** Start and end of a node's content in the text. */
export const rangeOf = (node: unknown): [number, number] | null =>
  isNode(node) && node.range ? [node.range[0], node.range[1]] : null;

/** Where the content of a node ends: a block collection's own range goes on over the blank lines and comments behind it. */
function endOf(node: Node): number | null {
  if (!isMap(node) || node.flow || node.items.length === 0) return rangeOf(node)?.[1] ?? null;
  const last = node.items.at(-1);
  return last ? endOfPair(last) : null;
}

export const endOfPair = ({ key, value }: Pair): number =>
  Math.max(rangeOf(key)?.[1] ?? 0, (isNode(value) ? endOf(value) : null) ?? 0);

export const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;

/** End of the line that `at` is in, before its line break; a block scalar's end is the start of the next line already. */
export function lineEnd(text: string, at: number): number {
  const end = at > 0 && text[at - 1] === '\n' ? at - 1 : text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** The line break that the text uses. */
export const breakOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');

/** The indentation of a block map's keys. */
export function indentOf(text: string, map: YAMLMap): string {
  const at = rangeOf(map.items[0]?.key)?.[0] ?? 0;
  return ' '.repeat(text.slice(lineStart(text, at), at).replace('\ufeff', '').length);
}
