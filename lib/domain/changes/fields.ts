import { isStudioTag } from '../flip/studio-tags';
import { isoDurationOfSeconds, secondsOfIsoDuration } from '../iso-duration';
import { assetOfId } from '../reference';
import { noSettings, settingsInWords } from '../settings';
import type { DeploymentShape } from '../yaml/from-rest';
import type { Json } from '../yaml/rest-body';

export type Shape = DeploymentShape | 'endpoint';

/** What is known of one field of an endpoint's or deployment's REST body (contract H1 to H3). */
export interface Field {
  label: string;
  /** A value as a person reads it, with its unit. */
  words(value: Json): string;
  /** Names, ids and paths: shown in the face of code. */
  code: boolean;
  /** One spelling of values that mean the same. */
  same(value: Json): Json;
  /** What Azure fills in where a PUT is silent. */
  fallback?: Json;
  /** The keys that lead to it in YAML of that shape; null where YAML has no word for it. */
  yaml(shape: Shape): string[] | null;
}

const plain = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value));
const caseless = (value: Json) => (typeof value === 'string' ? value.toLowerCase() : value);
const seconds = (value: Json) => (typeof value === 'string' ? (secondsOfIsoDuration(value) ?? value) : value);

const at = (...keys: string[]) => ({ yaml: () => keys });
const setting = (...keys: string[]) => ({
  yaml: (shape: Shape) => (shape === 'classic' ? keys : shape === 'model' ? ['settings', ...keys] : null),
});
const field = (label: string, place: Pick<Field, 'yaml'>, more: Partial<Field> = {}): Field => ({
  label,
  words: plain,
  code: false,
  same: (value) => value,
  ...place,
  ...more,
});

/** `name:version` of an ARM id; of a name by label, and of a folder that is still to be uploaded, what the text says. */
function assetWords(value: Json): string {
  const id = plain(value);
  const upload = /<upload:(.*)>/.exec(id)?.[1];
  if (upload !== undefined) return `${upload} (uploaded on Apply)`;
  const asset = assetOfId(id);
  if (!asset) return id;
  return asset.version?.startsWith('@')
    ? `${asset.name}${asset.version}`
    : `${asset.name}:${asset.version ?? 'latest'}`;
}
const asset = { words: assetWords, code: true, same: caseless };
const lastName = (value: Json) => plain(value).split('/').at(-1) ?? '';

/** A figure of the scoring settings, said as everywhere in the dashboard. */
function figure(
  key: 'miniBatchSize' | 'instanceCount' | 'maxRetries' | 'errorThreshold' | 'maxConcurrencyPerInstance',
) {
  const words = (value: Json) =>
    (typeof value === 'number' ? settingsInWords({ ...noSettings, [key]: value })[0]?.value : undefined) ??
    plain(value);
  return { words };
}
const timeout = {
  words: (value: Json) => {
    const timeoutSeconds = seconds(value);
    if (typeof timeoutSeconds !== 'number') return plain(value);
    return settingsInWords({ ...noSettings, timeoutSeconds })[0]?.value ?? isoDurationOfSeconds(timeoutSeconds);
  },
  same: seconds,
  fallback: 'PT30S',
};

