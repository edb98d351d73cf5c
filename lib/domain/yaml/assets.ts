import { choice, type Field, list, mapping, text, textKeyed, whole } from './fields';
import { isTextNode, type MapNode, valueAt, type YamlNode } from './node';
import { nested, type ObjectReader } from './objects';
import { failure, type Remark } from './problem';
import { pythonText } from './python-text';
import { type AssetType, noReference, readAzuremlReference } from './references';

/** What a deployment names as its model or environment: a reference, or an asset described in place. */
export type Asset =
  | { kind: 'reference'; id: string; at: number }
  | { kind: 'inline'; name: string | null; version: string | null; at: number };

/** `VersionField`: text, or a number that becomes text. */
const version: Field<string> = (node, path, out) => {
  if (['str', 'int', 'float', 'bool'].includes(node.kind)) return pythonText(node);
  out.push(failure(path, node.at, 'A version is a text or a number.'));
  return undefined;
};
const assetId: Field<string> = (node, path, out) => {
  if (isTextNode(node) && node.value.startsWith('azureml:')) return node.value;
  out.push(failure(path, node.at, noReference('asset')));
  return undefined;
};
const anything: Field<YamlNode> = (node) => node;
const readOnly = 'It is read-only and not sent.';

/** `azureml:…` and registry references of one asset type. */
export function reference(type: AssetType): Field<Asset> {
  return (node, path, out) => {
    const refuse = (message: string) => {
      out.push(failure(path, node.at, message));
      return undefined;
    };
    if (!isTextNode(node)) return refuse('Invalid input type.');
    if (node.value.startsWith('azureml://registries/')) return { kind: 'reference', id: node.value, at: node.at };
    if (!node.value.startsWith('azureml:')) return refuse(noReference(type));
    const reading = readAzuremlReference(node.value, type, path.split('.').at(-1) ?? path);
    return 'problem' in reading ? refuse(reading.problem) : { kind: 'reference', id: reading.value, at: node.at };
  };
}

const either = (type: AssetType, inline: Field<Asset>): Field<Asset> => {
  const named = reference(type);
  return (node, path, out) => (node.kind === 'map' ? inline : named)(node, path, out);
};

function readModel(object: ObjectReader, node: MapNode, path: string, out: Remark[]): Asset {
  for (const key of ['$schema', 'id', 'utc_time_created', 'creation_context', 'job_name', 'latest_version'])
    object.ignore(key, key === '$schema' ? undefined : readOnly);
  object.ignore('intellectual_property');
  for (const key of ['path', 'description', 'datastore', 'stage']) object.get(key, text);
  for (const key of ['properties', 'tags', 'flavors', 'system_metadata']) object.get(key, mapping);
  object.get('type', choice(['custom_model', 'mlflow_model', 'triton_model']));
  const [name, ownVersion] = [object.get('name', text), object.get('version', version)];
  if (ownVersion !== undefined && !name)
    out.push(failure(`${path}.version`, node.at, 'If version is specified, name must be specified also.'));
  return { kind: 'inline', name: name || null, version: ownVersion ?? null, at: node.at };
}

/** `model`: a reference, or name, version, path, type and so on in place. */
export const modelField = either('models', nested(readModel));

const route = nested((object) => {
  object.need('port', whole);
  object.need('path', text);
  return true;
});
const inferenceConfig = nested((object) => {
  for (const key of ['liveness_route', 'scoring_route', 'readiness_route']) object.need(key, route);
  return true;
});
const buildContext = nested((object) => {
  object.get('dockerfile_path', text);
  object.get('path', text);
  return true;
});

function readEnvironmentKeys(object: ObjectReader) {
  for (const key of ['creation_context', 'latest_version']) object.ignore(key, readOnly);
  if (object.get('id', assetId) !== undefined) object.ignore('id', readOnly);
  for (const key of ['$schema', 'intellectual_property']) object.ignore(key);
  for (const key of ['image', 'description', 'datastore']) object.get(key, text);
  object.get('build', buildContext);
  object.get('conda_file', anything);
  object.get('inference_config', inferenceConfig);
  object.get('os_type', choice(['linux', 'windows']));
  object.get('tags', textKeyed);
  object.get('auto_delete_setting', anything);
}

function readEnvironment(object: ObjectReader, node: MapNode, path: string): Asset {
  readEnvironmentKeys(object);
  const named = valueAt(node, 'name')?.kind === 'str';
  const ownName = named ? object.get('name', text) : undefined;
  const ownVersion = named ? object.get('version', version) : undefined;
  if (named) return { kind: 'inline', name: ownName || null, version: ownVersion ?? null, at: node.at };
  for (const key of ['name', 'version'])
    object.ignore(key, `Without a text as its name the environment is anonymous: ${path}.${key} is not used.`);
  return { kind: 'inline', name: null, version: null, at: node.at };
}

/** `environment`: a reference, or image, build, conda_file and so on in place. */
export const environmentField = either('environments', nested(readEnvironment));

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
  (node.kind === 'list' ? list(text) : text)(node, path, out);

export const resourcesField = nested(
  (object): Resources => ({
    instanceCount: object.get('instance_count', whole),
    instanceType: object.get('instance_type', text),
    maxInstanceCount: object.get('max_instance_count', whole),
    dockerArgs: object.get<string | string[]>('docker_args', dockerArgs),
    shmSize: object.get('shm_size', text),
    locations: object.get('locations', list(text)),
    properties: object.get('properties', textKeyed),
  }),
);
