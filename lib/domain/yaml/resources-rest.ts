import type { MapNode, YamlNode } from './node';
import { pythonText } from './python-text';
import type { Resources } from './resources-field';
import { type Json, type JsonObject, present } from './rest-body';

/** Names that azure-ai-ml writes in one way, whatever their case: Singularity is still called AISuperComputer. */
const KNOWN = new Map([
  ['aisupercomputer', 'AISuperComputer'],
  ['singularity', 'AISuperComputer'],
  ['itp', 'itp'],
  ['target_selector', 'target_selector'],
]);

function plain(node: YamlNode): Json {
  if (node.kind === 'null') return null;
  if (node.kind === 'bool' || node.kind === 'float' || node.kind === 'str') return node.value;
  if (node.kind === 'int') return Number(node.value);
  if (node.kind === 'list') return node.items.map(plain);
  return node.kind === 'map' ? plainMap(node, (key) => key) : pythonText(node);
}

function plainMap(map: MapNode, rename: (key: string) => string): JsonObject {
  const kept = map.entries.filter(({ value }) => value.kind !== 'null');
  return Object.fromEntries(kept.map(({ key, value }) => [rename(pythonText(key)), plain(value)]));
}

const known = (key: string) => KNOWN.get(key.toLowerCase()) ?? key;

/** `properties.resources`. Its own properties keep their JSON types; those without a value are left out. */
export function resourcesBody(resources: Resources): JsonObject {
  const { properties } = resources;
  return present({
    instanceCount: resources.instanceCount,
    instanceType: resources.instanceType,
    maxInstanceCount: resources.maxInstanceCount,
    locations: resources.locations,
    dockerArgs: resources.dockerArgs,
    shmSize: resources.shmSize,
    properties: properties ? plainMap(properties, known) : {},
  });
}
