import { CODE_FIELDS, ENVIRONMENT_FIELDS, MODEL_FIELDS, RESOURCES_FIELDS } from './asset-fields';
import { anything, type FieldRow, type FieldTable, map, object, readOnly, schemaKey, text, whole } from './fields';

/** The three shapes of a deployment, told by `type`. */
export type DeploymentShape = 'classic' | 'model' | 'pipeline';

/** A row of the deployment's table: the shapes that have the key, and those that can not be without it. */
export interface DeploymentRow {
  in: readonly DeploymentShape[];
  field: FieldRow;
  always?: readonly DeploymentShape[];
  documented?: readonly DeploymentShape[];
}

const ALL = ['classic', 'model', 'pipeline'] as const;
const SCORING = ['classic', 'model'] as const;

const miniBatchSize = whole('Files that one run() call gets.', {
  standard: 10,
  unit: 'files',
  minimum: 1,
  rest: 'properties.miniBatchSize',
});
const errorThreshold = whole('Failed files that a job may have before it fails. -1: it never fails for them.', {
  standard: -1,
  unit: 'files',
  minimum: -1,
  rest: 'properties.errorThreshold',
});
const environmentVariables = map('Environment variables of the scoring script. Values become text.', {
  rest: 'properties.environmentVariables',
});

/** How a job scores: at the root of the classic shape, under `settings` of `type: model`. */
const SETTINGS_FIELDS: FieldTable = {
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
const MODEL_SETTINGS: FieldTable = {
  ...SETTINGS_FIELDS,
  mini_batch_size: { ...miniBatchSize, needed: 'always' },
  instance_count: whole('Nodes that work on one job. Not beside resources.', {
    standard: 1,
    unit: 'nodes',
    minimum: 1,
    rest: 'properties.resources.instanceCount',
  }),
};

const JOB: FieldTable = {
  $schema: schemaKey,
  type: text('Kind of the job.', { values: ['pipeline'] }),
  component: text('Pipeline component: azureml:name:version, or a path.', { names: 'components', needed: 'always' }),
  comment: text('A note on the job.'),
  inputs: map('Inputs of the pipeline by name.'),
  outputs: map('Outputs of the pipeline by name.'),
  properties: map('Properties of the job.'),
};

const reference = (about: string, names: 'models' | 'environments', fields: FieldTable, rest: string): FieldRow =>
  object(about, fields, { names, rest, orText: true });

/** Keys at the root of a deployment beside its scoring settings: azure-ai-ml 1.28's three deployment schemas. */
export const DEPLOYMENT_ROWS: Record<string, DeploymentRow> = {
  $schema: { in: ALL, field: schemaKey },
  name: {
    in: ALL,
    field: text('Name of the deployment: letters, digits and -, 3 to 32 of them.'),
    always: SCORING,
    documented: ['pipeline'],
  },
  endpoint_name: {
    in: ALL,
    field: text('Endpoint that the deployment belongs to.', { names: 'endpoints' }),
    always: SCORING,
    documented: ['pipeline'],
  },
  type: {
    in: ALL,
    field: text('model: scoring settings stand under settings. pipeline: runs a pipeline component.', {
      values: ['model', 'pipeline'],
    }),
  },
  description: { in: ALL, field: text('What the deployment is for.', { rest: 'properties.description' }) },
  tags: { in: ALL, field: map('Names and values of your own. Values become text.', { rest: 'tags' }) },
  properties: {
    in: SCORING,
    field: map('Properties kept with the deployment. Values become text.', { rest: 'properties.properties' }),
  },
  model: {
    in: SCORING,
    field: reference(
      'Model to score with: azureml:name:version, azureml:name@label, a registry path, or described in place.',
      'models',
      MODEL_FIELDS,
      'properties.model.assetId',
    ),
    documented: SCORING,
  },
  code_configuration: {
    in: SCORING,
    field: object('Scoring code. An MLflow model needs none.', CODE_FIELDS, { rest: 'properties.codeConfiguration' }),
  },
  environment: {
    in: SCORING,
    field: reference(
      'Environment of the scoring script: azureml:name:version, azureml:name@label, a registry path, or described in place. An MLflow model needs none.',
      'environments',
      ENVIRONMENT_FIELDS,
      'properties.environmentId',
    ),
  },
  compute: {
    in: SCORING,
    field: text('Compute cluster that jobs run on: azureml:name.', { names: 'computes', rest: 'properties.compute' }),
    always: ['model'],
    documented: ['classic'],
  },
  resources: {
    in: SCORING,
    field: object('Nodes that a job gets.', RESOURCES_FIELDS, { rest: 'properties.resources' }),
  },
  settings: { in: ['model'], field: object('How a job scores.', MODEL_SETTINGS) },
  component: {
    in: ['classic', 'pipeline'],
    field: text('Pipeline component to run: azureml:name:version, azureml:name@label, a registry path, or a file.', {
      names: 'components',
      rest: 'properties.deploymentConfiguration.componentId.assetId',
    }),
  },
  job_definition: {
    in: ['classic'],
    field: text('Pipeline job to make the component of: azureml:name.'),
  },
  id: { in: SCORING, field: readOnly('Full id of the deployment.') },
  provisioning_state: { in: ['classic'], field: readOnly('State of the last write.') },
  creation_context: {
    in: ['classic'],
    field: anything('Who created it, and when. It is not sent.', { readOnly: true }),
  },
};

const dropped = 'Ignored at the root when settings is there: write it under settings.';

/** Where the shapes differ in what stands under a key. */
export const OWN_FIELDS: Record<DeploymentShape, FieldTable> = {
  classic: SETTINGS_FIELDS,
  model: {
    error_threshold: { ...errorThreshold, about: dropped },
    environment_variables: { ...environmentVariables, about: dropped },
  },
  pipeline: {
    settings: map('Settings of the pipeline job, such as default_compute and continue_on_step_failure.', {
      rest: 'properties.deploymentConfiguration.settings',
    }),
    job_definition: object('Pipeline job to make the component of: azureml:name. In place it is not sent.', JOB, {
      orText: true,
    }),
  },
};
