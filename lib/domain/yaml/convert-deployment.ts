import { isMap, isScalar, YAMLMap } from 'yaml';
import { type Change, mapAt, move, peek, peekMap, peekText, plain, put, take } from './rewrite';

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

const ACTIONS = new Map([
  ['appendrow', 'append_row'],
  ['summaryonly', 'summary_only'],
]);

/** Turns a deployment of an older form into today's, in place, noting each change. */
export class DeploymentConversion {
  constructor(
    private readonly map: YAMLMap,
    private readonly prefix: string,
    private readonly changes: Change[],
  ) {}

  run() {
    this.liftBatchSettings();
    this.output();
    this.compute();
    this.retries();
    this.model();
    this.code();
    this.environment();
    this.drop('partition_keys', 'partition keys are gone');
    if (this.isPipeline()) this.pipeline();
    else this.nestSettings();
  }

  private say(path: string, message: string) {
    this.changes.push({ path: this.prefix + path, message });
  }

  private rename(from: YAMLMap, key: string, to: YAMLMap, name: string, path: string, target: string) {
    if (move(from, key, to, name)) this.say(path, `${path} is ${target} today.`);
  }

  private drop(key: string, why: string) {
    if (take(this.map, key)) this.say(key, `${key} is left out: ${why}.`);
  }

  private liftBatchSettings() {
    const own = peekMap(this.map, 'batch_settings');
    if (!own) return;
    take(this.map, 'batch_settings');
    for (const scheme of ['partitioning_scheme', 'partition_scheme']) {
      const inner = peekMap(own, scheme);
      if (!inner) continue;
      const path = `batch_settings.${scheme}.mini_batch_size`;
      this.rename(inner, 'mini_batch_size', this.map, 'mini_batch_size', path, 'mini_batch_size');
      take(own, scheme);
    }
    for (const pair of [...own.items]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      this.rename(own, key, this.map, key, `batch_settings.${key}`, key);
    }
  }

  private output() {
    const own = peekMap(this.map, 'output_configuration');
    if (own) {
      take(this.map, 'output_configuration');
      const path = 'output_configuration';
      this.rename(own, 'output_action', this.map, 'output_action', `${path}.output_action`, 'output_action');
      const name = 'append_row_file_name';
      this.rename(own, name, this.map, 'output_file_name', `${path}.${name}`, 'output_file_name');
    }
    const written = peekText(this.map, 'output_action');
    const today = written && ACTIONS.get(written.toLowerCase());
    if (!today) return;
    put(this.map, 'output_action', plain(today));
    this.say('output_action', `${written} is written ${today} today.`);
  }

  private compute() {
    const own = peekMap(this.map, 'compute');
    const target = own && peekText(own, 'target');
    if (own && target !== undefined) {
      put(this.map, 'compute', plain(target.replace(/^azureml:aml:/, 'azureml:')));
      this.say('compute.target', 'compute.target is compute today.');
      this.instanceCount(own, 'instance_count', 'compute.instance_count');
    }
    const scale = peekMap(this.map, 'scale_settings');
    if (!scale) return;
    take(this.map, 'scale_settings');
    for (const key of ['node_count', 'instance_count']) this.instanceCount(scale, key, `scale_settings.${key}`);
  }

  private instanceCount(from: YAMLMap, key: string, path: string) {
    if (peek(from, key))
      this.rename(from, key, mapAt(this.map, 'resources'), 'instance_count', path, 'resources.instance_count');
  }

  private retries() {
    const own = peekMap(this.map, 'retry_settings');
    if (!own) return;
    const path = 'retry_settings';
    this.rename(own, 'maximum_retries', own, 'max_retries', `${path}.maximum_retries`, `${path}.max_retries`);
    this.rename(own, 'timeout_in_seconds', own, 'timeout', `${path}.timeout_in_seconds`, `${path}.timeout`);
  }