const known = new Map<string, Field>(
  Object.entries({
    'properties.description': field('Description', at('description')),
    'properties.authMode': field('Auth mode', at('auth_mode'), { same: caseless }),
    'properties.defaults.deploymentName': field('Default deployment', at('defaults', 'deployment_name'), {
      code: true,
    }),
    'properties.model.assetId': field('Model', at('model'), asset),
    'properties.codeConfiguration.codeId': field('Code', at('code_configuration', 'code'), asset),
    'properties.codeConfiguration.scoringScript': field('Scoring script', at('code_configuration', 'scoring_script'), {
      code: true,
    }),
    'properties.environmentId': field('Environment', at('environment'), asset),
    'properties.deploymentConfiguration.componentId.assetId': field('Pipeline component', at('component'), asset),
    'properties.compute': field('Compute', at('compute'), { words: lastName, code: true, same: caseless }),
    'properties.resources.instanceCount': field('Instance count', at('resources', 'instance_count'), {
      ...figure('instanceCount'),
      fallback: 1,
    }),
    'properties.resources.instanceType': field('Instance type', at('resources', 'instance_type')),
    'properties.resources.maxInstanceCount': field('Max instance count', at('resources', 'max_instance_count')),
    'properties.resources.dockerArgs': field('Docker arguments', at('resources', 'docker_args'), { code: true }),
    'properties.resources.shmSize': field('Shared memory', at('resources', 'shm_size')),
    'properties.resources.locations': field('Locations', at('resources', 'locations')),
    'properties.miniBatchSize': field('Mini-batch size', setting('mini_batch_size'), {
      ...figure('miniBatchSize'),
      fallback: 10,
    }),
    'properties.maxConcurrencyPerInstance': field(
      'Max concurrency per instance',
      setting('max_concurrency_per_instance'),
      { ...figure('maxConcurrencyPerInstance'), fallback: 1 },
    ),
    'properties.errorThreshold': field('Error threshold', setting('error_threshold'), {
      ...figure('errorThreshold'),
      fallback: -1,
    }),
    'properties.retrySettings.maxRetries': field('Max retries', setting('retry_settings', 'max_retries'), {
      ...figure('maxRetries'),
      fallback: 3,
    }),
    'properties.retrySettings.timeout': field('Timeout', setting('retry_settings', 'timeout'), timeout),
    'properties.loggingLevel': field('Logging level', setting('logging_level'), { same: caseless, fallback: 'Info' }),
    'properties.outputAction': field('Output action', setting('output_action'), {
      same: caseless,
      fallback: 'AppendRow',
    }),
    'properties.outputFileName': field('Output file name', setting('output_file_name'), {
      code: true,
      fallback: 'predictions.csv',
    }),
  }),
);

/** Maps of texts, whose keys are the person's own. */
const maps: { under: string[]; label: string; yaml: (shape: Shape) => string[] | null }[] = [
  { under: ['tags'], label: 'Tag', ...at('tags') },
  { under: ['properties', 'properties'], label: 'Property', ...at('properties') },
  { under: ['properties', 'environmentVariables'], label: 'Environment variable', ...setting('environment_variables') },
  { under: ['properties', 'resources', 'properties'], label: 'Resource property', ...at('resources', 'properties') },
  {
    under: ['properties', 'deploymentConfiguration', 'settings'],
    label: 'Pipeline setting',
    yaml: (shape) => (shape === 'pipeline' ? ['settings'] : null),
  },
];

/** What Azure computes, and what only repeats another field: never a person's change. */
const IGNORED = new Set([
  'id',
  'name',
  'type',
  'location',
  'properties.provisioningState',
  'properties.scoringUri',
  'properties.swaggerUri',
  'properties.model.referenceType',
  'properties.deploymentConfiguration.deploymentConfigurationType',
  'properties.deploymentConfiguration.componentId.referenceType',
]);
const COMPUTED = new Set(['AzureAsyncOperationUri', 'azureml.onlineendpointid', 'BatchEndpointCreationApiVersion']);

/** Whether a path of a REST body is Azure's own, or this dashboard's, and not a person's. */
export const isIgnored = (path: string[]) =>
  path[0] === 'systemData' ||
  IGNORED.has(path.join('.')) ||
  (path[0] === 'tags' && isStudioTag(path[1] ?? '')) ||
  (path[0] === 'properties' && path[1] === 'properties' && COMPUTED.has(path[2] ?? ''));

/** The field at a path of a REST body; one that nobody here knows is named by its path. */
export function fieldAt(path: string[]): Field {
  const found = known.get(path.join('.'));
  if (found) return found;
  const map = maps.find(({ under }) => path.length > under.length && under.every((key, index) => key === path[index]));
  const rest = path.slice(map?.under.length ?? 0);
  if (!map) return field(path.join('.'), { yaml: () => null }, { code: true });
  const yaml = (shape: Shape) => {
    const before = map.yaml(shape);
    return before && [...before, ...rest];
  };
  return field(`${map.label} ${rest.join('.')}`, { yaml });
}

/** What Azure fills in for a model deployment where a PUT is silent, by path. */
export const fallbacks: [path: string[], value: Json][] = [...known].flatMap(([name, { fallback }]) =>
  fallback === undefined ? [] : [[name.split('.'), fallback] as [string[], Json]],
);
