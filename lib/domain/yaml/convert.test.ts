import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { convertYaml } from './convert';
import { formOf } from './form';
import { placeholderTerms } from './placeholders';
import { yamlToRest } from './to-rest';

const file = (name: string) => readFileSync(path.join(import.meta.dirname, 'peer/files', name), 'utf8');
const TESTS = 'azure-ai-ml-tests/tests/test_configs/deployments/batch';
const PREVIEW = 'azureml-v2-preview/examples/endpoints/batch';

describe('a form is told by content, not by $schema', () => {
  test.each([
    ['today', 'azureml-examples/cli/endpoints/batch/deploy-models/mnist-classifier/deployment-torch/deployment.yml'],
    ['today', 'azureml-examples/cli/endpoints/batch/deploy-models/mnist-classifier/endpoint.yml'],
    ['today', `${TESTS}/pipeline_component_batch_deployment.yml`],
    ['classic', `${TESTS}/batch_deployment_1.yaml`],
    ['mixed', `${TESTS}/model_batch_deployment.yaml`],
    ['component-2023', `${TESTS}/batch_deployment_component.yaml`],
    ['preview-2021', `${PREVIEW}/add-deployment.yml`],
    ['preview-2021', `${PREVIEW}/create-batch-endpoint.yml`],
    ['preview-2021', 'azureml-v2-preview/sdk2-src/tests/test_configs/batch_endpoint.yaml'],
    ['preview-2021', 'azure-ai-ml-tests/tests/test_configs/endpoints/batch/batch_endpoint_mlflow_remote.yaml'],
  ])('%s: %s', (form, name) => {
    expect(formOf(file(name))).toBe(form);
  });

  test('flat settings under type: model are mixed, other files have no form', () => {
    expect(formOf('name: a\nendpoint_name: b\ntype: model\nmini_batch_size: 1\n')).toBe('mixed');
    expect(formOf('name: env\ndependencies: []\n')).toBeNull();
    expect(formOf('a: [')).toBeNull();
  });
});

const body = z.object({ properties: z.record(z.string(), z.unknown()) });
const propertiesOf = (rest: unknown, absent: Record<string, unknown> = {}) => ({
  ...absent,
  ...body.parse(rest).properties,
});

const converted = (text: string) => {
  const conversion = convertYaml(text);
  if (!conversion) throw new Error('nothing to convert');
  return {
    ...conversion,
    results: conversion.documents.map((one) =>
      yamlToRest(
        one.text,
        placeholderTerms,
        one.kind === 'deployment' && !/endpoint_name/.test(one.text) ? { endpoint_name: 'ep' } : {},
      ),
    ),
  };
};

test('the preview’s endpoint becomes an endpoint and a deployment', () => {
  const { documents, changes, results } = converted(file(`${PREVIEW}/create-batch-endpoint.yml`));
  expect(documents.map(({ kind, name }) => [kind, name])).toEqual([
    ['endpoint', 'mybatchendpoint'],
    ['deployment', 'autolog_deployment'],
  ]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true]);
  expect(results[0]?.rest).toMatchObject({ properties: { defaults: { deploymentName: 'autolog_deployment' } } });
  expect(results[1]).toMatchObject({
    endpointName: 'mybatchendpoint',
    rest: {
      properties: {
        model: { assetId: '{ws}/models/autolog/versions/1' },
        compute: '{ws}/computes/cpuCompute',
        resources: { instanceCount: 1 },
        miniBatchSize: 1,
        errorThreshold: -1,
        outputAction: 'AppendRow',
        outputFileName: 'predictions.csv',
        retrySettings: { maxRetries: 3, timeout: 'PT30S' },
      },
    },
  });
  expect(changes).toContainEqual({
    path: 'traffic',
    message: 'traffic autolog_deployment: 100 is defaults.deployment_name: autolog_deployment today.',
  });
  expect(changes.every(({ message }) => message.endsWith('.'))).toBe(true);
});

test('the preview’s deployment keeps every value', () => {
  const { results } = converted(file(`${PREVIEW}/add-deployment.yml`));
  expect(results[0]?.rest).toMatchObject({
    properties: {
      model: { assetId: '{ws}/models/mnist/versions/1' },
      codeConfiguration: {
        codeId: '{ws}/codes/<upload:./mnist/code/>/versions/1',
        scoringScript: 'digit_identification.py',
      },
      environmentId: '{ws}/environments/mnist-env/versions/1',
      compute: '{ws}/computes/cpuCompute',
      miniBatchSize: 5,
      errorThreshold: 10,
      environmentVariables: { AZUREML_BE: 'my-env-var' },
    },
  });
});

