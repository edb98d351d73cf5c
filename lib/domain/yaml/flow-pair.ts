import { Document, isNode, type Node, type Pair, visit, YAMLMap } from 'yaml';
import { endOfPair, rangeOf } from './places';

/** Whether something of a value has no place in flow style on one line: a comment, an alias, what an alias means. */
function isTied(value: Node): boolean {
  let found = Boolean(value.comment || value.commentBefore);
  visit(value, {
    Alias() {
      found = true;
    },
    Value(_, { comment, commentBefore, anchor }) {
      found ||= Boolean(comment || commentBefore || anchor);
    },
  });
  return found;
}

/** A pair of block style in flow style: every mapping and list of it in brackets, texts with the quotes that they need. */
function bracketed(pair: Pair): string {
  const map = new YAMLMap();
  map.items = [pair];
  const document = new Document(map, { schema: 'failsafe', version: '1.1' });
  visit(document, {
    Collection(_, node) {
      node.flow = true;
    },
  });
  const written = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trim();
  return written.slice(1, -1);
}

/** A pair as it can stand between braces on one line: as it is written where that fits, else in flow style; null where neither does. */
export function flowPair(text: string, pair: Pair): string | null {
  const { value } = pair;
  if (!isNode(value) || isTied(value)) return null;
  const written = text.slice(rangeOf(pair.key)?.[0] ?? 0, endOfPair(pair));
  if (!written.includes('\n')) return written;
  const put = bracketed(pair);
  return put.includes('\n') ? null : put;
}
