import { pairsMerged } from './merge';
import type { ListNode, MapEntry, MapNode, YamlNode } from './node';
import type { RawList, RawMap, RawNode, RawPair } from './raw-node';
import { coreTag, isMergeKey, scalarNode, unknownTag, valueKey } from './tagged';
import { YamlError } from './yaml-error';

/** Values a text may stand for once every alias is written out: an alias bomb stands for billions. */
const MAX_VALUES = 100_000;

interface Built {
  value: YamlNode;
  /** Values it stands for with its aliases written out. */
  size: number;
}

/** Builds values from a parsed document as PyYAML's SafeLoader does. What an alias names is shared, never copied. */
export class Builder {
  private readonly built = new Map<RawNode, Built | null>();

  /** Values of all that was met so far: what a merge key brings in counts each time, even where other keys hide it. */
  private values = 0;

  /** Keys written twice in one mapping: the last one wins, as in Python. */
  readonly duplicates: MapEntry[] = [];

  /** `root` is where the document starts, for what is said of the whole of it. */
  constructor(private readonly root: number) {}

  /** Throws YamlError. */
  build(node: RawNode): YamlNode {
    if (node.kind === 'alias') return this.aliased(node.name, node.node, node.at);
    const before = this.values;
    this.count(1);
    this.built.set(node, null);
    const value = this.value(node);
    this.built.set(node, { value, size: this.values - before });
    return value;
  }

  /** Counts while it builds: afterwards is too late for a text that has it build millions. */
  private count(values: number) {
    this.values += values;
    if (this.values > MAX_VALUES) throw new YamlError(this.root, 'Its aliases stand for too many values.');
  }

  private aliased(name: string, node: RawNode, at: number): YamlNode {
    const built = this.built.get(node);
    if (built === null) throw new YamlError(at, `The alias *${name} stands inside what it names.`);
    if (!built) return this.build(node);
    this.count(built.size);
    return built.value;
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
    if (text === null) this.values -= 1; // a key is no value of its own
    return { key: { ...key, at }, value: this.build(value) };
  }

  private map({ pairs, at }: RawMap, set: boolean): MapNode {
    const merged: MapEntry[] = [];
    const own: MapEntry[] = [];
    for (const pair of pairs) {
      if (isMergeKey(pair.key)) this.merge(pair.value, merged);
      else own.push(this.entry(pair));
    }
    return { kind: 'map', entries: pairsMerged(merged, own, this.duplicates), set, at };
  }

  /** Adds what a merge key brings in; of a list of mappings the earlier ones win, so they come last. */
  private merge(node: RawNode, merged: MapEntry[]) {
    const value = this.build(node);
    const maps = value.kind === 'list' ? [...value.items].reverse() : [value];
    for (const map of maps) {
      if (map.kind !== 'map') throw new YamlError(map.at, 'A merge key (<<) takes a mapping or a list of mappings.');
      for (const entry of map.entries) merged.push(entry);
    }
  }
}
