import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isJsonObject, type Json } from '../yaml/rest-body';
import { documentsOf } from './documents';
import { runQuery } from './search';

const here = import.meta.dirname;
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(here, file), 'utf8'));

const suite = z.array(
  z.object({
    given: z.json(),
    cases: z.array(z.object({ expression: z.string(), result: z.json().optional(), error: z.string().optional() })),
  }),
);
const cases = readdirSync(path.join(here, 'compliance'))
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => suite.parse(readJson(`compliance/${file}`)))
  .flatMap(({ given, cases }) => cases.map((one) => ({ ...one, given })));

describe('the compliance cases of the specification', () => {
  it.each(cases.map((one) => [one.expression, one] as const))('%s', (_, { expression, given, result, error }) => {
    const answer = runQuery(expression, given);
    expect(answer.ok ? answer.value : 'error').toEqual(error === undefined ? (result ?? null) : 'error');
  });

  it('are all there', () => expect(cases.length).toBeGreaterThan(800));
});

const resources = z
  .record(z.string(), z.array(z.record(z.string(), z.json())))
  .parse(readJson('testing/resources.json'));
const of = (key: string) => resources[key] ?? [];
const documents: Record<string, Json> = {
  endpoint: documentsOf('endpoint', of('endpoints'), 'cli', false).shown,
  endpoints: documentsOf('endpoint', of('endpoints'), 'rest', true).shown,
  deployments: documentsOf('deployment', of('deployments'), 'cli', true).both,
  job: documentsOf('job', of('jobs'), 'cli', false).both,
  jobs: documentsOf('job', of('jobs'), 'cli', true).shown,
};

const asked: [document: string, expression: string][] = [
  ['endpoint', 'scoring_uri'],
  ['endpoint', 'defaults.deployment_name'],
  ['endpoint', '{name: name, uri: scoring_uri, default: defaults.deployment_name}'],
  ['endpoint', 'properties."azureml.onlineendpointid"'],
  ['endpoint', 'keys(@)'],
  ['endpoint', 'not_null(description, name)'],
  ['endpoints', '[].properties.scoringUri'],
  ['endpoints', "[?tags.dataset == 'mnist'].name | [0]"],
  ['endpoints', '[?properties.defaults.deploymentName == `mnist-onnx`].name'],
  ['endpoints', 'length([?starts_with(name, `"mnist"`)])'],
  ['deployments', '[].{name: name, batch: mini_batch_size, retries: retry_settings.max_retries}'],
  ['deployments', '[?code_configuration].code_configuration.scoring_script'],
  ['deployments', 'max_by(@, &mini_batch_size).name'],
  ['deployments', 'sort_by(@, &name)[-1].tags'],
  ['deployments', 'sum([].miniBatchSize)'],
  ['job', 'services.Studio.endpoint'],
  ['job', 'interaction_endpoints.studio'],
  ['job', 'properties."azureml.parameters" && status'],
  ['jobs', "[?status != 'Running'].[name, status, display_name]"],
  ['jobs', "[?creation_context.created_at > '2026-11-25'] | length(@)"],
  ['jobs', 'sort_by(@, &creation_context.created_at)[*].status'],
  ['jobs', "join(', ', [].to_string(status))"],
  ['jobs', "[?contains(display_name, 'dígits')].display_name"],
  ['jobs', '[*].tags."azureml.deploymentname" | [::-1]'],
];

/** Where the library of `az` answers otherwise, by name; on these nothing is promised. */
const differences: [name: string, document: Json, expression: string][] = [
  ['length of a text counts UTF-16 units, not characters', ['😀'], 'length([0])'],
  ['reverse of a text turns UTF-16 units', ['a😀'], 'reverse([0])'],
  ['sort orders texts by UTF-16 units', ['\u{1f600}', '\uffff'], 'sort(@)'],
  ['to_string writes letters beyond ASCII as they are', [{ a: 'é' }], 'to_string([0])'],
  ['to_number reads hexadecimal', ['0x10'], 'to_number([0])'],
  ['to_number of an empty text is 0', [''], 'to_number([0])'],
];

const python = '/usr/bin/python3';
const recordFile = path.join(here, 'testing/python.json');
const answers = z.array(z.union([z.object({ value: z.json() }), z.object({ error: z.string() })]));

/** What python3-jmespath says now, where this machine has it; else what it said when it was recorded. */
function fromPython() {
  const input = JSON.stringify([
    ...asked.map(([name, expression]) => [expression, documents[name]]),
    ...differences.map(([, document, expression]) => [expression, document]),
  ]);
  const has = existsSync(python) && spawnSync(python, ['-c', 'import jmespath']).status === 0;
  if (!has) return answers.parse(readJson('testing/python.json'));
  const { stdout } = spawnSync(python, [path.join(here, 'testing/python.py')], { input, encoding: 'utf8' });
  if (process.env.RECORD_PYTHON) writeFileSync(recordFile, `${stdout}\n`);
  return answers.parse(JSON.parse(stdout));
}

const said = fromPython();
const ours = (expression: string, document: Json) => {
  const answer = runQuery(expression, document);
  return answer.ok ? { value: answer.value } : { error: answer.problem.message };
};

describe('python3-jmespath, the library of az, answers the same', () => {
  it.each(asked.map(([name, expression], index) => [name, expression, index] as const))(
    '%s: %s',
    (name, expression, index) => {
      expect(ours(expression, documents[name] ?? null)).toEqual(said[index]);
      expect(said[index]).not.toEqual({ value: null });
    },
  );

  it('and what it said is as recorded', () => expect(said).toEqual(readJson('testing/python.json')));
});

it.each(differences.map((one, index) => [...one, index] as const))('differs: %s', (_, document, expression, index) => {
  expect(ours(expression, document)).not.toEqual(said[asked.length + index]);
});

it('has a document of objects for each kind', () => {
  expect(Object.values(documents).every((one) => isJsonObject(one) || Array.isArray(one))).toBe(true);
});
