import {
  codeText,
  computeText,
  type ExpressOptions,
  filled,
  listOf,
  mapped,
  partOf,
  referenceText,
  textOf,
  textsOf,
  timeoutSeconds,
  wholeOf,
} from './express';
import { isJsonObject, type JsonObject, present } from './rest-body';

const ACTIONS = new Map([
  ['AppendRow', 'append_row'],
  ['SummaryOnly', 'summary_only'],
]);

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

/** The scoring settings as YAML has them. */
export function settings(properties: JsonObject, options: ExpressOptions): JsonObject {
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

/** What the deployment points at, and the machines it takes. */
export function assets(properties: JsonObject, options: ExpressOptions): JsonObject {
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
