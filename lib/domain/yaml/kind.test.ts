import { expect, test } from 'vitest';
import { kindOf } from './kind';
import { readYaml } from './read';

test.each([
  ['an endpoint by its name alone', 'name: abc', 'endpoint'],
  ['an endpoint with a key that is none of its', 'name: abc\nauth_mode: key\nversion: 1', 'endpoint'],
  ['a deployment with a key that is none of its', 'name: a\nendpoint_name: b\nversion: 1\npath: x', 'deployment'],
  ['a deployment without its endpoint', 'name: a\nmodel: azureml:m:1', 'deployment'],
  ['an old endpoint', 'name: a\ntype: batch\ntraffic: {b: 100}', 'endpoint'],
  [
    'a deployment under the schema of an endpoint',
    '$schema: https://azuremlschemas.azureedge.net/latest/batchEndpoint.schema.json\nname: a\nendpoint_name: b',
    'deployment',
  ],
  [
    'an endpoint by its schema',
    '$schema: https://azuremlschemas.azureedge.net/latest/batchEndpoint.schema.json\ndescription: d',
    'endpoint',
  ],
  [
    'a deployment by its schema',
    '$schema: https://azuremlschemas.azureedge.net/latest/modelBatchDeployment.schema.json\nname: a',
    'deployment',
  ],
  ['an endpoint by a schema in a folder', '$schema: ./azureml/x/batchEndpoint.json\ndescription: d', 'endpoint'],
  ['a schema of elsewhere', '$schema: https://x.example/batchEndpoint.schema.json\ndescription: d', null],
  ['a schema after the name of another', '$schema: azureml x/batchEndpoint.json\ndescription: d', null],
  ['a file name alone', '$schema: azuremlBatchEndpoint.json\ndescription: d', null],
  ['a schema in folders without end', `$schema: ${'azureml/'.repeat(130_000)}\ndescription: d`, null],
  ['a schema with a name without end', `$schema: azureml/${'batch'.repeat(200_000)}.json\ndescription: d`, 'endpoint'],
  ['an online deployment', 'name: a\nendpoint_name: b\ninstance_type: x', null],
  [
    'an online endpoint',
    '$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\nname: a\nauth_mode: key',
    null,
  ],
  ['a model', 'name: a\nversion: 1\npath: x', null],
  ['a schedule', 'name: a\ntrigger: {type: cron}\ncreate_job: azureml:j', null],
  ['a connection', 'name: a\ntype: git\ntarget: https://x.example\ncredentials: {}', null],
  ['a workflow', 'name: CI\non: push\njobs: {}', null],
  ['services', 'name: a\nservices: {}', null],
  ['a list', '- name: a', null],
])('%s', (_, text, kind) => {
  expect(kindOf(readYaml(text).root)).toBe(kind);
});
