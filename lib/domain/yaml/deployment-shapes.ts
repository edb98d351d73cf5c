import {
  type Asset,
  type CodeConfiguration,
  codeConfigurationField,
  environmentField,
  modelField,
  type Resources,
  reference,
  resourcesField,
} from './assets';
import { choice, type Field, type Loaded, text, textValues, whole, withPlace } from './fields';
import { isTextNode, type MapNode, valueAt } from './node';
import { nested, type ObjectReader, readObject } from './objects';
import { failure, type Remark, warning } from './problem';
import { noReference } from './references';

/** The scoring settings, which stand at the root (classic) or under `settings` (`type: model`). */
export interface Settings {
  miniBatchSize?: number;
  maxConcurrencyPerInstance?: number;
  errorThreshold?: number;
  loggingLevel?: string;
  outputAction?: string;
  outputFileName?: Loaded<string>;
  retrySettings?: { maxRetries?: number; timeout?: Loaded<number> };
  environmentVariables?: Record<string, string | null>;
}

export type TextMap = Record<string, string | null>;

interface Common {
  at: number;
  name?: Loaded<string>;
  endpointName?: Loaded<string>;
  description?: string;
  tags?: TextMap;
}

export interface ModelDeployment extends Common {
  kind: 'classic' | 'model';
  properties?: TextMap;
  model?: Asset;
  codeConfiguration?: CodeConfiguration;
  environment?: Asset;
  compute?: string;
  resources?: Resources;
  settings: Settings;
  /** `settings.instance_count`, which `type: model` alone has. */
  instanceCount?: Loaded<number>;
}

export interface PipelineDeployment extends Common {
  kind: 'pipeline';
  component?: Asset | { kind: 'file'; path: string };
  job?: string;
  settings?: TextMap;
}

export type Deployment = ModelDeployment | PipelineDeployment;

const outputAction = choice(['append_row', 'summary_only']);
const deploymentType = choice(['pipeline', 'model']);
const readOnly = 'It is read-only and not sent.';

const retrySettings = nested((object) => ({
  maxRetries: object.get('max_retries', whole),
  timeout: object.get('timeout', withPlace(whole)),
}));

const job: Field<string> = (node, path, out) => {
  if (isTextNode(node) && node.value.startsWith('azureml:')) return node.value.slice('azureml:'.length);
  out.push(failure(path, node.at, noReference('jobs')));
  return undefined;
};

const inlineJob = nested((object, node, path, out) => {
  object.need('component', componentField);
  object.get('type', choice(['pipeline']));
  object.acceptOthers();
  out.push(warning(path, node.at, 'A job described in place is not sent: name one as azureml:<job>.'));
  return undefined;
});

/** A registered component, or the path of a pipeline component's YAML. */
const componentField: Field<Exclude<PipelineDeployment['component'], undefined>> = (node, path, out) => {
  if (!isTextNode(node) || node.value.startsWith('azureml:')) return reference('components')(node, path, out);
  if (!node.value.startsWith('file:')) return { kind: 'file', path: node.value };
  out.push(failure(path, node.at, 'Not supporting non file for component'));
  return undefined;
};

const compute: Field<string> = (node, path, out) => {
  const name = text(node, path, out);
  if (name?.toLowerCase() === 'local') return 'local';
  return name?.replace(/^azureml:/, '');
};

const least =
  (minimum: number): Field<number> =>
  (node, path, out) => {
    const value = whole(node, path, out);
    if (value !== undefined && value < minimum)
      out.push(warning(path, node.at, `Azure takes at least ${minimum}: azure-ai-ml does not look.`));
    return value;
  };

const loggingLevel: Field<string> = (node, path, out) => {
  const level = text(node, path, out);
  if (level !== undefined && !['warning', 'info', 'debug'].includes(level.toLowerCase()))
    out.push(warning(path, node.at, 'Azure knows the levels warning, info and debug: azure-ai-ml does not look.'));
  return level;
};

