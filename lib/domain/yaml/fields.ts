import type { MapNode, YamlNode } from './node';
import { failure, type Remark, warning } from './problem';
import { numberOf, pythonInt } from './python-int';
import { pythonText, repr } from './python-text';

/**
 * Reads one field as azure-ai-ml's marshmallow field of that kind does. What does not fit is remarked with marshmallow's
 * sentence and gives undefined.
 */
export type Field<T> = (node: YamlNode, path: string, out: Remark[]) => T | undefined;

/** A loaded value with its place, for rules that look at it later. */
export interface Loaded<T> {
  value: T;
  at: number;
}

/** Remarks what does not fit, and gives nothing. */
export const refuse = (node: YamlNode, path: string, out: Remark[], message: string) => {
  out.push(failure(path, node.at, message));
  return undefined;
};

/** `fields.Str`: text alone; numbers and booleans are refused. */
export const text: Field<string> = (node, path, out) => {
  if (node.kind === 'str') return node.value;
  if (node.kind !== 'bytes') return refuse(node, path, out, 'Not a valid string.');
  const bytes = Uint8Array.from(node.value, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(node, path, out, 'Not a valid utf-8 string.');
  }
};

/** `fields.Int`: "10" and 10.9 are 10, true is refused. */
export const whole: Field<number> = (node, path, out) => {
  if (node.kind === 'float' && Math.abs(node.value) === Number.POSITIVE_INFINITY)
    return refuse(node, path, out, 'Number too large.');
  const value = pythonInt(node);
  if (value === null) return refuse(node, path, out, 'Not a valid integer.');
  if (node.kind === 'float' && Number(value) !== node.value)
    out.push(warning(path, node.at, `${pythonText(node)} is cut to ${value}.`));
  return numberOf(value) ?? refuse(node, path, out, `${value} has more digits than a number of JSON can be sure of.`);
};

/** `StringTransformedEnum`: compared after a transform, lower case unless another is given. */
export function choice(allowed: readonly string[], transform = (value: string) => value.toLowerCase()): Field<string> {
  return (node, path, out) => {
    const value = node.kind === 'str' ? transform(node.value) : undefined;
    if (value !== undefined && allowed.includes(value)) return value;
    const set = `[${allowed.map((item) => `'${item}'`).join(', ')}]`;
    return refuse(node, path, out, `Value ${repr(node)} passed is not in set ${set}`);
  };
}

/** `fields.List` of one kind of item; a `!!set` is one too. */
export function list<T>(item: Field<T>): Field<T[]> {
  return (node, path, out) => {
    if (node.kind === 'list') return items(node.items, item, path, out);
    if (node.kind === 'map' && node.set) return items(keysOf(node), item, path, out);
    return refuse(node, path, out, 'Not a valid list.');
  };
}

const keysOf = (map: MapNode): YamlNode[] => map.entries.map(({ key }) => key);

function items<T>(nodes: YamlNode[], item: Field<T>, path: string, out: Remark[]): T[] {
  const loaded = nodes.map((child, index) =>
    child.kind === 'null'
      ? refuse(child, `${path}.${index}`, out, 'Field may not be null.')
      : item(child, `${path}.${index}`, out),
  );
  return loaded.filter((value) => value !== undefined);
}

/** Keeps the place of a value beside it. */
export function withPlace<T>(field: Field<T>): Field<Loaded<T>> {
  return (node, path, out) => {
    const value = field(node, path, out);
    return value === undefined ? undefined : { value, at: node.at };
  };
}
