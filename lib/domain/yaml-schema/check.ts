import type { YamlKind } from '../yaml/kind';
import { isTextNode, type MapNode, valueAt, type YamlNode } from '../yaml/node';
import { placeholderTerms } from '../yaml/placeholders';
import { failure, placed, type Remark, warning, type YamlProblem } from '../yaml/problem';
import { pythonText } from '../yaml/python-text';
import { readYaml } from '../yaml/read';
import { yamlToRest } from '../yaml/to-rest';
import { keysOf, SCHEMAS, type YamlShape } from './derive';
import { type JsonSchema, objectOf, schemaAt } from './json-schema';
import { type EditorNames, missingName } from './names';
import { expectedShape, shapeOf } from './shape';

export interface YamlCheck {
  /** Null where the text can not be read or is neither a batch endpoint nor a deployment. */
  shape: YamlShape | null;
  problems: YamlProblem[];
}

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

/** Keys that azure-ai-ml lets be missing. What replaces a key (a component made of a job) is not missed. */
function undocumented(map: MapNode, schema: JsonSchema, path: string): Remark[] {
  const asked = path === '' && schema.required?.includes('endpoint_name') ? ['endpoint_name'] : [];
  const missing = [...asked, ...(schema['x-documented'] ?? [])].filter((key) => !valueAt(map, key));
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
function againstExpected(map: MapNode, schema: JsonSchema): Remark[] {
  const missing = [...(schema.required ?? []), ...(schema['x-documented'] ?? [])].filter((key) => !valueAt(map, key));
  const unknown = map.entries.filter(({ key }) => !schemaAt(schema, [pythonText(key)]));
  return [
    ...missing.map((key) => failure(key, map.at, 'Missing data for required field.')),
    ...unknown.map(({ key }) => failure(pythonText(key), key.at, 'Unknown field.')),
  ];
}

const KIND_WORDS = { endpoint: 'a batch endpoint', deployment: 'a batch deployment' };

function ofRoot(root: YamlNode | null, expected: YamlKind | null, names: EditorNames | null): Remark[] {
  if (root?.kind !== 'map') return [];
  const shape = shapeOf(root);
  if (shape === null) return expected ? againstExpected(root, SCHEMAS[expectedShape(expected)]) : [];
  const kind = shape === 'endpoint' ? 'endpoint' : 'deployment';
  if (expected && kind !== expected)
    return [failure('', root.at, `This is ${KIND_WORDS[kind]}; ${KIND_WORDS[expected]} is expected here.`)];
  const remarks: Remark[] = [];
  eachMap(root, SCHEMAS[shape], '', (map, schema, path) => {
    remarks.push(...undocumented(map, schema, path));
    if (names) remarks.push(...strangers(map, schema, path, names));
  });
  return remarks;
}

const placeOf = ({ path, line }: YamlProblem) => `${line} ${path}`;

/** All problems, in the order of the text; of two at one place and field the first list's is kept. */
export function mergedProblems(first: readonly YamlProblem[], second: readonly YamlProblem[]): YamlProblem[] {
  const taken = new Set(first.filter(({ path }) => path !== '').map(placeOf));
  const same = new Set(first.map((problem) => `${placeOf(problem)} ${problem.message}`));
  const others = second.filter(
    (problem) => !taken.has(placeOf(problem)) && !same.has(`${placeOf(problem)} ${problem.message}`),
  );
  return [...first, ...others].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The endpoint may come from the page, as it may from the command line: the page says so where it does not. */
const isFilledIn = ({ path, message }: YamlProblem) =>
  path === 'endpoint_name' && message === 'Missing data for required field.';

/**
 * Checks a text as azure-ai-ml would read it, against what is expected here, what Azure's documentation requires and
 * which names the workspace has.
 */
export function checkYaml(text: string, expected: YamlKind | null, names: EditorNames | null): YamlCheck {
  const problems = yamlToRest(text, placeholderTerms).problems.filter((problem) => !isFilledIn(problem));
  const { root } = readYaml(text);
  const own = placed(text, ofRoot(root, expected, names));
  return { shape: shapeOf(root), problems: mergedProblems(problems, own) };
}
