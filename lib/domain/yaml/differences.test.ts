import { describe, expect, test } from 'vitest';
import { placeholderTerms } from './placeholders';
import { yamlToRest } from './to-rest';

const DEPLOYMENT = 'name: blue\nendpoint_name: ep-one\nmodel: azureml:m:1\ncompute: azureml:cpu-cluster\n';
const MODEL = `${DEPLOYMENT}type: model\n`;
const PIPELINE = 'name: blue\nendpoint_name: ep-one\ntype: pipeline\ncomponent: azureml:c:1\n';

type Difference = [name: string, text: string, path: string, message: string];

/** The peer says nothing here. The body is the same; ours has a warning at the place. */
const SILENT: Difference[] = [
  ['an endpoint name is lower-cased', 'name: MyEndpoint\n', 'name', 'myendpoint is sent'],
  ['a deployment name is lower-cased', DEPLOYMENT.replace('blue', 'Blue'), 'name', 'blue is sent'],
  ['the location is ignored', 'name: abc\nlocation: westus\n', 'location', "workspace's location"],
  ['read-only keys are ignored', 'name: abc\nscoring_uri: https://a.example\n', 'scoring_uri', 'read-only'],
  [
    'a key is written twice',
    `${DEPLOYMENT}mini_batch_size: 1\nmini_batch_size: 2\n`,
    'mini_batch_size',
    'written twice',
  ],
  ['true becomes "True"', `${DEPLOYMENT}tags: {a: true}\n`, 'tags.a', '"True"'],
  [
    'the key on becomes "True"',
    `${DEPLOYMENT}environment_variables: {on: x}\n`,
    'environment_variables.True',
    'read as True',
  ],
  ['a fraction is cut', `${DEPLOYMENT}mini_batch_size: 10.9\n`, 'mini_batch_size', 'cut to 10'],
  ['a timeout of 0 is left out', `${DEPLOYMENT}retry_settings: {timeout: 0}\n`, 'retry_settings.timeout', 'not sent'],
  [
    'error_threshold beside settings is dropped',
    `${MODEL}error_threshold: 7\nsettings: {mini_batch_size: 3}\n`,
    'error_threshold',
    'ignores it outside settings',
  ],
  [
    'environment_variables beside settings are dropped',
    `${MODEL}environment_variables: {a: b}\nsettings: {mini_batch_size: 3}\n`,
    'environment_variables',
    'ignores it outside settings',
  ],
  ['a component on a model deployment is dropped', `${DEPLOYMENT}component: azureml:c:1\n`, 'component', 'not sent'],
  ['a job beside a component is dropped', `${PIPELINE}job_definition: azureml:j\n`, 'job_definition', 'not used'],
  [
    'a job described in place is dropped',
    PIPELINE.replace('component: azureml:c:1', 'job_definition: {component: azureml:c:1}'),
    'job_definition',
    'not sent',
  ],
  [
    'a pipeline has neither component nor job',
    PIPELINE.replace('component: azureml:c:1\n', ''),
    'component',
    'Azure will refuse',
  ],
  [
    'the name of an anonymous environment is dropped',
    `${DEPLOYMENT}environment: {name: 5, image: i}\n`,
    'environment.name',
    'not used',
  ],
  [
    'a property of resources that starts with _ is dropped',
    `${DEPLOYMENT}resources: {properties: {_a: 1}}\n`,
    'resources.properties._a',
    'not sent',
  ],
  ['a preview name has underscores', DEPLOYMENT.replace('blue', 'my_dep'), 'name', 'my-dep'],
  ['a deployment name is short', DEPLOYMENT.replace('blue', 'ab'), 'name', '3 to 32'],
  ['a deployment name Azure refuses', DEPLOYMENT.replace('blue', 'a.b'), 'name', 'letters, digits'],
  [
    'a logging level Azure does not know',
    `${DEPLOYMENT}logging_level: trace\n`,
    'logging_level',
    'warning, info and debug',
  ],
  ['a mini-batch size below 1', `${DEPLOYMENT}mini_batch_size: -5\n`, 'mini_batch_size', 'at least 1'],
  ['an error threshold below -1', `${DEPLOYMENT}error_threshold: -2\n`, 'error_threshold', 'at least -1'],
];

