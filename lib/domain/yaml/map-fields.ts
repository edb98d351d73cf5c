import { type Field, refuse } from './fields';
import type { MapNode } from './node';
import { textMap } from './node-json';
import { warning } from './problem';
import { pythonText } from './python-text';

/** `fields.Dict`. */
export const mapping: Field<MapNode> = (node, path, out) =>
  node.kind === 'map' && !node.set ? node : refuse(node, path, out, 'Not a valid mapping type.');

/** `fields.Dict(keys=Str)`: a key such as `on` is no text. */
export const textKeyed: Field<MapNode> = (node, path, out) => {
  const map = mapping(node, path, out);
  const odd = map?.entries.find(({ key }) => key.kind !== 'str');
  if (!odd) return map;
  return refuse(odd.key, `${path}.${pythonText(odd.key)}`, out, 'Not a valid string.');
};

/** A mapping whose values become text; where that text may surprise, it is remarked. */
export const textValues: Field<Record<string, string | null>> = (node, path, out) => {
  const map = mapping(node, path, out);
  if (!map) return undefined;
  for (const { key, value } of map.entries) {
    const name = `${path}.${pythonText(key)}`;
    if (key.kind === 'bool') out.push(warning(name, key.at, `The unquoted key is read as ${pythonText(key)}.`));
    if (value.kind === 'bool')
      out.push(warning(name, value.at, `It becomes the text "${pythonText(value)}". Quote it to keep it as it is.`));
  }
  return textMap(map);
};
