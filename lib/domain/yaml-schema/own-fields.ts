import type { DeploymentShape } from './deployment-fields';
import { type FieldTable, map, object, schemaKey, text } from './fields';
import { environmentVariables, errorThreshold, SETTINGS_FIELDS } from './settings-fields';

const JOB: FieldTable = {
  $schema: schemaKey,
  type: text('Kind of the job.', { values: ['pipeline'] }),
  component: text('Pipeline component: azureml:name:version, or a path.', { names: 'components', needed: 'always' }),
  comment: text('A note on the job.'),
  inputs: map('Inputs of the pipeline by name.'),
  outputs: map('Outputs of the pipeline by name.'),
  properties: map('Properties of the job.'),
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
