import { type FieldTable, map, object, text, whole } from './fields';

const miniBatchSize = whole('Files that one run() call gets.', {
  standard: 10,
  unit: 'files',
  minimum: 1,
  rest: 'properties.miniBatchSize',
});
export const errorThreshold = whole('Failed files that a job may have before it fails. -1: it never fails for them.', {
  standard: -1,
  unit: 'files',
  minimum: -1,
  rest: 'properties.errorThreshold',
});
export const environmentVariables = map('Environment variables of the scoring script. Values become text.', {
  rest: 'properties.environmentVariables',
});

/** How a job scores: at the root of the classic shape, under `settings` of `type: model`. */
export const SETTINGS_FIELDS: FieldTable = {
  mini_batch_size: miniBatchSize,
  max_concurrency_per_instance: whole('Workers that score at the same time on one node.', {
    standard: 1,
    unit: 'workers',
    minimum: 1,
    rest: 'properties.maxConcurrencyPerInstance',
  }),
  error_threshold: errorThreshold,
  retry_settings: object('What happens to a mini-batch that fails or takes too long.', {
    max_retries: whole('Tries after the first one.', {
      standard: 3,
      unit: 'tries',
      rest: 'properties.retrySettings.maxRetries',
    }),
    timeout: whole('Time that one run() call may take. A whole number, no ISO 8601 text.', {
      standard: 30,
      unit: 'seconds',
      rest: 'properties.retrySettings.timeout',
    }),
  }),
  output_action: text(
    'append_row: what run() returns becomes rows of one file. summary_only: the script writes its own.',
    { values: ['append_row', 'summary_only'], standard: 'append_row', rest: 'properties.outputAction' },
  ),
  output_file_name: text('Name of that file. Only with append_row.', {
    standard: 'predictions.csv',
    rest: 'properties.outputFileName',
  }),
  logging_level: text('How much the job logs.', {
    values: ['warning', 'info', 'debug'],
    standard: 'info',
    rest: 'properties.loggingLevel',
  }),
  environment_variables: environmentVariables,
};

/** Once `settings` of `type: model` is there, azure-ai-ml stops without mini_batch_size. */
export const MODEL_SETTINGS: FieldTable = {
  ...SETTINGS_FIELDS,
  mini_batch_size: { ...miniBatchSize, needed: 'always' },
  instance_count: whole('Nodes that work on one job. Not beside resources.', {
    standard: 1,
    unit: 'nodes',
    minimum: 1,
    rest: 'properties.resources.instanceCount',
  }),
};
