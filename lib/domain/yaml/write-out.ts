import { type Document, isMap, isNode, isSeq, type Node, type Pair, Scalar, visit, type YAMLMap } from 'yaml';
import { coreTag } from './tagged';

/** True for an unquoted `<<`, PyYAML's merge key. */
function isMergeKey(node: unknown): boolean {
  if (!(node instanceof Scalar)) return false;
  if (node.tag !== undefined && node.tag !== '!') return coreTag(node.tag) === 'merge';
  return node.value === '<<' && (node.type === Scalar.PLAIN || node.tag === '!');
}

/** What an alias names, as a copy that can stand alone. */
function copyOf(target: Node | undefined): Node | undefined {
  const copy = target?.clone();
  return isNode(copy) ? copy : undefined;
}

/** Puts copies in the place of aliases. The anchors are noted on the way: an alias that looks for its own reads all. */
function copyAliases(document: Document) {
  const anchors = new Map<string, Node>();
  visit(document, {
    Alias: (_, alias) => copyOf(anchors.get(alias.source)),
    Node: (_, node) => {
      if ('anchor' in node && node.anchor) anchors.set(node.anchor, node);
    },
  });
}

function sources({ value }: Pair): YAMLMap[] {
  if (isMap(value)) return [value];
  return isSeq(value) ? value.items.filter(isMap) : [];
}

const text = (pair: Pair) => String(pair.key);

function mergeIn(map: YAMLMap) {
  const merges = map.items.filter(({ key }) => isMergeKey(key));
  if (merges.length === 0) return;
  map.items = map.items.filter(({ key }) => !isMergeKey(key));
  const known = new Set(map.items.map(text));
  // Of several merge keys PyYAML lets the last win, of several maps under one the first.
  for (const source of merges.toReversed().flatMap(sources)) {
    mergeIn(source);
    const added = source.items.filter((pair) => !known.has(text(pair)));
    for (const pair of added) {
      known.add(text(pair));
      map.items.push(pair);
    }
  }
}

/**
 * Writes aliases and merge keys out, in place, so that parts of the document can stand in texts of their own. Only for
 * a document that `readYaml` accepts: it has refused bombs and circles.
 */
export function writeOut(document: Document): void {
  copyAliases(document);
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node) node.anchor = undefined;
      if (isMap(node)) mergeIn(node);
    },
  });
}
