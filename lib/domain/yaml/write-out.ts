import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { coreTag } from './tagged';

/** True for an unquoted `<<`, PyYAML's merge key. */
function isMergeKey(node: unknown): boolean {
  if (!(node instanceof Scalar)) return false;
  if (node.tag !== undefined && node.tag !== '!') return coreTag(node.tag) === 'merge';
  return node.value === '<<' && (node.type === Scalar.PLAIN || node.tag === '!');
}

/** The node that an alias names, as a copy that can stand alone. */
function copyOf(alias: Alias, document: Document): Node | undefined {
  const target = alias.resolve(document);
  if (!target) return undefined;
  const copy = target.clone();
  return isNode(copy) ? copy : undefined;
}

function sources({ value }: Pair): YAMLMap[] {
  if (isMap(value)) return [value];
  return isSeq(value) ? value.items.filter(isMap) : [];
}

const text = (pair: Pair) => String(pair.key);

function mergeIn(map: YAMLMap) {
  const merges = map.items.filter(({ key }) => isMergeKey(key));
  if (merges.length === 0) return;
  map.items = map.items.filter((pair) => !merges.includes(pair));
  for (const source of merges.flatMap(sources)) {
    mergeIn(source);
    const known = new Set(map.items.map(text));
    map.items.push(...source.items.filter((pair) => !known.has(text(pair))));
  }
}

/**
 * Writes aliases and merge keys out, in place, so that parts of the document can stand in texts of their own. Only for
 * a document that `readYaml` accepts: it has refused bombs and circles.
 */
export function writeOut(document: Document): void {
  visit(document, { Alias: (_, alias) => copyOf(alias, document) });
  visit(document, {
    Node: (_, node) => {
      if ('anchor' in node) node.anchor = undefined;
      if (isMap(node)) mergeIn(node);
    },
  });
}
