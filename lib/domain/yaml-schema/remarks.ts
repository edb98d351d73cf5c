import { isTextNode, type MapNode, valueAt, type YamlNode } from '../yaml/node';
import { failure, type Remark, warning } from '../yaml/problem';
import { pythonText } from '../yaml/python-text';
import type { TextContext } from './context';
import { keysOf, SCHEMAS } from './derive';
import { type JsonSchema, objectOf, schemaAt } from './json-schema';
import { type EditorNames, missingName } from './names';
import { expectedShape, shapeOf } from './shape';

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/** Walks the mappings of a document with the schema of each. */
function eachMap(
  map: MapNode,
  schema: JsonSchema,
  path: string,
  visit: (map: MapNode, schema: JsonSchema, path: string) => void,
) {
  const object = objectOf(schema);
  if (!object) return;
  visit(map, object, path);
  for (const [key, inner] of keysOf(object)) {
    const value = valueAt(map, key);
    if (value?.kind === 'map') eachMap(value, inner, join(path, key), visit);
  }
}

const documented = (key: string) =>
  key === 'name' || key === 'endpoint_name'
    ? `${key} is missing: it then has to come from outside the text.`
    : `${key} is missing: Azure's documentation requires it, azure-ai-ml does not look.`;

/** Of some keys those that a mapping lacks. The endpoint is not missed where the page knows it, as `--endpoint-name` does. */
const lacking = (map: MapNode, keys: readonly string[], { endpointName }: TextContext) =>
  keys.filter((key) => !valueAt(map, key) && (key !== 'endpoint_name' || endpointName === null));

/** Keys that azure-ai-ml lets be missing. What replaces a key (a component made of a job) is not missed. */
function undocumented(map: MapNode, schema: JsonSchema, path: string, context: TextContext): Remark[] {
  const asked = path === '' && schema.required?.includes('endpoint_name') ? ['endpoint_name'] : [];
  const missing = lacking(map, [...asked, ...(schema['x-documented'] ?? [])], context);
  return missing.map((key) => warning(join(path, key), map.at, documented(key)));
}

function strangers(map: MapNode, schema: JsonSchema, path: string, names: EditorNames): Remark[] {
  return keysOf(schema).flatMap(([key, { 'x-names': kind }]) => {
    const value = valueAt(map, key);
    const problem = kind && isTextNode(value) ? missingName(names, kind, value.value) : null;
    return problem && value ? [warning(join(path, key), value.at, problem)] : [];
  });
}

/** What a mapping that is no batch YAML yet lacks of what is expected here, and what it has too much. */
function againstExpected(map: MapNode, schema: JsonSchema, context: TextContext): Remark[] {
  const missing = lacking(map, [...(schema.required ?? []), ...(schema['x-documented'] ?? [])], context);
  const unknown = map.entries.filter(({ key }) => !schemaAt(schema, [pythonText(key)]));
  return [
    ...missing.map((key) => failure(key, map.at, 'Missing data for required field.')),
    ...unknown.map(({ key }) => failure(pythonText(key), key.at, 'Unknown field.')),
  ];
}

const KIND_WORDS = { endpoint: 'a batch endpoint', deployment: 'a batch deployment' };

/** What is to be said of a document beside what azure-ai-ml says itself. */
export function remarksOn(root: YamlNode | null, context: TextContext): Remark[] {
  if (root?.kind !== 'map') return [];
  const { expected, names } = context;
  const shape = shapeOf(root);
  if (shape === null) return expected ? againstExpected(root, SCHEMAS[expectedShape(expected)], context) : [];
  const kind = shape === 'endpoint' ? 'endpoint' : 'deployment';
  if (expected && kind !== expected)
    return [failure('', root.at, `This is ${KIND_WORDS[kind]}; ${KIND_WORDS[expected]} is expected here.`)];
  const remarks: Remark[] = [];
  eachMap(root, SCHEMAS[shape], '', (map, schema, path) => {
    remarks.push(...undocumented(map, schema, path, context));
    if (names) remarks.push(...strangers(map, schema, path, names));
  });
  return remarks;
}