test('the first preview’s map of deployments, batch_settings and scale_settings', () => {
  const { results } = converted(file('azureml-v2-preview/sdk2-src/tests/test_configs/batch_endpoint.yaml'));
  expect(results.map(({ ok, name }) => [ok, name])).toEqual([
    [true, 'mybatchendpoint'],
    [true, 'blue'],
  ]);
  expect(results[1]?.rest).toMatchObject({
    properties: {
      compute: '{ws}/computes/cpu-cluster',
      resources: { instanceCount: 1 },
      miniBatchSize: 5,
      outputAction: 'AppendRow',
      retrySettings: { maxRetries: 3, timeout: 'PT30S' },
    },
  });
});

test.each([
  [
    'type: component with a job definition',
    `${TESTS}/batch_deployment_component.yaml`,
    { default_compute: 'batch-cluster' },
  ],
  [
    'a pipeline without type',
    `${TESTS}/pipeline_component_batch_deployment@88dbb0e8-no-type.yml`,
    { default_compute: 'batch-cluster' },
  ],
])('%s becomes type: pipeline', (_, name, settings) => {
  const { results } = converted(file(name));
  expect(results[0]).toMatchObject({ ok: true, rest: { properties: { deploymentConfiguration: { settings } } } });
});

test.each([
  `${TESTS}/batch_deployment_1.yaml`,
  `${TESTS}/batch_deployment_3.yaml`,
  `${TESTS}/batch_deployment_no_file.yaml`,
])('the classic form moves under settings and is sent as before: %s', (name) => {
  const { results, documents } = converted(file(name));
  expect(formOf(documents[0]?.text ?? '')).toBe('today');
  // An absent map of variables is sent as an empty one by the classic form alone.
  const filled = (rest: unknown) => propertiesOf(rest, { environmentVariables: {} });
  expect(filled(results[0]?.rest)).toEqual(filled(yamlToRest(file(name), placeholderTerms).rest));
});

test('comments and quotes go with their keys, and what a conversion gives is today’s', () => {
  const text = `# top
name: "blue" # the name
endpoint_name: ep
model: azureml:m:1
compute:
  target: azureml:c # where
  instance_count: 2
mini_batch_size: 010 # eight
`;
  const { documents, results } = converted(text);
  expect(documents[0]?.text).toBe(`# top
name: "blue" # the name
endpoint_name: ep
model: azureml:m:1
compute: azureml:c
resources:
  instance_count: 2
type: model
settings:
  mini_batch_size: 010 # eight
`);
  expect(results[0]?.rest).toMatchObject({ properties: { miniBatchSize: 8 } });
  expect(convertYaml(documents[0]?.text ?? '')).toBeNull();
});

test('aliases and merge keys are written out, so that each text stands alone', () => {
  const text = `name: abc
type: batch
traffic: {a: 0, b: 0}
deployments:
  a: &a {model: azureml:m:1, compute: {target: azureml:c}, mini_batch_size: 1}
  b:
    <<: *a
    mini_batch_size: 2
`;
  const { results, changes } = converted(text);
  expect(results.map(({ ok, rest }) => [ok, propertiesOf(rest).miniBatchSize])).toEqual([
    [true, undefined],
    [true, 1],
    [true, 2],
  ]);
  expect(changes.map(({ message }) => message)).toContain(
    'No single deployment has 100 %: the endpoint has no default.',
  );
});

const COUNT = 8000;
const many = (line: (index: number) => string) => Array.from({ length: COUNT }, (_, i) => `  ${line(i)}\n`).join('');
const tagged = (tags: string) =>
  convertYaml(`name: abc\ntype: batch\nx: &x {k: v}\ntags:\n${tags}`)?.documents[0]?.text;

test(`${COUNT} merge keys and ${COUNT} aliases are written out in one pass`, () => {
  expect(tagged(many(() => '<<: *x'))).toBe('name: abc\nx: { k: v }\ntags:\n  k: v\n');
  expect(tagged(many((i) => `k${i}: *x`))).toBe(`name: abc\nx: { k: v }\ntags:\n${many((i) => `k${i}: { k: v }`)}`);
});

test('what a mapping says itself stays, of merged lists the first wins, keys that stand twice stay so', () => {
  expect(tagged('  <<: [{a: 1, b: 1, c: 1, c: 2}, *x, {b: 2, d: 2}]\n  a: 0\n')).toBe(
    'name: abc\nx: { k: v }\ntags:\n  a: 0\n  b: 1\n  c: 1\n  c: 2\n  k: v\n  d: 2\n',
  );
});

test('of several merge keys the last wins, as the reader has it', () => {
  expect(tagged('  <<: {a: 1, b: 1}\n  <<: {b: 2}\n')).toBe('name: abc\nx: { k: v }\ntags:\n  b: 2\n  a: 1\n');
});

test('traffic that is split can not be kept', () => {
  const { changes, documents } = converted('name: abc\ntype: batch\ntraffic: {a: 60, b: 40}\n');
  expect(changes.map(({ message }) => message)).toContain(
    'A batch endpoint does not split traffic: only 0 and 100 can be kept.',
  );
  expect(documents[0]?.text).toBe('name: abc\n');
});