/** The peer stops with a traceback or runs out of memory. Ours refuses too, with a sentence and a place. */
const CRASHES: Difference[] = [
  [
    'settings without mini_batch_size (TypeError)',
    `${MODEL}settings: {output_action: append_row}\n`,
    'settings.mini_batch_size',
    'Missing data',
  ],
  [
    'identity on an endpoint (TypeError)',
    'name: abc\nidentity: {type: system_assigned}\n',
    'identity',
    'takes no identity',
  ],
  [
    'code_configuration without code (AttributeError)',
    `${DEPLOYMENT}code_configuration: {scoring_script: s.py}\n`,
    'code_configuration.code',
    'Missing data',
  ],
  [
    'a list where a nested mapping belongs (AttributeError)',
    `${DEPLOYMENT}code_configuration: [a]\n`,
    'code_configuration',
    'Invalid input type.',
  ],
  [
    'a version that is no text or number (Exception)',
    `${DEPLOYMENT.replace('azureml:m:1', '{name: m, version: 2021-01-01}')}`,
    'model.version',
    'a text or a number',
  ],
  [
    'a timeout longer than Python has durations (OverflowError)',
    `${DEPLOYMENT}retry_settings: {timeout: 86400000000000}\n`,
    'retry_settings.timeout',
    'no duration',
  ],
  [
    'an infinite number in resources (no JSON)',
    `${DEPLOYMENT}resources: {properties: {a: .inf}}\n`,
    'resources.properties',
    'no number for inf',
  ],
  [
    'an alias bomb (no end)',
    `${DEPLOYMENT}tags:\n  a: &a [1,1,1,1,1,1,1,1,1,1]\n${[...'bcdefgh'].map((c, i) => `  ${c}: &${c} [${Array(10).fill(`*${'abcdefg'[i]}`)}]`).join('\n')}\n`,
    '',
    'too many values',
  ],
];

/** What the peer would read in its own time, and we do not. */
const LIMITS: Difference[] = [
  [
    'a whole number whose digits a number of JavaScript does not keep',
    `${DEPLOYMENT}mini_batch_size: 9007199254740993\n`,
    'mini_batch_size',
    'more digits',
  ],
  ['more than 1 MiB of text', `${DEPLOYMENT}description: "${'x'.repeat(1_048_577)}"\n`, '', 'too large'],
  ['more than 200,000 tokens', `${DEPLOYMENT}tags:\n${'  k: v\n'.repeat(50_000)}`, '', 'too many values'],
  ['a line end that only YAML 1.1 knows', `${DEPLOYMENT}description: a\u2028b\n`, '', 'ends a line for Azure ML'],
  ['a value inside itself, which Python writes {...}', `${DEPLOYMENT}tags: &t {a: *t}\n`, '', 'stands inside'],
  ['more than 100 levels', `${DEPLOYMENT}tags: ${'['.repeat(101)}${']'.repeat(101)}\n`, '', 'levels deep'],
];

const found = (text: string, path: string, message: string) => {
  const result = yamlToRest(text, placeholderTerms);
  const problem = result.problems.find((one) => one.path === path && one.message.includes(message));
  return { ok: result.ok, problem };
};

describe('where ours is better than azure-ai-ml on purpose', () => {
  test.each(SILENT)('it warns: %s', (_, text, path, message) => {
    expect(found(text, path, message)).toMatchObject({ ok: true, problem: { severity: 'warning' } });
  });

  test.each(CRASHES)('it says what is wrong: %s', (_, text, path, message) => {
    expect(found(text, path, message)).toMatchObject({ ok: false, problem: { severity: 'error' } });
  });

  test.each(LIMITS)('it refuses: %s', (_, text, path, message) => {
    expect(found(text, path, message)).toMatchObject({ ok: false, problem: { severity: 'error' } });
  });

  test('the list', () => {
    const names = [...SILENT, ...CRASHES, ...LIMITS].map(([name]) => `  - ${name}`);
    process.stdout.write(`${names.length} deliberate differences from azure-ai-ml 1.28:\n${names.join('\n')}\n`);
    expect(names).toHaveLength(37);
  });
});
