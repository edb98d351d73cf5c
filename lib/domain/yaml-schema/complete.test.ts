import { describe, expect, test } from 'vitest';
import { completionsAt } from './complete';
import type { EditorNames } from './names';

const names: EditorNames = {
  models: [
    { name: 'mnist', versions: ['1', '2', '10'], labels: ['latest'] },
    { name: 'iris', versions: [], labels: [] },
  ],
  environments: [{ name: 'env', versions: ['3'], labels: [] }],
  components: [{ name: 'pipe', versions: ['1'], labels: ['latest'] }],
  data: [{ name: 'digits', versions: ['1'], labels: [] }],
  computes: ['cpu-cluster'],
  endpoints: ['mnist-batch'],
};

/** What is offered where `|` stands. */
function at(text: string, expected: 'endpoint' | 'deployment' | null = null, known: EditorNames | null = names) {
  const before = text.split('|')[0]?.split('\n') ?? [];
  const place = { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
  return completionsAt(text.replace('|', '').split('\n'), place, { expected, names: known });
}
const labels = (...of: Parameters<typeof at>) => at(...of).map(({ label }) => label);
const MODEL = 'endpoint_name: e\ntype: model\n';

describe('keys', () => {
  test('of what the content says, without those that are there and without read-only ones', () => {
    const keys = labels(`${MODEL}compute: c\n|`);
    expect(keys).toEqual(expect.arrayContaining(['model', 'settings', 'resources', 'code_configuration']));
    for (const key of ['compute', 'type', 'endpoint_name', 'id', 'component', 'mini_batch_size'])
      expect(keys).not.toContain(key);
    expect(labels('auth_mode: aad_token\n|')).toEqual(expect.arrayContaining(['name', 'defaults']));
    expect(labels('endpoint_name: e\nmini_batch_size: 5\n|')).toContain('retry_settings');
    expect(labels('endpoint_name: e\ntype: pipeline\n|')).toContain('component');
    expect(labels('endpoint_name: e\ntype: pipeline\n|')).not.toContain('model');
  });

  test('of what is expected where the text says nothing yet', () => {
    expect(labels('|', 'endpoint')).toContain('auth_mode');
    expect(labels('|', 'deployment')).toContain('settings');
    expect(labels('name: x\n|', 'deployment')).toContain('endpoint_name');
  });

  test('the schema is chosen by content, not by $schema', () => {
    const wrong = '$schema: https://azuremlschemas.azureedge.net/latest/batchEndpoint.schema.json\n';
    expect(labels(`${wrong}${MODEL}|`)).toContain('settings');
  });

  test('required ones stand first, and say their default', () => {
    const settings = at(`${MODEL}settings:\n  |`).sort((a, b) => a.rank - b.rank);
    expect(settings[0]).toMatchObject({ label: 'mini_batch_size', detail: 'required, Default: 10 files' });
    expect(at(`${MODEL}|`).sort((a, b) => a.rank - b.rank)[0]?.label).toBe('name');
  });

  test('of inner mappings, at their own indent', () => {
    expect(labels(`${MODEL}settings:\n  mini_batch_size: 5\n  retry_settings:\n    |`)).toEqual([
      'max_retries',
      'timeout',
    ]);
    expect(labels(`${MODEL}settings:\n    mini_batch_size: 5\n    |`)).toContain('output_action');
    expect(labels('defaults:\n  |')).toEqual(['deployment_name']);
    expect(labels(`${MODEL}settings:\n  retry_settings:\n    timeout: 3\n|`)).toContain('compute');
  });

  test('with what follows the key: a space, or a line of the mapping', () => {
    const insert = (text: string, label: string) => at(text).find((item) => item.label === label)?.insert;
    expect(insert(`${MODEL}|`, 'compute')).toBe('compute: ');
    expect(insert(`${MODEL}|`, 'settings')).toBe('settings:\n  ');
    expect(insert(`${MODEL}settings:\n  |`, 'retry_settings')).toBe('retry_settings:\n    ');
  });

  test('are named as JavaScript names its own things without harm', () => {
    expect(labels(`${MODEL}__proto__:\n  |`)).toEqual([]);
    expect(labels(`${MODEL}constructor:\n  |`)).toEqual([]);
  });
});

describe('values', () => {
  test('allowed words and defaults', () => {
    expect(labels(`${MODEL}settings:\n  output_action: |`)).toEqual(['append_row', 'summary_only']);
    expect(labels(`${MODEL}settings:\n  mini_batch_size: |`)).toEqual(['10']);
    expect(labels('auth_mode: |\nname: x')).toEqual(['aad_token', 'key', 'aml_token']);
  });

  test('names of the workspace: newest version first, then labels', () => {
    expect(labels(`${MODEL}model: |`)).toEqual([
      'azureml:mnist:10',
      'azureml:mnist:2',
      'azureml:mnist:1',
      'azureml:mnist@latest',
    ]);
    expect(labels(`${MODEL}environment: azureml:|`)).toEqual(['azureml:env:3']);
    expect(labels(`${MODEL}compute: |`)).toEqual(['azureml:cpu-cluster']);
    expect(labels('type: pipeline\nendpoint_name: |')).toEqual(['mnist-batch']);
    expect(labels('endpoint_name: e\ntype: pipeline\ncomponent: |')).toEqual(['azureml:pipe:1', 'azureml:pipe@latest']);
    expect(labels('endpoint_name: e\ntype: pipeline\nsettings:\n  data: azureml:|')).toEqual(['azureml:digits:1']);
    expect(labels(`${MODEL}model: |`, null, null)).toEqual([]);
  });

  test('take the place of what is typed, quote or not', () => {
    expect(at(`${MODEL}model: azureml:m|`)[0]).toMatchObject({ start: 7 });
    expect(at(`${MODEL}model: "azureml:m|"`)[0]).toMatchObject({ start: 8 });
  });

  test('bring the space that the colon still lacks', () => {
    expect(at(`${MODEL}compute:|`)[0]).toMatchObject({ insert: ' azureml:cpu-cluster' });
    expect(at(`${MODEL}compute: |`)[0]).toMatchObject({ insert: 'azureml:cpu-cluster' });
    expect(at(`${MODEL}model: azureml:|`)[0]).toMatchObject({ start: 7, insert: 'azureml:mnist:10' });
  });

  test('may stand on a line of their own, beside the keys of an asset in place', () => {
    expect(labels(`${MODEL}model:\n  |`)).toEqual(expect.arrayContaining(['path', 'azureml:mnist:10']));
  });
});

describe('inside braces and brackets', () => {
  test('keys of the mapping, without those that it has before and behind the cursor', () => {
    const keys = labels(`${MODEL}settings: {mini_batch_size: 5, |, error_threshold: 3}\ncompute: c\n`);
    expect(keys).toContain('output_action');
    for (const key of ['mini_batch_size', 'error_threshold', 'compute']) expect(keys).not.toContain(key);
    expect(labels(`${MODEL}settings: {retry_settings: {max_retries: 3, |}}`)).toEqual(['timeout']);
    expect(labels(`${MODEL}model: {|}`)).toContain('path');
    expect(labels(`${MODEL}model: {|}`)).not.toContain('azureml:mnist:10');
    expect(labels(`${MODEL}settings: {|mini_batch_size: 5}`)).toContain('mini_batch_size');
  });

  test('over several lines, below block style, and while the bracket is still missing', () => {
    expect(labels(`${MODEL}settings: {\n  retry_settings: {timeout: 5},\n  |\n}\n`)).not.toContain('retry_settings');
    expect(labels(`${MODEL}settings: {\n  retry_settings: {\n    |\n`)).toEqual(['max_retries', 'timeout']);
    expect(labels(`${MODEL}settings:\n  retry_settings:\n    {max_retries: 1, |`)).toEqual(['timeout']);
    expect(labels('{endpoint_name: e, type: model, |}', 'deployment')).toContain('settings');
    expect(labels(`${MODEL}description: >\n  settings: {\n|`)).toContain('compute');
  });

  test('values and names, which take the place of what is typed', () => {
    expect(labels(`${MODEL}settings: {output_action: |}`)).toEqual(['append_row', 'summary_only']);
    expect(at(`${MODEL}settings: {output_action: "app|"}`)[0]).toMatchObject({ start: 27 });
    expect(at('{endpoint_name: |', 'deployment')[0]).toMatchObject({ label: 'mnist-batch', start: 16 });
    expect(labels('endpoint_name: e\ntype: pipeline\nsettings: {a: azureml:|}')).toEqual(['azureml:digits:1']);
  });

  test('a key brings the brackets of its value, with the cursor inside', () => {
    const key = (label: string) => at(`${MODEL}settings: {|}`).find((item) => item.label === label);
    expect(key('mini_batch_size')).toMatchObject({ insert: 'mini_batch_size: ', after: '' });
    expect(key('retry_settings')).toMatchObject({ insert: 'retry_settings: {', after: '}', goesOn: true });
    const list = at(`${MODEL}resources: {|}`).find((item) => item.label === 'locations');
    expect(list).toMatchObject({ insert: 'locations: [', after: ']' });
  });
});

test('nothing is offered in a comment, in a block text and behind a closed brace', () => {
  expect(labels(`${MODEL}# |`)).toEqual([]);
  expect(labels(`${MODEL}compute: c # |`)).toEqual([]);
  expect(labels(`${MODEL}description: |-\n  some |`.replace('|-', '>-'))).toEqual([]);
  expect(labels(`${MODEL}settings: {mini_batch_size: 5} |`)).toEqual([]);
  expect(labels(`${MODEL}settings: {mini_batch_size: 5, # |`)).toEqual([]);
});
