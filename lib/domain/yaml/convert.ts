import { Document, isMap, type YAMLMap } from 'yaml';
import { convertDeployment } from './convert-deployment';
import { convertEndpoint, innerDeployments } from './convert-endpoint';
import { Edit } from './edit';
import { kindOf, type YamlKind } from './kind';
import { withLineFeeds } from './line-feeds';
import { indentLoose } from './loose-lines';
import { isMapNode, isTextNode, type MapNode, valueAt, type YamlNode } from './node';
import { parseRaw } from './parse-raw';
import { readYaml } from './read';
import { type Change, peekText } from './rewrite';
import { writeOut } from './write-out';

/**
 * The form a YAML text has: today's, the classic one (settings at the root, still valid), the 2021 preview's, that of
 * spring 2023 (`type: component`), or one that mixes today's and the classic and is refused.
 */
export type YamlForm = 'today' | 'classic' | 'preview-2021' | 'component-2023' | 'mixed';

const PREVIEW_KEYS = ['output_configuration', 'batch_settings', 'scale_settings', 'partition_keys', 'code'];
const FLAT_KEYS = ['mini_batch_size', 'retry_settings', 'output_action', 'output_file_name', 'logging_level'];

const has = (map: MapNode, keys: string[]) => keys.some((key) => valueAt(map, key));
const hasIn = (node: YamlNode | undefined, keys: string[]) => isMapNode(node) && has(node, keys);

function isPreviewDeployment(map: MapNode): boolean {
  const code = valueAt(map, 'code_configuration');
  return (
    has(map, PREVIEW_KEYS) ||
    isMapNode(valueAt(map, 'compute')) ||
    hasIn(valueAt(map, 'model'), ['local_path', 'model_uri', 'model_format']) ||
    hasIn(valueAt(map, 'environment'), ['docker', 'path']) ||
    hasIn(valueAt(map, 'retry_settings'), ['maximum_retries', 'timeout_in_seconds']) ||
    (isMapNode(code) && isMapNode(valueAt(code, 'code')))
  );
}

function deploymentForm(map: MapNode): YamlForm {
  const type = valueAt(map, 'type');
  const name = isTextNode(type) ? type.value.toLowerCase() : null;
  if (name === 'component' || isMapNode(valueAt(map, 'job_definition'))) return 'component-2023';
  if (isPreviewDeployment(map)) return 'preview-2021';
  if (name === 'pipeline') return 'today';
  if (name === 'model') return has(map, FLAT_KEYS) ? 'mixed' : 'today';
  return has(map, ['settings']) || (!has(map, ['model']) && has(map, ['component'])) ? 'mixed' : 'classic';
}

/** The form of a text by its content, null where it is no batch endpoint or deployment. */
export function formOf(text: string): YamlForm | null {
  const { root } = readYaml(text);
  const kind = kindOf(root);
  if (root?.kind !== 'map' || kind === null) return null;
  if (kind === 'deployment') return deploymentForm(root);
  return has(root, ['traffic', 'deployments', 'type', 'swagger_uri']) ? 'preview-2021' : 'today';
}

interface ConvertedText {
  kind: YamlKind;
  name: string | null;
  text: string;
}

export interface Conversion {
  form: Exclude<YamlForm, 'today'>;
  /** The endpoint first, then each deployment that stood inside it. */
  documents: ConvertedText[];
  changes: Change[];
}

function written(map: YAMLMap, source: Document): string {
  const document = new Document(undefined, { schema: 'failsafe', version: '1.1' });
  document.contents = map;
  document.commentBefore = source.contents === map ? source.commentBefore : null;
  document.comment = source.contents === map ? source.comment : null;
  return document.toString({ lineWidth: 0, directives: false });
}

function convertMap(map: YAMLMap, kind: YamlKind, source: Document, changes: Change[]): ConvertedText[] {
  const inner = kind === 'endpoint' ? innerDeployments(map, changes) : [{ name: null, map }];
  if (kind === 'endpoint') convertEndpoint(map, changes);
  for (const { name, map: own } of inner)
    convertDeployment(new Edit(own, name === null ? '' : `deployments.${name}.`, changes));
  const texts = inner.map(({ map: own }) => ({
    kind: 'deployment' as const,
    name: peekText(own, 'name') ?? null,
    text: written(own, source),
  }));
  if (kind === 'deployment') return texts;
  return [{ kind, name: peekText(map, 'name') ?? null, text: written(map, source) }, ...texts];
}

/**
 * Rewrites an older form into today's, with every change in words; null for what is today's already and for what can
 * not be read. Comments, order and quotes stay with their keys. The rules are those of the field reference of the YAML.
 */
export function convertYaml(text: string): Conversion | null {
  const form = formOf(text);
  const kind = kindOf(readYaml(text).root);
  if (form === null || form === 'today' || kind === null) return null;
  const lines = withLineFeeds(text);
  const source = parseRaw(indentLoose(lines)?.text ?? lines);
  if (source.errors.length > 0) return null;
  writeOut(source);
  if (!isMap(source.contents)) return null;
  const changes: Change[] = [];
  return { form, documents: convertMap(source.contents, kind, source, changes), changes };
}
