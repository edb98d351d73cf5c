import { choice, type Field, text } from './fields';
import { mapping } from './map-fields';
import { isTextNode, type MapNode } from './node';
import { jsonOf, textMap } from './node-json';
import { nested, type ObjectReader } from './objects';
import { failure, type Remark } from './problem';
import { pythonText } from './python-text';
import { type AssetType, noReference, readAzuremlReference } from './references';
import type { JsonObject } from './rest-body';

/** What a deployment names as its model or environment: a reference, or an asset described in place. */
export type Asset =
  | { kind: 'reference'; id: string; at: number }
  | {
      kind: 'inline';
      name: string | null;
      version: string | null;
      /** The asset's other keys, in the words of its YAML; tags and properties are texts, as they are sent. */
      described: JsonObject;
      at: number;
    };

const NAMING = ['$schema', 'name', 'version'];

/** What a mapping says of an asset beside its name. */
export function describedBy(node: MapNode): JsonObject {
  const entries = node.entries.map(({ key, value }) => {
    const name = pythonText(key);
    const isTexts = (name === 'tags' || name === 'properties') && value.kind === 'map';
    return [name, isTexts ? textMap(value) : jsonOf(value)] as const;
  });
  return Object.fromEntries(entries.filter(([name]) => !NAMING.includes(name)));
}

/** `VersionField`: text, or a number that becomes text. */
export const version: Field<string> = (node, path, out) => {
  if (['str', 'int', 'float', 'bool'].includes(node.kind)) return pythonText(node);
  out.push(failure(path, node.at, 'A version is a text or a number.'));
  return undefined;
};
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

/** A reference, or the asset in place. */
export const either = (type: AssetType, inline: Field<Asset>): Field<Asset> => {
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
  if (ownVersion && !name)
    out.push(failure(`${path}.version`, node.at, 'If version is specified, name must be specified also.'));
  return { kind: 'inline', name: name || null, version: ownVersion || null, described: describedBy(node), at: node.at };
}

/** `model`: a reference, or name, version, path, type and so on in place. */
export const modelField = either('models', nested(readModel));
