import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { formOf } from './form';
import { deploymentYaml, endpointYaml, shapeOf } from './from-rest';
import type { Overrides } from './overrides';
import { folded, placeholderTerms } from './placeholders';
import type { JsonObject } from './rest-body';
import { shownDeployment, shownEndpoint } from './show';
import { yamlToRest } from './to-rest';

/** The recorded results that are not a plain file or text through the command: see `peer/README.md`. */
const peer = path.join(import.meta.dirname, 'peer');
const file = (name: string) => readFileSync(path.join(peer, 'files', name), 'utf8');

const json = z.record(z.string(), z.json());
const vector = z.looseObject({
  class: z.string(),
  source: z.string(),
  yaml_path: z.string().nullable(),
  loader: z.string().optional(),
  call: z.string().optional(),
  e2e: z.boolean().optional(),
  constructor: z.unknown(),
  direction: z.string().optional(),
  mutate: json.optional(),
  params_override: z.array(json).optional(),
  cli_override: z.array(z.string()).optional(),
  expected: json,
  expected_with_cli_override: json.optional(),
  expected_with_explicit_loader: json.optional(),
});
type Vector = z.infer<typeof vector>;
const vectors = z.array(vector).parse(JSON.parse(readFileSync(path.join(peer, 'vectors.json'), 'utf8')));
const object = (value: unknown): JsonObject => json.parse(value ?? {});

function expectResult(text: string, overrides: Overrides, expected: JsonObject) {
  const got = yamlToRest(text, placeholderTerms, overrides);
  const errors = got.problems.filter(({ severity }) => severity === 'error');
  expect(got.ok).toBe(expected.ok);
  if (!expected.ok) {
    expect(new Set(errors.map((problem) => problem.path.split('.')[0]))).toEqual(
      new Set(Object.keys(object(expected.fields))),
    );
    return;
  }
  expect({ name: got.name, endpointName: got.endpointName }).toEqual({
    name: expected.name,
    endpointName: expected.endpoint_name ?? null,
  });
  expect(folded(got.rest ?? {})).toEqual(expected.rest);
}

describe('with what the command line adds', () => {
  const values = new Map([
    ['name', 'override-dep'],
    ['endpoint_name', 'override-ep'],
    ['compute', 'azureml:override-cluster'],
  ]);
  const some = vectors.filter((one) => one.cli_override && one.yaml_path);
  test.each(some.map((one) => [one.yaml_path ?? '', one] as const))('%s', (name, one) => {
    const overrides = Object.fromEntries((one.cli_override ?? []).map((key) => [key, values.get(key) ?? '']));
    expectResult(file(name), overrides, object(one.expected_with_cli_override));
  });
  test('all 20 of them', () => expect(some).toHaveLength(20));
});

describe('with the loader of its own class', () => {
  const some = vectors.filter((one) => one.expected_with_explicit_loader && one.yaml_path);
  test.each(some.map((one) => [one.yaml_path ?? '', one] as const))('%s', (name, one) => {
    const type = name.includes('pipeline') ? 'pipeline' : 'model';
    expectResult(file(name), { type }, object(one.expected_with_explicit_loader));
  });
  test('both of them', () => expect(some).toHaveLength(2));
});

describe('REST to YAML is what az shows', () => {
  const some = vectors.filter((one) => one.class === 'peer-from-rest');
  test.each(some.map((one) => [one.yaml_path ?? '', one] as const))('%s', (name, one) => {
    const live = object(JSON.parse(file(name)));
    expect(name.includes('endpoint_rest') ? shownEndpoint(live) : shownDeployment(live)).toEqual(
      one.expected.yaml_dict,
    );
  });
  test('both of them', () => expect(some).toHaveLength(2));
});

/** Asserts of the peer's tests that are not about YAML and REST: the SDK's constructors, invokes and servers. */
const ELSEWHERE = new Map([
  ['test_batch_deployment_promoted_properties', "a constructor's own parameters"],
  ['test_batch_deployment_regular_properties', "a constructor's own parameters"],
  ['test_batch_deployment_except_promoted_proterties', "a constructor's own parameters"],
  [
    'test_batch_deployment_raise_exception_when',
    'a constructor; the probe with settings.instance_count has the sentence',
  ],
  ['test_batch_deployment_instance_count_endpoint_name', 'attributes of a Python object'],
  ['test_batch_deployment_attributes_access', 'attributes of a Python object'],
  ['test_batch_retry_settings_merge_with', 'a merge of Python objects'],
  ['test_to_rest_object_for_component_obj', 'a Python component object'],
  ['test_batch_endpoint_with_deployment_name_promoted_param_only', "a constructor's own parameters"],
  ['test_batch_endpoint_with_deployment_name_promoted_param_and_main_param', "a constructor's own parameters"],
  ['test_batch_endpoint_with_deployment_no_defaults', "a constructor's own parameters"],
  ['test_batch_invoke', 'an invoke'],
  ['test_batch_invoke_failed', 'an invoke'],
  ['test_invoke_with_deprecated_input_unsupported_type_raises_validation_exception', 'an invoke'],
  ['test_invoke_with_empty_input_path_raises_ml_exception', 'an invoke'],
  ['test_batch_job_to_rest', 'a job'],
  ['test_scoring_script_missing_throw', 'a method that loading does not call; the probe without scoring_script loads'],
  ['test_batch_deployment_dependency_label_resolution', 'a server'],
  ['test_batch_job_download', 'a server'],
  ['test_batch_component', 'a server'],
]);

const title = (one: Vector) => one.source.split('::').at(-1) ?? '';
const at = (value: unknown, dotted: string): unknown =>
  dotted.split('.').reduce<unknown>((inner, key) => object(inner)[key], value);