  private model() {
    const written = peekText(this.map, 'model');
    const versioned = written && /^(azureml:\/subscriptions\/.*\/models\/[^/:]+):([^/:]+)$/.exec(written);
    if (versioned) {
      put(this.map, 'model', plain(`${versioned[1]}/versions/${versioned[2]}`));
      this.say('model', "The version is a part of the model's ARM id today.");
    }
    const own = peekMap(this.map, 'model');
    if (!own) return;
    this.rename(own, 'local_path', own, 'path', 'model.local_path', 'model.path');
    this.rename(own, 'model_uri', own, 'path', 'model.model_uri', 'model.path');
    const format = peekText(own, 'model_format');
    if (format === undefined) return;
    take(own, 'model_format');
    const type = `${format.toLowerCase().replace(/_model$/, '')}_model`;
    put(own, 'type', plain(type));
    this.say('model.model_format', `model.model_format ${format} is type ${type} today.`);
  }

  private code() {
    if (isMap(peek(this.map, 'code'))) move(this.map, 'code', mapAt(this.map, 'code_configuration'), 'code');
    const own = peekMap(this.map, 'code_configuration');
    const code = own && peekMap(own, 'code');
    const key = code && ['local_path', 'directory', 'path'].find((name) => peekText(code, name) !== undefined);
    if (!own || !code || !key) return;
    put(own, 'code', plain(peekText(code, key) ?? ''));
    this.say(`code_configuration.code.${key}`, 'The folder is the value of code_configuration.code today.');
  }

  private environment() {
    const own = peekMap(this.map, 'environment');
    if (!own) return;
    const docker = peekMap(own, 'docker');
    if (docker) {
      this.rename(docker, 'image', own, 'image', 'environment.docker.image', 'environment.image');
      if (docker.items.length === 0) take(own, 'docker');
    }
    if (take(own, 'path'))
      this.say('environment.path', 'environment.path is left out: files are relative to the YAML.');
    const conda = peekText(own, 'conda_file');
    if (!conda?.startsWith('file:')) return;
    put(own, 'conda_file', plain(conda.slice('file:'.length)));
    this.say('environment.conda_file', 'Files are named without file: today.');
  }

  private isPipeline() {
    const type = peekText(this.map, 'type')?.toLowerCase();
    return type === 'component' || type === 'pipeline' || (!type && isScalar(peek(this.map, 'component')));
  }

  private setType(type: string) {
    const written = peekText(this.map, 'type');
    if (written === type) return;
    put(this.map, 'type', plain(type));
    this.say('type', written === undefined ? `type: ${type} is added.` : `type: ${written} is ${type} today.`);
  }

  private pipeline() {
    const job = peekMap(this.map, 'job_definition');
    if (job) {
      take(this.map, 'job_definition');
      for (const key of ['component', 'settings']) this.rename(job, key, this.map, key, `job_definition.${key}`, key);
    }
    this.setType('pipeline');
    if (peek(this.map, 'compute'))
      this.rename(
        this.map,
        'compute',
        mapAt(this.map, 'settings'),
        'default_compute',
        'compute',
        'settings.default_compute',
      );
    const settings = peekMap(this.map, 'settings');
    const compute = settings && peekText(settings, 'default_compute');
    if (settings && compute?.startsWith('azureml:')) put(settings, 'default_compute', plain(compute.slice(8)));
    this.drop('properties', 'a pipeline deployment has none');
    this.drop('resources', 'the pipeline says where its steps run');
  }

  private nestSettings() {
    this.setType('model');
    const flat = SETTINGS.filter((key) => peek(this.map, key));
    const settings = peekMap(this.map, 'settings') ?? new YAMLMap();
    for (const key of flat) this.rename(this.map, key, settings, key, key, `settings.${key}`);
    if (settings.items.length === 0) return;
    put(this.map, 'settings', settings);
    if (peek(settings, 'mini_batch_size')) return;
    put(settings, 'mini_batch_size', plain('10'));
    this.say(
      'settings.mini_batch_size',
      'mini_batch_size is written out, since settings must have it: 10 is the default.',
    );
  }
}