function readSettings(object: ObjectReader): Settings {
  return {
    miniBatchSize: object.get('mini_batch_size', least(1)),
    maxConcurrencyPerInstance: object.get('max_concurrency_per_instance', least(1)),
    errorThreshold: object.get('error_threshold', least(-1)),
    loggingLevel: object.get('logging_level', loggingLevel),
    outputAction: object.get('output_action', outputAction),
    outputFileName: object.get('output_file_name', withPlace(text)),
    retrySettings: object.get('retry_settings', retrySettings),
    environmentVariables: object.get('environment_variables', textValues),
  };
}

function readCommon(object: ObjectReader, at: number) {
  object.ignore('$schema');
  if (object.get('id', text) !== undefined) object.ignore('id', readOnly);
  return {
    at,
    name: object.need('name', withPlace(text)),
    endpointName: object.need('endpoint_name', withPlace(text)),
    description: object.get('description', text),
    tags: object.get('tags', textValues),
    properties: object.get('properties', textValues),
    model: object.get('model', modelField),
    codeConfiguration: object.get('code_configuration', codeConfigurationField),
    environment: object.get('environment', environmentField),
    resources: object.get('resources', resourcesField),
  };
}

function unused(map: MapNode, keys: string[], out: Remark[], why: string) {
  for (const { key } of map.entries)
    if (isTextNode(key) && keys.includes(key.value)) out.push(warning(key.value, key.at, why));
}

/** The classic form: settings at the root. With `type: Model` or `Pipeline` the peer makes the other kinds of it. */
export function readClassic(map: MapNode, out: Remark[]): Deployment {
  return readObject(map, '', out, (object) => {
    const common = readCommon(object, map.at);
    object.ignore('creation_context', readOnly);
    object.ignore('provisioning_state', readOnly);
    const type = object.get('type', deploymentType);
    const settings = readSettings(object);
    const own = { ...common, compute: object.get('compute', compute), settings };
    const pipeline = { component: object.get('component', componentField), job: object.get('job_definition', job) };
    if (type === 'pipeline') return { ...common, ...pipeline, settings: undefined, kind: 'pipeline' };
    unused(map, ['component', 'job_definition'], out, 'Only a deployment of type pipeline has it: it is not sent.');
    return { ...own, kind: type === 'model' ? 'model' : 'classic' };
  });
}

interface OwnSettings extends Settings {
  instanceCount?: Loaded<number>;
}

const modelSettings = nested((object, node, path, out): OwnSettings => {
  const settings = { ...readSettings(object), instanceCount: object.get('instance_count', withPlace(whole)) };
  if (!valueAt(node, 'mini_batch_size'))
    out.push(failure(`${path}.mini_batch_size`, node.at, 'Missing data for required field.'));
  return settings;
});

const dropped = 'With settings the same key at the root is ignored: move it under settings.';

/** `type: model` with `settings`. */
export function readModelDeployment(map: MapNode, out: Remark[]): ModelDeployment {
  return readObject(map, '', out, (object) => {
    const common = readCommon(object, map.at);
    object.get('type', deploymentType);
    const own = { ...common, kind: 'model' as const, compute: object.need('compute', compute) };
    const flat = {
      errorThreshold: object.get('error_threshold', whole),
      environmentVariables: object.get('environment_variables', textValues),
    };
    const settings = object.get('settings', modelSettings);
    if (!settings) return { ...own, settings: flat };
    unused(map, ['error_threshold', 'environment_variables'], out, dropped);
    return { ...own, settings, instanceCount: settings.instanceCount };
  });
}

/** `type: pipeline`: a pipeline component, or the job to make one of. */
export function readPipelineDeployment(map: MapNode, out: Remark[]): PipelineDeployment {
  return readObject(map, '', out, (object) => {
    object.ignore('$schema');
    object.get('type', text);
    const given = valueAt(map, 'job_definition');
    return {
      kind: 'pipeline',
      at: map.at,
      name: object.get('name', withPlace(text)),
      endpointName: object.get('endpoint_name', withPlace(text)),
      description: object.get('description', text),
      tags: object.get('tags', textValues),
      component: object.get('component', componentField),
      settings: object.get('settings', textValues),
      job: object.get('job_definition', given?.kind === 'map' ? inlineJob : job),
    };
  });
}
