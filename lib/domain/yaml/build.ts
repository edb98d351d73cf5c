import { pairsMerged } from './merge';
import type { ListNode, MapEntry, MapNode, YamlNode } from './node';
import type { RawList, RawMap, RawNode, RawPair } from './raw-node';
import { coreTag, isMergeKey, scalarNode, unknownTag, valueKey } from './tagged';
import { YamlError } from './yaml-error';

/** Builds values from a parsed document as PyYAML's SafeLoader does. What an alias names is shared, never copied. */
export class Builder {
  private readonly built = new Map<RawNode, YamlNode | null>();

  /** Keys written twice in one mapping: the last one wins, as in Python. */
  readonly duplicates: MapEntry[] = [];

  /** Throws YamlError. */
  build(node: RawNode): YamlNode {
    if (node.kind === 'alias') return this.aliased(node.name, node.node, node.at);
    this.built.set(node, null);
    const value = this.value(node);
    this.built.set(node, value);
    return value;
  }

  private aliased(name: string, node: RawNode, at: number): YamlNode {
    const value = this.built.get(node);
    if (value) return value;
    if (value === undefined) return this.build(node);
    throw new YamlError(at, `The alias *${name} stands inside what it names.`);
  }

  private value(node: Exclude<RawNode, { kind: 'alias' }>): YamlNode {
    if (node.kind === 'scalar') return scalarNode(node);
    const tag = node.tag === null || node.tag === '!' ? null : (coreTag(node.tag) ?? '');
    if (node.kind === 'map' && (tag === null || tag === 'map' || tag === 'set')) return this.map(node, tag === 'set');
    if (node.kind === 'list' && (tag === null || tag === 'seq')) return this.list(node);
    if (node.kind === 'list' && (tag === 'omap' || tag === 'pairs')) return this.ordered(node);
    throw unknownTag(node.tag ?? '', node.from);
  }

  private list({ items, at }: RawList): ListNode {
    return { kind: 'list', items: items.map((item) => this.build(item)), pairs: false, at };
  }

  /** `!!omap` and `!!pairs`. */
  private ordered(node: RawList): ListNode {
    const { items, at } = this.list(node);
    const odd = items.find((item) => item.kind !== 'map' || item.entries.length !== 1);
    if (odd) throw new YamlError(odd.at, 'Each item of an ordered map is a mapping of one key.');
    return { kind: 'list', items, pairs: true, at };
  }

  private entry({ key: written, value }: RawPair): MapEntry {
    const { at } = written;
    const text = valueKey(written);
    const key = text === null ? this.build(written) : ({ kind: 'str', value: text, at } as const);
    if (key.kind === 'list' || key.kind === 'map') throw new YamlError(at, 'A list or a mapping can be no key.');
    return { key: { ...key, at }, value: this.build(value) };
  }

  private map({ pairs, at }: RawMap, set: boolean): MapNode {
    const merged: MapEntry[] = [];
    const own: MapEntry[] = [];
    for (const pair of pairs) {
      if (isMergeKey(pair.key)) merged.push(...this.merge(pair.value));
      else own.push(this.entry(pair));
    }
    return { kind: 'map', entries: pairsMerged(merged, own, this.duplicates), set, at };
  }

  /** What a merge key brings in; of a list of mappings the earlier ones win, so they come last. */
  private merge(node: RawNode): MapEntry[] {
    const value = this.build(node);
    const maps = value.kind === 'list' ? [...value.items].reverse() : [value];
    return maps.flatMap((map) => {
      if (map.kind === 'map') return map.entries;
      throw new YamlError(map.at, 'A merge key (<<) takes a mapping or a list of mappings.');
    });
  }
}
