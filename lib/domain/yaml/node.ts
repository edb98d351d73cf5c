/**
 * What Python's yaml.safe_load makes of a text, with the place each value stands at. Whole numbers stay whole and are
 * told from fractions, because Azure ML turns them into text ("1" and "1.0"). `at` is an offset into the text.
 */
interface Placed {
  at: number;
}
export interface TextNode extends Placed {
  kind: 'str';
  value: string;
}
interface IntNode extends Placed {
  kind: 'int';
  value: bigint;
}
interface FloatNode extends Placed {
  kind: 'float';
  value: number;
}
interface BoolNode extends Placed {
  kind: 'bool';
  value: boolean;
}
interface NullNode extends Placed {
  kind: 'null';
}
/** A date or an instant, as Python's str() and repr() show it. */
export interface DateNode extends Placed {
  kind: 'date';
  text: string;
  repr: string;
}
/** `!!binary`: one character per byte. */
export interface BytesNode extends Placed {
  kind: 'bytes';
  value: string;
}
/** `pairs` marks the list of tuples that `!!omap` and `!!pairs` give. */
export interface ListNode extends Placed {
  kind: 'list';
  items: YamlNode[];
  pairs: boolean;
}
/** `set` marks `!!set`: Python then shows the keys alone. */
export interface MapNode extends Placed {
  kind: 'map';
  entries: MapEntry[];
  set: boolean;
}

export type ScalarNode = TextNode | IntNode | FloatNode | BoolNode | NullNode | DateNode | BytesNode;
export type YamlNode = ScalarNode | ListNode | MapNode;

export interface MapEntry {
  key: ScalarNode;
  value: YamlNode;
}

/** The entry under a text key, or undefined; keys such as `on` (true) are no text and are never found. */
export function entryOf(map: MapNode, name: string): MapEntry | undefined {
  return map.entries.find(({ key }) => key.kind === 'str' && key.value === name);
}

/** The value under a text key, or undefined. */
export function valueAt(map: MapNode, name: string): YamlNode | undefined {
  return entryOf(map, name)?.value;
}

export const isMapNode = (node: YamlNode | undefined): node is MapNode => node?.kind === 'map';
export const isTextNode = (node: YamlNode | undefined): node is TextNode => node?.kind === 'str';
