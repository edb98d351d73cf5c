import { kindOf, type YamlKind } from '../yaml/kind';
import { isTextNode, type MapNode, valueAt, type YamlNode } from '../yaml/node';
import type { YamlShape } from './derive';

function deploymentShape(map: MapNode): YamlShape {
  const type = valueAt(map, 'type');
  const name = isTextNode(type) ? type.value.toLowerCase() : '';
  if (name === 'pipeline' || name === 'model') return name;
  return valueAt(map, 'settings') ? 'model' : 'classic';
}

/** The shape of a document by its content, null where it is no batch endpoint or deployment. */
export function shapeOf(root: YamlNode | null): YamlShape | null {
  const kind = kindOf(root);
  if (root?.kind !== 'map' || kind === null) return null;
  return kind === 'endpoint' ? 'endpoint' : deploymentShape(root);
}

const ROOT_KEY = /^(["']?)([$\w]+)\1\s*:(?:\s+(["']?)([^#\s'"]*)|\s*$)/;

/** The root of a text that may not parse yet: its unindented keys, with the first word of each value. */
function rootOf(lines: readonly string[]): MapNode {
  const entries = lines.flatMap((line) => {
    const found = ROOT_KEY.exec(line);
    if (!found) return [];
    const text = (value = '') => ({ kind: 'str' as const, value, at: 0 });
    return [{ key: text(found[2]), value: text(found[4]) }];
  });
  return { kind: 'map', entries, set: false, at: 0 };
}

/** Today's shape of what is expected; a deployment that says nothing yet is a model deployment. */
export const expectedShape = (expected: YamlKind | null): YamlShape => (expected === 'endpoint' ? 'endpoint' : 'model');

/** The shape of a text while it is being written: by its keys, else by what is expected here. */
export function shapeWhileWriting(lines: readonly string[], expected: YamlKind | null): YamlShape {
  const root = rootOf(lines);
  const told = root.entries.some(
    ({ key }) => key.kind === 'str' && !['name', 'description', 'tags'].includes(key.value),
  );
  const shape = told ? shapeOf(root) : null;
  if (shape === null) return expectedShape(expected);
  return expected === 'deployment' && shape === 'endpoint' ? 'model' : shape;
}
