import {
  codeText,
  computeText,
  type ExpressOptions,
  listOf,
  partOf,
  referenceText,
  textOf,
  textsOf,
  timeoutSeconds,
  wholeOf,
} from './express';
import { isJsonObject, type JsonObject, present } from './rest-body';

/** Today's forms of a deployment: settings at the root, under `settings`, or a pipeline component. */
export type DeploymentShape = 'classic' | 'model' | 'pipeline';

const ACTIONS = new Map([
  ['AppendRow', 'append_row'],
  ['SummaryOnly', 'summary_only'],
]);

/** The form that fits: `type: pipeline` by its configuration, else `type: model`, which needs a compute. */
export function shapeOf(live: JsonObject): DeploymentShape {
  const properties = partOf(live, 'properties');
  if (isJsonObject(properties.deploymentConfiguration)) return 'pipeline';
  return textOf(properties.compute) ? 'model' : 'classic';
}

const endpointOf = (live: JsonObject) => /\/batchEndpoints\/([^/]+)\//i.exec(textOf(live.id) ?? '')?.[1];

function mapped<V, T>(value: V | undefined, of: (value: V) => T | undefined): T | undefined {
  return value === undefined ? undefined : of(value);
}

const filled = (value: JsonObject) => (Object.keys(value).length > 0 ? value : undefined);

function resources(properties: JsonObject, { mode }: ExpressOptions): JsonObject | undefined {
  if (!isJsonObject(properties.resources)) return undefined;
  const own = properties.resources;
  return present({
    instance_count: wholeOf(own.instanceCount),
    instance_type: textOf(own.instanceType),
    max_instance_count: wholeOf(own.maxInstanceCount),
    docker_args: textOf(own.dockerArgs) ?? listOf(own.dockerArgs),
    shm_size: textOf(own.shmSize),
    locations: listOf(own.locations),
    properties: isJsonObject(own.properties) ? own.properties : mode === 'show' ? {} : undefined,
  });
}

function output(properties: JsonObject, { mode }: ExpressOptions): JsonObject {
  const action = textOf(properties.outputAction);
  const known = mapped(action, (name) => ACTIONS.get(name) ?? (mode === 'show' ? name : undefined));
  const named = mode === 'show' ? action === 'AppendRow' : action !== 'SummaryOnly';
  return present({
    output_action: known,
    output_file_name: named ? textOf(properties.outputFileName) : undefined,
  });
}

function settings(properties: JsonObject, options: ExpressOptions): JsonObject {
  const retries = partOf(properties, 'retrySettings');
  return present({
    error_threshold: wholeOf(properties.errorThreshold),
    retry_settings: filled(
      present({
        max_retries: wholeOf(retries.maxRetries),
        timeout: mapped(textOf(retries.timeout), timeoutSeconds),
      }),
    ),
    mini_batch_size: wholeOf(properties.miniBatchSize),
    logging_level: textOf(properties.loggingLevel),
    ...output(properties, options),
    max_concurrency_per_instance: wholeOf(properties.maxConcurrencyPerInstance),
    environment_variables: textsOf(properties.environmentVariables),
  });
}

function codeConfiguration(properties: JsonObject, options: ExpressOptions): JsonObject | undefined {
  const own = partOf(properties, 'codeConfiguration');
  const code = mapped(textOf(own.codeId), (id) => codeText(id, options));
  return code === undefined ? undefined : present({ code, scoring_script: textOf(own.scoringScript) });
}

function assets(properties: JsonObject, options: ExpressOptions): JsonObject {
  const model = partOf(properties, 'model');
  const modelId = textOf(model.referenceType) === 'Id' ? textOf(model.assetId) : undefined;
  return present({
    model: mapped(modelId, (id) => referenceText(id, 'models', options)),
    code_configuration: codeConfiguration(properties, options),
    environment: mapped(textOf(properties.environmentId), (id) => referenceText(id, 'environments', options)),
    compute: mapped(textOf(properties.compute), (id) => computeText(id, options)),
    resources: resources(properties, options),
  });
}

const identityOf = (live: JsonObject) => present({ name: textOf(live.name), endpoint_name: endpointOf(live) });

function pipelineYaml(live: JsonObject, options: ExpressOptions): JsonObject {
  const properties = partOf(live, 'properties');
  const configuration = partOf(properties, 'deploymentConfiguration');
  const component = textOf(partOf(configuration, 'componentId').assetId);
  return present({
    ...identityOf(live),
    type: 'pipeline',
    description: textOf(properties.description),
    tags: mapped(textsOf(live.tags), filled),
    component: mapped(component, (id) => referenceText(id, 'components', options)),
    settings: textsOf(configuration.settings),
  });
}

/** `settings` without mini_batch_size is refused: the service's default stands in for one it does not tell. */
function underSettings(own: JsonObject): JsonObject {
  if (Object.keys(own).length === 0) return {};
  return { settings: { ...own, mini_batch_size: own.mini_batch_size ?? 10 } };
}

function modelYaml(live: JsonObject, shape: 'classic' | 'model', options: ExpressOptions): JsonObject {
  const properties = partOf(live, 'properties');
  const own = settings(properties, options);
  return present({
    ...identityOf(live),
    type: shape === 'model' ? 'model' : undefined,
    description: textOf(properties.description),
    tags: mapped(textsOf(live.tags), options.mode === 'show' ? (tags) => tags : filled),
    properties: mapped(textsOf(properties.properties), options.mode === 'show' ? (own) => own : filled),
    ...assets(properties, options),
    ...(shape === 'model' ? underSettings(own) : own),
  });
}

/** A live deployment (contract H2, H3) as today's YAML, in the given form. Read-only fields are left out. */
export function deploymentYaml(live: JsonObject, shape: DeploymentShape, options: ExpressOptions): JsonObject {
  return shape === 'pipeline' ? pipelineYaml(live, options) : modelYaml(live, shape, options);
}

const AUTH = new Map([
  ['aadtoken', 'aad_token'],
  ['amltoken', 'aml_token'],
  ['key', 'key'],
]);

/** A live endpoint (contract H1) as YAML. Read-only fields are left out. */
export function endpointYaml(live: JsonObject, { mode }: ExpressOptions): JsonObject {
  const properties = partOf(live, 'properties');
  const defaults = partOf(properties, 'defaults');
  const keep = mode === 'show' ? (map: JsonObject) => map : filled;
  return present({
    name: textOf(live.name),
    description: textOf(properties.description),
    tags: mapped(textsOf(live.tags), keep),
    properties: mapped(textsOf(properties.properties), keep),
    auth_mode: mapped(textOf(properties.authMode), (mode) => AUTH.get(mode.toLowerCase())),
    defaults: filled(present({ deployment_name: textOf(defaults.deploymentName) })),
  });
}
