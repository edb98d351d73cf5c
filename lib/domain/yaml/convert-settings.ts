import { isScalar, type YAMLMap } from 'yaml';
import type { Edit } from './edit';
import { mapAt, peek, peekMap, peekText, plain, put, take } from './rewrite';

const ACTIONS = new Map([
  ['appendrow', 'append_row'],
  ['summaryonly', 'summary_only'],
]);

/** Lifts the settings of the first preview out of batch_settings. */
export function liftBatchSettings(edit: Edit) {
  const own = peekMap(edit.map, 'batch_settings');
  if (!own) return;
  take(edit.map, 'batch_settings');
  for (const scheme of ['partitioning_scheme', 'partition_scheme']) {
    const inner = peekMap(own, scheme);
    if (!inner) continue;
    const path = `batch_settings.${scheme}.mini_batch_size`;
    edit.rename(inner, 'mini_batch_size', edit.map, 'mini_batch_size', path, 'mini_batch_size');
    take(own, scheme);
  }
  for (const pair of [...own.items]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    edit.rename(own, key, edit.map, key, `batch_settings.${key}`, key);
  }
}

/** output_configuration, and the values' spelling. */
export function output(edit: Edit) {
  const own = peekMap(edit.map, 'output_configuration');
  if (own) {
    take(edit.map, 'output_configuration');
    const path = 'output_configuration';
    edit.rename(own, 'output_action', edit.map, 'output_action', `${path}.output_action`, 'output_action');
    const name = 'append_row_file_name';
    edit.rename(own, name, edit.map, 'output_file_name', `${path}.${name}`, 'output_file_name');
  }
  const written = peekText(edit.map, 'output_action');
  const today = written && ACTIONS.get(written.toLowerCase());
  if (!today) return;
  put(edit.map, 'output_action', plain(today));
  edit.say('output_action', `${written} is written ${today} today.`);
}

function instanceCount(edit: Edit, from: YAMLMap, key: string, path: string) {
  if (peek(from, key))
    edit.rename(from, key, mapAt(edit.map, 'resources'), 'instance_count', path, 'resources.instance_count');
}

/** compute.target and the counts of nodes. */
export function compute(edit: Edit) {
  const own = peekMap(edit.map, 'compute');
  const target = own && peekText(own, 'target');
  if (own && target !== undefined) {
    put(edit.map, 'compute', plain(target.replace(/^azureml:aml:/, 'azureml:')));
    edit.say('compute.target', 'compute.target is compute today.');
    instanceCount(edit, own, 'instance_count', 'compute.instance_count');
  }
  const scale = peekMap(edit.map, 'scale_settings');
  if (!scale) return;
  take(edit.map, 'scale_settings');
  for (const key of ['node_count', 'instance_count']) instanceCount(edit, scale, key, `scale_settings.${key}`);
}

export function retries(edit: Edit) {
  const own = peekMap(edit.map, 'retry_settings');
  if (!own) return;
  const path = 'retry_settings';
  edit.rename(own, 'maximum_retries', own, 'max_retries', `${path}.maximum_retries`, `${path}.max_retries`);
  edit.rename(own, 'timeout_in_seconds', own, 'timeout', `${path}.timeout_in_seconds`, `${path}.timeout`);
}
