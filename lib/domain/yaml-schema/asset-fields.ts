import { anything, type FieldTable, map, object, readOnly, schemaKey, text, texts, version, whole } from './fields';

const ROUTE: FieldTable = {
  path: text('Path of the route, such as /score.', { needed: 'always' }),
  port: whole('Port of the route.', { needed: 'always' }),
};
const route = (about: string) => object(about, ROUTE, { needed: 'always' });

/** A model described in place: azure-ai-ml 1.28's AnonymousModelSchema. */
export const MODEL_FIELDS: FieldTable = {
  $schema: schemaKey,
  name: text('Name to register the model under. Without one it is anonymous.'),
  version: version('Version to register. Needs a name.'),
  path: text('Local file or folder, or a cloud path of the model.'),
  type: text('How the model is stored.', {
    values: ['custom_model', 'mlflow_model', 'triton_model'],
    standard: 'custom_model',
  }),
  description: text('What the model is for.'),
  tags: map('Names and values of your own.'),
  properties: map('Properties kept with the model.'),
  flavors: map('Flavors of an MLflow model, with their settings.'),
  datastore: text('Datastore to upload a local path to.', { standard: 'workspaceblobstore' }),
  stage: text('Stage of the model, such as Production.'),
  system_metadata: map('Metadata kept with the model.'),
  id: readOnly('Full id of the model.'),
  job_name: readOnly('Job that made the model.'),
  latest_version: readOnly('Newest version.'),
  utc_time_created: readOnly('When it was created.'),
  creation_context: { type: 'anything', about: 'Who created it, and when.', readOnly: true },
  intellectual_property: { type: 'anything', about: 'Protection level of a registry asset.', readOnly: true },
};

/** An environment described in place: azure-ai-ml 1.28's EnvironmentSchema and its anonymous sibling. */
export const ENVIRONMENT_FIELDS: FieldTable = {
  $schema: schemaKey,
  name: text('Name to register the environment under. Without one it is anonymous.'),
  version: version('Version to register. Needs a name.'),
  image: text('Docker image, such as mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu20.04:latest.'),
  conda_file: anything('Conda specification: a path, or the mapping itself.'),
  build: object('Docker build context, in place of an image.', {
    path: text('Folder of the build context.'),
    dockerfile_path: text('Dockerfile in that folder.', { standard: 'Dockerfile' }),
  }),
  inference_config: object('Routes of a container that serves by itself.', {
    liveness_route: route('Asked whether the container lives.'),
    readiness_route: route('Asked whether it takes requests.'),
    scoring_route: route('Takes requests.'),
  }),
  os_type: text('Operating system.', { values: ['linux', 'windows'], standard: 'linux' }),
  description: text('What the environment is for.'),
  tags: map('Names and values of your own.'),
  datastore: text('Datastore to upload a build context to.', { standard: 'workspaceblobstore' }),
  id: readOnly('Full id of the environment.'),
  latest_version: readOnly('Newest version.'),
  creation_context: { type: 'anything', about: 'Who created it, and when.', readOnly: true },
  intellectual_property: { type: 'anything', about: 'Protection level of a registry asset.', readOnly: true },
  auto_delete_setting: { type: 'anything', about: 'When Azure deletes it by itself.' },
};

export const RESOURCES_FIELDS: FieldTable = {
  instance_count: whole('Nodes that work on one job.', {
    standard: 1,
    unit: 'nodes',
    minimum: 1,
    rest: 'properties.resources.instanceCount',
  }),
  instance_type: text('Virtual machine size of a node.', { rest: 'properties.resources.instanceType' }),
  max_instance_count: whole('Most nodes that one job may take.', { unit: 'nodes', minimum: 1 }),
  properties: map('Settings of the compute target.', { rest: 'properties.resources.properties' }),
  locations: texts('Regions that a job may run in.'),
  docker_args: anything('Arguments of docker run: a text or a list of texts.'),
  shm_size: text('Shared memory of the container: a number and b, k, m or g, such as 2g.', { unit: 'bytes' }),
};

export const CODE_FIELDS: FieldTable = {
  $schema: schemaKey,
  code: text('Local folder, which is uploaded, or azureml:name:version of a registered code.', {
    rest: 'properties.codeConfiguration.codeId',
    needed: 'documented',
  }),
  scoring_script: text('Python file in that folder, with init() and run(mini_batch).', {
    rest: 'properties.codeConfiguration.scoringScript',
    needed: 'documented',
  }),
};
