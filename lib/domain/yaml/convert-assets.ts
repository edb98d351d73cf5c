import { isMap } from 'yaml';
import type { Edit } from './edit';
import { mapAt, move, peek, peekMap, peekText, plain, put, take } from './rewrite';

/** model.local_path, model_uri, model_format and versions in ARM ids. */
export function model(edit: Edit) {
  const written = peekText(edit.map, 'model');
  const versioned = written && /^(azureml:\/subscriptions\/.*\/models\/[^/:]+):([^/:]+)$/.exec(written);
  if (versioned) {
    put(edit.map, 'model', plain(`${versioned[1]}/versions/${versioned[2]}`));
    edit.say('model', "The version is a part of the model's ARM id today.");
  }
  const own = peekMap(edit.map, 'model');
  if (!own) return;
  edit.rename(own, 'local_path', own, 'path', 'model.local_path', 'model.path');
  edit.rename(own, 'model_uri', own, 'path', 'model.model_uri', 'model.path');
  const format = peekText(own, 'model_format');
  if (format === undefined) return;
  take(own, 'model_format');
  const type = `${format.toLowerCase().replace(/_model$/, '')}_model`;
  put(own, 'type', plain(type));
  edit.say('model.model_format', `model.model_format ${format} is type ${type} today.`);
}

/** The folder of the code, which was an object. */
export function code(edit: Edit) {
  if (isMap(peek(edit.map, 'code'))) move(edit.map, 'code', mapAt(edit.map, 'code_configuration'), 'code');
  const own = peekMap(edit.map, 'code_configuration');
  const code = own && peekMap(own, 'code');
  const key = code && ['local_path', 'directory', 'path'].find((name) => peekText(code, name) !== undefined);
  if (!own || !code || !key) return;
  put(own, 'code', plain(peekText(code, key) ?? ''));
  edit.say(`code_configuration.code.${key}`, 'The folder is the value of code_configuration.code today.');
}

/** environment.docker, path and file: prefixes. */
export function environment(edit: Edit) {
  const own = peekMap(edit.map, 'environment');
  if (!own) return;
  const docker = peekMap(own, 'docker');
  if (docker) {
    edit.rename(docker, 'image', own, 'image', 'environment.docker.image', 'environment.image');
    if (docker.items.length === 0) take(own, 'docker');
  }
  if (take(own, 'path')) edit.say('environment.path', 'environment.path is left out: files are relative to the YAML.');
  const conda = peekText(own, 'conda_file');
  if (!conda?.startsWith('file:')) return;
  put(own, 'conda_file', plain(conda.slice('file:'.length)));
  edit.say('environment.conda_file', 'Files are named without file: today.');
}