/** The peer's object names references without prefix and before they are resolved. */
function same(got: unknown, want: unknown) {
  const [text, part] = [String(got), String(want).replace(/^contains "(.*)"$/, '$1')];
  if (got === want || (want === null && got === undefined)) return true;
  return part !== '' && part.split(/[:@]/).every((word) => word === 'latest' || text.includes(word));
}

function overridesOf(one: Vector): Overrides {
  const given = Object.assign({}, ...(one.params_override ?? [])) as Record<string, string>;
  return one.loader?.toLowerCase().includes('model') ? { type: 'model', ...given } : given;
}

/** Puts the values of a mutation into the text: no value takes the line out. */
function mutated(text: string, mutate: JsonObject = {}): string {
  return Object.entries(mutate).reduce((before, [dotted, value]) => {
    const key = dotted.split('.').at(-1);
    const line = new RegExp(`^( *)${key}:.*$`, 'm');
    return before.replace(line, (_, indent: string) => (value === null ? '' : `${indent}${key}: ${String(value)}`));
  }, text);
}

/** Fields of the peer's object as our YAML of the same resource has them. */
function entityOf(live: JsonObject, one: Vector): JsonObject {
  const options = { mode: 'edit', workspaceId: '{ws}' } as const;
  if (/endpoint(_rest|s\/)/.test(one.yaml_path ?? ''))
    return { ...endpointYaml(live, options), ...shownEndpoint(live) };
  const shape = shapeOf(live) === 'pipeline' && !one.source.includes('TestBatchDeploymentSDK') ? 'pipeline' : 'classic';
  const shown = one.direction && shape === 'classic';
  const yaml = shown
    ? shownDeployment(live)
    : deploymentYaml(live, shape, { ...options, mode: one.direction ? 'show' : 'edit' });
  const code = object(yaml.code_configuration).code ?? null;
  return { ...yaml, ...object({ code_path: code, settings: yaml.settings ?? yaml }) };
}

function expectEntity(live: JsonObject, one: Vector) {
  const entity = entityOf(live, one);
  const ours = ['class', 'compute_is_str', '_type', 'type', 'instance_count', 'openapi_uri'];
  for (const [dotted, want] of Object.entries(object(one.expected.entity))) {
    if (ours.includes(dotted) || /deployment_configuration|omponentDeployment/.test(dotted)) continue;
    const reference = /^= (.*)$/.exec(String(want))?.[1];
    expect.soft(same(at(entity, dotted), reference ? at(live, reference) : want), dotted).toBe(true);
  }
}

describe("asserts of the peer's own tests", () => {
  const tests = vectors.filter((one) => one.class === 'peer-test');
  const about = tests.filter((one) => !ELSEWHERE.has(title(one)) && one.yaml_path);

  test.each(about.map((one) => [title(one), one] as const))('%s', (_, one) => {
    const text = file(one.yaml_path ?? '');
    if (one.direction?.startsWith('REST')) {
      const live = object(JSON.parse(text));
      const properties = { ...object(live.properties), ...inner(one.mutate) };
      expectEntity({ ...live, properties }, one);
      return;
    }
    const location = /"(\w+)"/.exec(one.call ?? '')?.[1] ?? 'eastus';
    const { ok, rest, problems, name, endpointName } = yamlToRest(
      mutated(text, one.mutate),
      { ...placeholderTerms, location },
      overridesOf(one),
    );
    if (one.expected.error) {
      expect(problems.map(({ message }) => message)).toContain(one.expected.message);
      return;
    }
    expect(ok).toBe(true);
    const id = `/batchEndpoints/${endpointName}/deployments/${name}`;
    expectEntity({ ...object(rest), name: name ?? '', ...(endpointName ? { id } : {}) }, one);
    for (const [dotted, want] of Object.entries(object(one.expected['rest.properties'])))
      expect
        .soft(
          same(at(object(rest).properties, dotted), want) || equal(at(object(rest).properties, dotted), want),
          dotted,
        )
        .toBe(true);
  });

  const inner = (mutate: JsonObject = {}) =>
    Object.fromEntries(Object.entries(mutate).map(([dotted, value]) => [dotted.replace('properties.', ''), value]));
  const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

  test('a file without type is the classic form', () => {
    expect(formOf(file('azure-ai-ml-tests/tests/test_configs/deployments/batch/batch_deployment_mlflow.yaml'))).toBe(
      'classic',
    );
  });

  test.each([
    ['append_row', 'AppendRow'],
    ['summary_only', 'SummaryOnly'],
  ])('%s is sent as %s', (yaml, rest) => {
    const text = `name: abc\nendpoint_name: ep\ncompute: c\noutput_action: ${yaml}\nretry_settings: {max_retries: 3, timeout: 30}\n`;
    expect(yamlToRest(text, placeholderTerms).rest).toMatchObject({
      properties: { outputAction: rest, retrySettings: { maxRetries: 3, timeout: 'PT30S' } },
    });
  });

  test('the rest are not about YAML, and all 44 are accounted for', () => {
    const covered = ['test_batch_retry_settings_to_rest_object', 'test_output_action_yaml_to_rest'];
    const left = tests.filter((one) => !about.includes(one) && !covered.includes(title(one))).map(title);
    expect(left.sort()).toEqual([...ELSEWHERE.keys()].sort());
    expect([tests.length, about.length, covered.length, left.length]).toEqual([44, 22, 2, 20]);
    process.stdout.write(`peer-test: ${about.length + covered.length} of 44 hold, ${left.length} are not about YAML\n`);
  });
});
