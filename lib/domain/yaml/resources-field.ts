import { type Field, list, text, whole } from './fields';
import { textKeyed } from './map-fields';
import type { MapNode, YamlNode } from './node';
import { nested } from './objects';
import { failure, warning } from './problem';
import { numberOf } from './python-int';
import { pythonText } from './python-text';

export interface CodeConfiguration {
  code: string | undefined;
  scoringScript: string | undefined;
  at: number;
}

/** `code_configuration`: a local folder or a registered code, and the scoring script in it. */
export const codeConfigurationField = nested((object, node): CodeConfiguration => {
  object.ignore('$schema');
  return { code: object.get('code', text), scoringScript: object.get('scoring_script', text), at: node.at };
});

export interface Resources {
  instanceCount?: number;
  instanceType?: string;
  maxInstanceCount?: number;
  dockerArgs?: string | string[];
  shmSize?: string;
  locations?: string[];
  properties?: MapNode;
}

const dockerArgs: Field<string | string[]> = (node, path, out) =>
  (node.kind === 'list' || node.kind === 'map' ? list(text) : text)(node, path, out);

const childrenOf = (node: YamlNode): YamlNode[] => {
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
};

/** azure-ai-ml keeps such keys as attributes of its own object. */
export const isUnsent = (key: YamlNode) => pythonText(key).startsWith('_');

const isOddNumber = (node: YamlNode) =>
  (node.kind === 'int' && numberOf(node.value) === null) || (node.kind === 'float' && !Number.isFinite(node.value));

/** A mapping that keeps its JSON types: what JSON has no number for is refused, not changed. */
const jsonProperties: Field<MapNode> = (node, path, out) => {
  const map = textKeyed(node, path, out);
  for (const { key } of map?.entries ?? [])
    if (isUnsent(key)) out.push(warning(`${path}.${pythonText(key)}`, key.at, 'A key that starts with _ is not sent.'));
  const open: YamlNode[] = map ? [map] : [];
  for (let next = open.pop(); next; next = open.pop()) {
    if (isOddNumber(next)) out.push(failure(path, next.at, `JSON has no number for ${pythonText(next)}.`));
    open.push(...childrenOf(next));
  }
  return map;
};

export const resourcesField = nested(
  (object): Resources => ({
    instanceCount: object.get('instance_count', whole),
    instanceType: object.get('instance_type', text),
    maxInstanceCount: object.get('max_instance_count', whole),
    dockerArgs: object.get<string | string[]>('docker_args', dockerArgs),
    shmSize: object.get('shm_size', text),
    locations: object.get('locations', list(text)),
    properties: object.get('properties', jsonProperties),
  }),
);
