import {
  BATCH_ONLY_KEYS,
  BATCH_TYPES,
  DEPLOYMENT_KEYS,
  ENDPOINT_KEYS,
  FOREIGN_KEYS,
  FOREIGN_TYPES,
  ONLINE_KEYS,
} from './kind-keys';
import { isTextNode, type MapNode, valueAt, type YamlNode } from './node';

/** What a YAML text is about, told by its content: `$schema` is wrong or missing in many real files. */
export type YamlKind = 'endpoint' | 'deployment';

/** The file name of one of Azure ML's published schemas. */
const SCHEMA_FILE = /^([A-Za-z]+)(?:\.schema)?\.json$/;

const has = (map: MapNode, keys: string[]) => keys.some((key) => valueAt(map, key) !== undefined);

/** The kind that an address of Azure ML names; part by part, since one expression for all of it may take minutes. */
function publishedAt(address: string): string | undefined {
  const folders = address.split('/');
  const file = folders.pop() ?? '';
  const ofAzure = folders.join('/').split(/\s/).at(-1)?.includes('azureml');
  return ofAzure ? SCHEMA_FILE.exec(file)?.[1] : undefined;
}

/** The kind that `$schema` names, such as batchEndpoint; undefined where it names none. */
function schemaOf(map: MapNode): string | undefined {
  const schema = valueAt(map, '$schema');
  return isTextNode(schema) ? publishedAt(schema.value) : undefined;
}

/** True for the schema of a batch deployment, whatever stands between the two words. */
function isDeploymentSchema(published: string): boolean {
  const [, ...rest] = published.toLowerCase().split('batch');
  return rest.some((part) => part.includes('deployment'));
}

/** True for files of another kind that share keys with ours. */
function isForeign(map: MapNode): boolean {
  const type = valueAt(map, 'type');
  if (has(map, ['jobs']) || (isTextNode(type) && FOREIGN_TYPES.includes(type.value.toLowerCase()))) return true;
  if (has(map, BATCH_ONLY_KEYS)) return false;
  const published = schemaOf(map);
  if (has(map, ONLINE_KEYS) || (published !== undefined && !/batch/i.test(published))) return true;
  return !has(map, ['endpoint_name', 'auth_mode']) && has(map, FOREIGN_KEYS);
}

/** Where no key tells, the schema may; with a name alone it is an endpoint. */
function byName(map: MapNode): YamlKind | null {
  const published = schemaOf(map) ?? '';
  if (isDeploymentSchema(published)) return 'deployment';
  return valueAt(map, 'name') || /batch/i.test(published) ? 'endpoint' : null;
}

/** The kind of a YAML document, null where it is no batch endpoint or deployment. */
export function kindOf(root: YamlNode | null): YamlKind | null {
  if (root?.kind !== 'map' || isForeign(root)) return null;
  if (has(root, ['endpoint_name'])) return 'deployment';
  const type = valueAt(root, 'type');
  const typeName = isTextNode(type) ? type.value.toLowerCase() : '';
  if (has(root, ENDPOINT_KEYS) || typeName === 'batch') return 'endpoint';
  if (has(root, DEPLOYMENT_KEYS) || BATCH_TYPES.includes(typeName)) return 'deployment';
  return byName(root);
}
