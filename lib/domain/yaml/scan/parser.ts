import type { RawList, RawMap, RawNode } from '../raw-node';
import { YamlError } from '../yaml-error';
import { blockItems, blockPairs, flowItems, flowPairs, looseItems } from './collections';
import type { Handles } from './directives';
import { type Properties, readProperties } from './properties';
import { tooDeep } from './scan-state';
import type { TokenStream } from './token-stream';

/** Makes the node of a document from its tokens. An alias becomes the very node that it names. Throws YamlError. */
export class Parser {
  private readonly anchors = new Map<string, RawNode>();
  private depth = 0;
  constructor(
    readonly stream: TokenStream,
    private readonly handles: Handles,
  ) {}

  /** A node outside flow collections. As a key or a value of a mapping a list need not be indented. */
  block(inMapping = false): RawNode {
    return this.node(true, inMapping);
  }

  /** A node within a flow collection. */
  flow(): RawNode {
    return this.node(false, false);
  }

  /** A value that is not written. */
  empty(at: number): RawNode {
    return { kind: 'scalar', value: '', plain: true, tag: null, at, from: at };
  }

  private node(inBlock: boolean, inMapping: boolean): RawNode {
    const { stream } = this;
    if (stream.is('alias')) return this.aliased();
    const own = readProperties(stream, this.handles);
    const token = stream.next;
    if (inMapping && token.kind === 'entry') return this.list(own, token.at, looseItems);
    if (token.kind === 'scalar') return this.scalar(own, token);
    if (stream.skip('list-open')) return this.list(own, token.at, flowItems);
    if (stream.skip('map-open')) return this.map(own, token.at, flowPairs);
    if (inBlock && stream.skip('block-list')) return this.list(own, token.at, blockItems);
    if (inBlock && stream.skip('block-map')) return this.map(own, token.at, blockPairs);
    if (own.start === null) throw stream.wrong('A value');
    return this.named(own, { ...this.empty(own.start), tag: own.tag });
  }

  private aliased(): RawNode {
    const token = this.stream.take();
    const name = token.kind === 'alias' ? token.name : '';
    const node = this.anchors.get(name);
    if (!node) throw new YamlError(token.at, `The alias *${name} names no anchor before it.`);
    return { kind: 'alias', name, node, at: token.at };
  }

  private named<N extends RawNode>({ anchor, start }: Properties, node: N): N {
    if (anchor === null) return node;
    if (this.anchors.has(anchor)) throw new YamlError(start ?? node.at, `The anchor &${anchor} is defined twice.`);
    this.anchors.set(anchor, node);
    return node;
  }

  private scalar(own: Properties, { value, plain, at }: { value: string; plain: boolean; at: number }): RawNode {
    this.stream.take();
    return this.named(own, { kind: 'scalar', value, plain, tag: own.tag, at, from: own.start ?? at });
  }

  private list(own: Properties, at: number, read: (parser: Parser, list: RawList) => void): RawNode {
    const node: RawList = this.named(own, { kind: 'list', items: [], tag: own.tag, at, from: own.start ?? at });
    this.inside(at, () => read(this, node));
    return node;
  }

  private map(own: Properties, at: number, read: (parser: Parser, map: RawMap) => void): RawNode {
    const node: RawMap = this.named(own, { kind: 'map', pairs: [], tag: own.tag, at, from: own.start ?? at });
    this.inside(at, () => read(this, node));
    return node;
  }

  private inside(at: number, read: () => void) {
    this.depth += 1;
    tooDeep(this.depth, at);
    read();
    this.depth -= 1;
  }
}
