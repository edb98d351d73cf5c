import { CODE_FIELDS, ENVIRONMENT_FIELDS, MODEL_FIELDS, RESOURCES_FIELDS } from './asset-fields';
import { anything, type FieldRow, type FieldTable, map, object, readOnly, schemaKey, text } from './fields';
import { MODEL_SETTINGS } from './settings-fields';

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
