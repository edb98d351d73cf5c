import type { MapNode, YamlNode } from './node';
import { pairText, pythonText } from './python-text';
import type { Json } from './rest-body';

/** A value as JSON carries it: dates, bytes, sets and pairs become Python's text of them. */
export function jsonOf(node: YamlNode): Json {
  if (node.kind === 'null') return null;
  if (node.kind === 'bool' || node.kind === 'float' || node.kind === 'str') return node.value;
  if (node.kind === 'int') return Number(node.value);
  if (node.kind === 'list') return node.items.map(node.pairs ? pairText : jsonOf);
  if (node.kind !== 'map' || node.set) return pythonText(node);
  return Object.fromEntries(node.entries.map(({ key, value }) => [pythonText(key), jsonOf(value)]));
}

/** A text map as the REST client sends it: values become Python's text, null stays null. */
export function textMap(map: MapNode): Record<string, string | null> {
  return Object.fromEntries(
    map.entries.map(({ key, value }) => [pythonText(key), value.kind === 'null' ? null : pythonText(value)]),
  );
}
