import { isTextNode, type MapNode, valueAt, type YamlNode } from './node';

/** What a YAML text is about, told by its content: `$schema` is wrong or missing in many real files. */
export type YamlKind = 'endpoint' | 'deployment';

const DEPLOYMENT_KEYS = [
  'endpoint_name',
  'mini_batch_size',
  'max_concurrency_per_instance',
  'error_threshold',
  'retry_settings',
  'output_action',
  'output_file_name',
  'output_configuration',
  'batch_settings',
  'partition_keys',
  'code_configuration',
  'job_definition',
  'logging_level',
  'component',
  'model',
  'compute',
  'environment_variables',
  'resources',
  'environment',
  'settings',
];
const ENDPOINT_KEYS = [
  'auth_mode',
  'defaults',
  'default_deployment_name',
  'traffic',
  'deployments',
  'scoring_uri',
  'openapi_uri',
  'swagger_uri',
];
/** Keys at the root of other files of Azure ML and beyond: jobs, components, assets, conda, online deployments. */
const FOREIGN_KEYS = [
  'jobs',
  'inputs',
  'outputs',
  'command',
  'task',
  'dependencies',
  'channels',
  'image',
  'build',
  'conda_file',
  'path',
  'paths',
  'version',
  'flavors',
  'artifact_path',
  'trial',
  'objective',
  'steps',
  'size',
  'storage_account',
  'liveness_probe',
  'readiness_probe',
  'request_settings',
  'instance_type',
  'app_insights_enabled',
  'egress_public_network_access',
  'public_network_access',
  'mirror_traffic',
  'data_collector',
];
const BATCH_ONLY_KEYS = DEPLOYMENT_KEYS.slice(0, 10).filter((key) => key !== 'endpoint_name');
/** `type` of other files of Azure ML. */
const FOREIGN_TYPES = [
  'online',
  'command',
  'parallel',
  'sweep',
  'automl',
  'spark',
  'uri_file',
  'uri_folder',
  'mltable',
  'custom_model',
  'mlflow_model',
  'triton_model',
  'amlcompute',
  'computeinstance',
  'kubernetes',
  'virtualmachine',
  'azure_blob',
];
const BATCH_TYPES = ['batch', 'model', 'pipeline', 'component'];
/** The file name of one of Azure ML's published schemas. */
const SCHEMA = /azureml\S*\/([A-Za-z]+)(?:\.schema)?\.json$/;

const has = (map: MapNode, keys: string[]) => keys.some((key) => valueAt(map, key) !== undefined);

/** True for files of another kind that share keys with ours. */
function isForeign(map: MapNode): boolean {
  const type = valueAt(map, 'type');
  if (has(map, ['jobs']) || (isTextNode(type) && FOREIGN_TYPES.includes(type.value.toLowerCase()))) return true;
  if (has(map, BATCH_ONLY_KEYS)) return false;
  const schema = valueAt(map, '$schema');
  const published = isTextNode(schema) ? SCHEMA.exec(schema.value)?.[1] : undefined;
  return has(map, FOREIGN_KEYS) || (published !== undefined && !/batch/i.test(published));
}

/** The kind of a YAML document, null where it is no batch endpoint or deployment. */
export function kindOf(root: YamlNode | null): YamlKind | null {
  if (root?.kind !== 'map' || isForeign(root)) return null;
  if (has(root, ['endpoint_name'])) return 'deployment';
  const type = valueAt(root, 'type');
  const typeName = isTextNode(type) ? type.value.toLowerCase() : '';
  if (has(root, ENDPOINT_KEYS) || typeName === 'batch') return 'endpoint';
  if (has(root, DEPLOYMENT_KEYS) || BATCH_TYPES.includes(typeName)) return 'deployment';
  return valueAt(root, 'name') ? 'endpoint' : null;
}
