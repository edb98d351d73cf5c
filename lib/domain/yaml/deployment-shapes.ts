import { modelField } from './assets';
import { componentField, compute, job } from './component-fields';
import type { Deployment, ModelDeployment } from './deployment-types';
import { environmentField } from './environment-field';
import { choice, text, whole, withPlace } from './fields';
import { textValues } from './map-fields';
import { isMapNode, isTextNode, type MapNode, valueAt } from './node';
import { type ObjectReader, readObject } from './objects';
import { type Remark, warning } from './problem';
import { codeConfigurationField, resourcesField } from './resources-field';
import { modelSettings, readSettings } from './settings-fields';

const deploymentType = choice(['pipeline', 'model']);
const readOnly = 'It is read-only and not sent.';

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

/** The peer takes these from settings alone where there are some, and says nothing. */
const SETTINGS_FIRST = ['error_threshold', 'environment_variables'];

/** A warning for each that stands outside; what settings does not have itself may be moved there. */
function outsideSettings(map: MapNode, out: Remark[]) {
  const settings = valueAt(map, 'settings');
  for (const { key } of map.entries) {
    if (!isTextNode(key) || !SETTINGS_FIRST.includes(key.value)) continue;
    const remark = warning(key.value, key.at, 'Azure ignores it outside settings without a word.');
    const isFree = isMapNode(settings) && !valueAt(settings, key.value);
    out.push(isFree ? { ...remark, fix: { under: 'settings' } } : remark);
  }
}

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
    outsideSettings(map, out);
    return { ...own, settings, instanceCount: settings.instanceCount };
  });
}
