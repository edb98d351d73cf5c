import type { MapNode } from './node';
import { jsonOf } from './node-json';
import { pythonText } from './python-text';
import type { Resources } from './resources-field';
import { isJsonObject, type Json, type JsonObject, present } from './rest-body';

/** Names that azure-ai-ml writes in one way, whatever their case: Singularity is still called AISuperComputer. */
const KNOWN = new Map([
  ['aisupercomputer', 'AISuperComputer'],
  ['singularity', 'AISuperComputer'],
  ['itp', 'itp'],
  ['target_selector', 'target_selector'],
]);

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item)]));
}

function plainMap(map: MapNode, rename: (key: string) => string): JsonObject {
  const kept = map.entries.filter(({ value }) => value.kind !== 'null');
  return Object.fromEntries(kept.map(({ key, value }) => [rename(pythonText(key)), withoutNulls(jsonOf(value))]));
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
