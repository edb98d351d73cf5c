import { type Asset, describedBy, either, version } from './assets';
import { choice, type Field, text, whole } from './fields';
import { textKeyed } from './map-fields';
import { isTextNode, type MapNode, valueAt, type YamlNode } from './node';
import { nested, type ObjectReader } from './objects';
import { failure } from './problem';
import { noReference } from './references';

const readOnly = 'It is read-only and not sent.';
/** What a name may be; with a version that is null the environment is anonymous whatever its name. */
const TEXTS = ['str', 'bytes'];
const anything: Field<YamlNode> = (node) => node;

const assetId: Field<string> = (node, path, out) => {
  if (isTextNode(node) && node.value.startsWith('azureml:')) return node.value;
  out.push(failure(path, node.at, noReference('asset')));
  return undefined;
};

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
  const described = describedBy(node);
  const isUnversioned = valueAt(node, 'version')?.kind === 'null';
  const ownVersion = isUnversioned ? undefined : object.get('version', version);
  if (!isUnversioned && TEXTS.includes(valueAt(node, 'name')?.kind ?? ''))
    return {
      kind: 'inline',
      name: object.get('name', text) || null,
      version: ownVersion || null,
      described,
      at: node.at,
    };
  for (const key of ['name', 'version'])
    object.drop(key, `Without a text as its name the environment is anonymous: ${path}.${key} is not used.`);
  return { kind: 'inline', name: null, version: null, described, at: node.at };
}

/** `environment`: a reference, or image, build, conda_file and so on in place. */
export const environmentField = either('environments', nested(readEnvironment));
