import { kindOf } from './kind';
import { isMapNode, isTextNode, type MapNode, valueAt, type YamlNode } from './node';
import { readYaml } from './read';

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
