import { isScalar, YAMLMap } from 'yaml';
import { code, environment, model } from './convert-assets';
import { compute, liftBatchSettings, output, retries } from './convert-settings';
import type { Edit } from './edit';
import { mapAt, peek, peekMap, peekText, plain, put, take } from './rewrite';

/** Settings that stand under `settings` in `type: model`. */
const SETTINGS = [
  'mini_batch_size',
  'max_concurrency_per_instance',
  'error_threshold',
  'retry_settings',
  'logging_level',
  'output_action',
  'output_file_name',
  'environment_variables',
];

function isPipeline(edit: Edit) {
  const type = peekText(edit.map, 'type')?.toLowerCase();
  return type === 'component' || type === 'pipeline' || (!type && isScalar(peek(edit.map, 'component')));
}

function setType(edit: Edit, type: string) {
  const written = peekText(edit.map, 'type');
  if (written === type) return;
  put(edit.map, 'type', plain(type));
  edit.say('type', written === undefined ? `type: ${type} is added.` : `type: ${written} is ${type} today.`);
}

function pipeline(edit: Edit) {
  const job = peekMap(edit.map, 'job_definition');
  if (job) {
    take(edit.map, 'job_definition');
    for (const key of ['component', 'settings']) edit.rename(job, key, edit.map, key, `job_definition.${key}`, key);
  }
  setType(edit, 'pipeline');
  if (peek(edit.map, 'compute'))
    edit.rename(
      edit.map,
      'compute',
      mapAt(edit.map, 'settings'),
      'default_compute',
      'compute',
      'settings.default_compute',
    );
  const settings = peekMap(edit.map, 'settings');
  const compute = settings && peekText(settings, 'default_compute');
  if (settings && compute?.startsWith('azureml:')) put(settings, 'default_compute', plain(compute.slice(8)));
  edit.drop('properties', 'a pipeline deployment has none');
  edit.drop('resources', 'the pipeline says where its steps run');
}

function nestSettings(edit: Edit) {
  setType(edit, 'model');
  const flat = SETTINGS.filter((key) => peek(edit.map, key));
  const settings = peekMap(edit.map, 'settings') ?? new YAMLMap();
  for (const key of flat) edit.rename(edit.map, key, settings, key, key, `settings.${key}`);
  if (settings.items.length === 0) return;
  put(edit.map, 'settings', settings);
  if (peek(settings, 'mini_batch_size')) return;
  put(settings, 'mini_batch_size', plain('10'));
  edit.say(
    'settings.mini_batch_size',
    'mini_batch_size is written out, since settings must have it: 10 is the default.',
  );
}

/** Turns a deployment of an older form into today's, in place, noting each change. */
export function convertDeployment(edit: Edit) {
  for (const step of [liftBatchSettings, output, compute, retries, model, code, environment]) step(edit);
  edit.drop('partition_keys', 'partition keys are gone');
  if (isPipeline(edit)) pipeline(edit);
  else nestSettings(edit);
}
