import { at, type Field, field, type Shape, setting } from './field';
import { asset, caseless, figure, lastName, timeout } from './field-words';

/** The fields that have a name here, by their path in the REST body (contract H1 to H3). */
export const known = new Map<string, Field>(
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
export const maps: { under: string[]; label: string; yaml: (shape: Shape) => string[] | null }[] = [
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
