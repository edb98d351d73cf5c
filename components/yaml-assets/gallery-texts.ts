import type { YamlKind } from '@/lib/domain/yaml/kind';

/** Names that the examples use, from the workspace where it has some. */
export interface ExampleNames {
  endpoint: string;
  model: string;
  mlflowModel: string;
  environment: string;
  compute: string;
  component: string;
}

export const INVENTED: ExampleNames = {
  endpoint: 'my-endpoint',
  model: 'azureml:my-model@latest',
  mlflowModel: 'azureml:my-mlflow-model@latest',
  environment: 'azureml:my-environment@latest',
  compute: 'azureml:cpu-cluster',
  component: 'azureml:my-pipeline@latest',
};

export interface Example {
  id: string;
  kind: YamlKind;
  title: string;
  caption: string;
  text(names: ExampleNames): string;
}

const SCHEMA = 'https://azuremlschemas.azureedge.net/latest';

const endpoint = () => `$schema: ${SCHEMA}/batchEndpoint.schema.json
name: my-endpoint
description: What is scored here, and for whom.
auth_mode: aad_token
tags:
  team: my-team
`;

const script = (names: ExampleNames) => `$schema: ${SCHEMA}/modelBatchDeployment.schema.json
name: my-deployment
endpoint_name: ${names.endpoint}
type: model
description: Scores files with a script of your own.
model: ${names.model}
code_configuration:
  # A folder beside this file. It is uploaded with it.
  code: ./code
  # Has init() and run(mini_batch).
  scoring_script: score.py
environment: ${names.environment}
compute: ${names.compute}
resources:
  instance_count: 1
settings:
  max_concurrency_per_instance: 2
  mini_batch_size: 10 # files
  output_action: append_row
  output_file_name: predictions.csv
  retry_settings:
    max_retries: 3
    timeout: 30 # seconds for one mini-batch
  # -1 never fails on bad files
  error_threshold: -1
  logging_level: info
`;

const mlflow = (names: ExampleNames) => `$schema: ${SCHEMA}/modelBatchDeployment.schema.json
name: my-mlflow-deployment
endpoint_name: ${names.endpoint}
type: model
description: An MLflow model brings its own code and environment.
model: ${names.mlflowModel}
compute: ${names.compute}
resources:
  instance_count: 1
settings:
  max_concurrency_per_instance: 2
  mini_batch_size: 10 # files
  output_action: append_row
  output_file_name: predictions.csv
  retry_settings:
    max_retries: 3
    timeout: 300 # seconds for one mini-batch
  error_threshold: -1
  logging_level: info
`;

const local = (names: ExampleNames) => `$schema: ${SCHEMA}/modelBatchDeployment.schema.json
name: my-folder-deployment
endpoint_name: ${names.endpoint}
type: model
# Drop the folder that holds this file: what it points at is uploaded and registered first.
model:
  name: my-model
  path: ./model
  type: custom_model
code_configuration:
  code: ./code
  scoring_script: score.py
environment:
  image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest
  conda_file: ./environment/conda.yml
compute: ${names.compute}
resources:
  instance_count: 1
settings:
  mini_batch_size: 10
`;

const pipeline = (names: ExampleNames) => `$schema: ${SCHEMA}/pipelineComponentBatchDeployment.schema.json
name: my-pipeline-deployment
endpoint_name: ${names.endpoint}
type: pipeline
description: Runs every step of a pipeline component.
# Or the path of the component's YAML beside this file.
component: ${names.component}
settings:
  default_compute: ${names.compute.replace(/^azureml:/, '')}
  continue_on_step_failure: false
`;

const preview = (
  names: ExampleNames,
) => `# The form of the 2021 preview. It is converted to today's, and the changes are shown.
name: my-endpoint
type: batch
auth_mode: aad_token
traffic:
  autolog_deployment: 100
deployments:
  - name: autolog_deployment
    model: ${names.mlflowModel}
    mini_batch_size: 10
    output_configuration:
      output_action: append_row
      append_row_file_name: predictions.csv
    retry_settings:
      max_retries: 3
      timeout: 30
    error_threshold: 10
    logging_level: info
    compute:
      target: ${names.compute}
      instance_count: 1
`;

const emptyDeployment = (names: ExampleNames) => `name:
endpoint_name: ${names.endpoint}
type: model
model:
compute: ${names.compute}
settings:
  mini_batch_size: 10
`;

/** Everything the gallery offers, simplest first. */
export const EXAMPLES: readonly Example[] = [
  {
    id: 'empty-endpoint',
    kind: 'endpoint',
    title: 'Empty endpoint',
    caption: 'A name, and nothing else that is needed',
    text: () => 'name:\nauth_mode: aad_token\n',
  },
  {
    id: 'endpoint',
    kind: 'endpoint',
    title: 'Endpoint',
    caption: 'With description and tags',
    text: endpoint,
  },
  {
    id: 'empty-deployment',
    kind: 'deployment',
    title: 'Empty deployment',
    caption: 'Only the keys that are needed',
    text: emptyDeployment,
  },
  { id: 'script', kind: 'deployment', title: 'Model with a script', caption: 'Your init() and run()', text: script },
  { id: 'mlflow', kind: 'deployment', title: 'MLflow model', caption: 'No script, no environment', text: mlflow },
  {
    id: 'local',
    kind: 'deployment',
    title: 'Everything from a folder',
    caption: 'Model, code and conda file uploaded',
    text: local,
  },
  { id: 'pipeline', kind: 'deployment', title: 'Pipeline component', caption: 'Several steps a job', text: pipeline },
  {
    id: 'preview-2021',
    kind: 'endpoint',
    title: '2021 preview',
    caption: 'Traffic and deployments in the endpoint',
    text: preview,
  },
];
