import { isMap, type Pair, type YAMLMap } from 'yaml';
import { flowPair } from './flow-pair';
import { editedByLineFeeds } from './line-feeds';
import { parseRaw } from './parse-raw';
import { breakOf, endOfPair, indentOf, lineEnd, pairOf, rangeOf } from './places';
import { replacedLines } from './splices';

/** The lines of a pair below a deeper map: as they are, but further to the right. */
function deeper(lines: string, by: number, end: string): string {
  const shifted = lines.split(/\r?\n/).map((line) => (line === '' ? line : ' '.repeat(by) + line));
  return shifted.join(end);
}

interface Parts {
  text: string;
  root: YAMLMap;
  pair: Pair;
  target: YAMLMap;
}

/** Where the pair is put behind the last one of the target, and what stands there then. */
function placed({ text, root, pair, target }: Parts, from: number): { at: number; put: string } | null {
  const last = target.items.at(-1);
  if (!last) return null;
  if (target.flow) {
    const put = flowPair(text, pair);
    return put === null ? null : { at: endOfPair(last), put: `, ${put}` };
  }
  const by = indentOf(text, target).length - indentOf(text, root).length;
  const lines = deeper(text.slice(from, lineEnd(text, endOfPair(pair))), by, breakOf(text));
  return { at: lineEnd(text, endOfPair(last)), put: breakOf(text) + lines };
}

function partsOf(text: string, key: string, under: string): Parts | null {
  const { contents: root, errors } = parseRaw(text);
  if (errors.length > 0 || !isMap(root) || root.flow) return null;
  const pair = pairOf(root, key);
  const target = pairOf(root, under)?.value;
  return pair && isMap(target) && !pairOf(target, key) ? { text, root, pair, target } : null;
}

/**
 * The text with a key of its root moved below another key of its root, behind what stands there: the value as it is
 * written, and the comment on its line. Null where it can not be moved in place: the other is no mapping, has the key
 * itself, or stands in braces and a comment or an alias of the value would have no place there.
 */
export const moveKey = (text: string, key: string, under: string): string | null =>
  editedByLineFeeds(text, (lines) => moveIn(lines, key, under));

function moveIn(text: string, key: string, under: string): string | null {
  const parts = partsOf(text, key, under);
  const cut = parts && replacedLines(text, parts.pair, []);
  if (!parts || !cut) return null;
  const from = (rangeOf(parts.pair.key)?.[0] ?? 0) - indentOf(text, parts.root).length;
  const place = placed(parts, from);
  if (!place) return null;
  const { at, put } = place;
  const moved =
    at <= cut.from
      ? text.slice(0, at) + put + text.slice(at, cut.from) + text.slice(cut.to)
      : text.slice(0, cut.from) + text.slice(cut.to, at) + put + text.slice(at);
  return parseRaw(moved).errors.length === 0 ? moved : null;
}
