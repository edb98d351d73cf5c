import { isMap, isNode, isScalar, type Node, Pair, Scalar, YAMLMap } from 'yaml';

/** One thing that a conversion changed: the old path, and what became of it in words. */
export interface Change {
  path: string;
  message: string;
}

const named = (key: string) => (pair: Pair) => isScalar(pair.key) && pair.key.value === key;

/** The value under a key, undefined where there is none. */
export function peek(map: YAMLMap, key: string): Node | undefined {
  const value = map.items.find(named(key))?.value;
  return isNode(value) ? value : undefined;
}

/** The text of a scalar under a key. */
export function peekText(map: YAMLMap, key: string): string | undefined {
  const value = peek(map, key);
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

export function peekMap(map: YAMLMap, key: string): YAMLMap | undefined {
  const value = peek(map, key);
  return isMap(value) ? value : undefined;
}

/** Takes a key out, with its comments. */
export function take(map: YAMLMap, key: string): Pair | undefined {
  const at = map.items.findIndex(named(key));
  return at < 0 ? undefined : map.items.splice(at, 1)[0];
}

export const plain = (value: string) => new Scalar(value);

/** Puts a value under a key, in place of one that is there. */
export function put(map: YAMLMap, key: string, value: unknown): void {
  const before = map.items.find(named(key));
  if (before) before.value = value;
  else map.items.push(new Pair(new Scalar(key), value));
}

/** The mapping under a key, made where it is missing. */
export function mapAt(map: YAMLMap, key: string): YAMLMap {
  const before = peekMap(map, key);
  if (before) return before;
  const made = new YAMLMap();
  put(map, key, made);
  return made;
}

/** Moves a key into another mapping under a new name; its comments go with it. What stands there already wins. */
export function move(from: YAMLMap, key: string, to: YAMLMap, name: string): boolean {
  const pair = take(from, key);
  if (!pair) return false;
  if (to.items.some(named(name))) return true;
  if (isScalar(pair.key)) pair.key.value = name;
  to.items.push(pair);
  return true;
}
