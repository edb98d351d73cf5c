import { entryOf, isTextNode, type MapNode, type YamlNode } from './node';

/** Values that come from outside the text, as `--set`, `--name` and `--endpoint-name` do. Null takes a key out. */
export type Overrides = Record<string, string | null>;

const CHILD = (value: string, at: number): YamlNode => ({ kind: 'str', value, at });

/** The mapping with values from outside in the place of its own. */
export function overridden(map: MapNode, overrides: Overrides): MapNode {
  const kept = map.entries.filter(({ key }) => !isTextNode(key) || !Object.hasOwn(overrides, key.value));
  const set = Object.entries(overrides).flatMap(([name, value]) => {
    if (value === null) return [];
    const at = entryOf(map, name)?.key.at ?? map.at;
    const sent = name === 'endpoint_name' ? value.toLowerCase() : value;
    return [{ key: { kind: 'str' as const, value: name, at }, value: CHILD(sent, at) }];
  });
  return { ...map, entries: [...kept, ...set] };
}
