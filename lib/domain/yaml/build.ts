import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from './node';
import { pythonText } from './python-text';
import { coreTag, isMergeKey, isValueKey, scalarNode, unknownTag, YamlError } from './tagged';

type Container = YAMLMap | YAMLSeq;

/** Two keys are one where Python finds them equal: 1, 1.0 and true are. */
function identity(key: ScalarNode): string {
  if (key.kind === 'int' || key.kind === 'float' || key.kind === 'bool') return `number ${Number(key.value)}`;
  return `${key.kind} ${pythonText(key)}`;
}

/** Builds values from a parsed document as PyYAML's SafeLoader does. What an alias names is shared, never copied. */
export class Builder {
  private readonly anchors = new Map<string, Node>();
  private readonly built = new Map<Node, YamlNode>();
  constructor(private readonly locate: (offset: number) => number) {}

  private place(node: { range?: readonly [number, number, number] | null }, fallback: number): number {
    return node.range ? this.locate(node.range[0]) : fallback;
  }

  /** Keys written twice in one mapping: the last one wins, as in Python. */
  readonly duplicates: MapEntry[] = [];

  /** `fallback` is the offset where an absent value would stand. Throws YamlError. */
  build(node: unknown, fallback: number): YamlNode {
    if (isAlias(node)) return this.aliased(node);
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return { kind: 'null', at: fallback };
    const at = this.place(node, fallback);
    this.anchor(node, at);
    const value = isScalar(node) ? scalarNode(node, at) : this.container(node, at);
    this.built.set(node, value);
    return value;
  }

  private anchor(node: Node & { anchor?: string }, at: number) {
    if (node.anchor === undefined) return;
    if (this.anchors.has(node.anchor)) throw new YamlError(at, `The anchor &${node.anchor} is defined twice.`);
    this.anchors.set(node.anchor, node);
  }

  private aliased(alias: Alias): YamlNode {
    const at = this.place(alias, 0);
    const node = this.anchors.get(alias.source);
    if (!node) throw new YamlError(at, `The alias *${alias.source} names no anchor before it.`);
    const value = this.built.get(node);
    if (value) return value;
    throw new YamlError(at, `The alias *${alias.source} stands inside what it names.`);
  }

  private container(node: Container, at: number): YamlNode {
    const tag = node.tag === undefined || node.tag === '!' ? null : (coreTag(node.tag) ?? '');
    if (isMap(node) && (tag === null || tag === 'map' || tag === 'set')) return this.map(node, at, tag === 'set');
    if (isSeq(node) && (tag === null || tag === 'seq')) return this.list(node, at, false);
    if (isSeq(node) && (tag === 'omap' || tag === 'pairs')) return this.list(node, at, true);
    throw unknownTag(node.tag ?? '', at);
  }

  private list(node: YAMLSeq, at: number, pairs: boolean): ListNode {
    const items = node.items.map((item) => (isPair(item) ? this.pair(item.key, item.value, at) : this.build(item, at)));
    const odd = pairs ? items.find((item) => item.kind !== 'map' || item.entries.length !== 1) : undefined;
    if (odd) throw new YamlError(odd.at, 'Each item of an ordered map is a mapping of one key.');
    return { kind: 'list', items, pairs, at };
  }

  private pair(key: unknown, value: unknown, at: number): MapNode {
    return { kind: 'map', entries: [this.entry(key, value, at)], set: false, at };
  }

  private entry(keyNode: unknown, valueNode: unknown, at: number): MapEntry {
    if (isScalar(keyNode) && keyNode.source === '' && keyNode.type === 'PLAIN' && !keyNode.tag && !keyNode.anchor)
      throw new YamlError(this.place(keyNode, at), 'A key is missing before the colon.');
    const key = isValueKey(keyNode)
      ? ({ kind: 'str', value: '=', at: this.place(keyNode, at) } as const)
      : this.build(keyNode, at);
    if (key.kind === 'list' || key.kind === 'map') throw new YamlError(key.at, 'A list or a mapping can be no key.');
    return { key, value: this.build(valueNode, key.at) };
  }

  private map(node: YAMLMap, at: number, set: boolean): MapNode {
    const merged: MapEntry[] = [];
    const own: MapEntry[] = [];
    for (const { key, value } of node.items) {
      if (isMergeKey(key)) merged.push(...this.merge(value, at));
      else own.push(this.entry(key, value, at));
    }
    return { kind: 'map', entries: this.unique(merged, own), set, at };
  }

  /** What a merge key brings in; of a list of mappings the earlier ones win, so they come last. */
  private merge(node: unknown, at: number): MapEntry[] {
    const value = this.build(node, at);
    const maps = value.kind === 'list' ? [...value.items].reverse() : [value];
    return maps.flatMap((map) => {
      if (map.kind === 'map') return map.entries;
      throw new YamlError(map.at, 'A merge key (<<) takes a mapping or a list of mappings.');
    });
  }

  private unique(merged: MapEntry[], own: MapEntry[]): MapEntry[] {
    const byIdentity = new Map<string, MapEntry>();
    for (const entry of merged) byIdentity.set(identity(entry.key), entry);
    const written = new Set<string>();
    for (const entry of own) {
      const id = identity(entry.key);
      if (written.has(id)) this.duplicates.push(entry);
      written.add(id);
      const first = byIdentity.get(id)?.key ?? entry.key;
      byIdentity.set(id, { key: { ...first, at: entry.key.at }, value: entry.value });
    }
    return [...byIdentity.values()];
  }
}
