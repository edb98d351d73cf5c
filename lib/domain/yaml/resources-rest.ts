import type { MapNode } from './node';
import { jsonOf } from './node-json';
import { pythonText } from './python-text';
import { isUnsent, type Resources } from './resources-field';
import { isJsonObject, type Json, type JsonObject, present } from './rest-body';

/** Names that azure-ai-ml writes in one way, whatever their case: Singularity is still called AISuperComputer. */
const KNOWN = new Map([
  ['aisupercomputer', 'AISuperComputer'],
  ['singularity', 'AISuperComputer'],
  ['itp', 'itp'],
  ['target_selector', 'target_selector'],
]);

const isEmpty = (value: Json) => value === null || (isJsonObject(value) && Object.keys(value).length === 0);

/** azure-ai-ml takes out nulls and empty mappings, and what is empty once they are out. */
function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((item) => !isEmpty(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(filled(Object.entries(value)));
}

const filled = (entries: [string, Json][]): [string, Json][] =>
  entries.map(([key, item]): [string, Json] => [key, withoutEmpty(item)]).filter(([, item]) => !isEmpty(item));

function plainMap(map: MapNode, rename: (key: string) => string): JsonObject {
  const sent = map.entries.filter(({ key }) => !isUnsent(key));
  return Object.fromEntries(filled(sent.map(({ key, value }) => [rename(pythonText(key)), jsonOf(value)])));
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
