import { describe, expect, test } from 'vitest';
import { checkYaml, mergedProblems } from './check';
import type { TextContext } from './context';

const names = {
  models: [{ name: 'mnist', versions: ['1', '2'], labels: ['latest'] }],
  environments: [{ name: 'env', versions: ['1'], labels: ['stable'] }],
  components: [],
  data: [],
  computes: ['cpu-cluster'],
  endpoints: ['mnist-batch'],
};
const MODEL = `name: abc
endpoint_name: mnist-batch
type: model
model: azureml:mnist:2
compute: azureml:cpu-cluster
settings:
  mini_batch_size: 10
`;
/** A page that supplies nothing. */
const page: TextContext = { expected: null, names, endpointName: null };
const said = (text: string, expected: 'endpoint' | 'deployment' | null = null, known: typeof names | null = names) =>
  checkYaml(text, { ...page, expected, names: known }).problems.map(
    ({ path, line, column, severity, message }) => `${line}:${column} ${severity} ${path}: ${message}`,
  );

test('a good text has a shape and no problem', () => {
  expect(checkYaml(MODEL, { ...page, expected: 'deployment' })).toEqual({ shape: 'model', problems: [] });
  expect(checkYaml('name: abc\nauth_mode: aad_token\n', { ...page, expected: 'endpoint' })).toEqual({
    shape: 'endpoint',
    problems: [],
  });
});

describe('what is missing', () => {
  test('every required property is named, at its mapping', () => {
    expect(said('type: model\nsettings:\n  output_action: append_row\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^1:1 error name: Missing data/),
        expect.stringMatching(/^1:1 warning endpoint_name: endpoint_name is missing: it then has to come from outside/),
        expect.stringMatching(/^1:1 error compute: Missing data/),
        expect.stringMatching(/^3:3 error settings\.mini_batch_size: Missing data/),
        expect.stringMatching(/^1:1 warning model: model is missing: Azure's documentation requires it/),
      ]),
    );
  });

  test('of what is expected, also where the text is no batch YAML yet', () => {
    expect(said('owner: me\n', 'deployment')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/error compute: Missing/),
        expect.stringMatching(/error endpoint_name: Missing/),
        expect.stringMatching(/error model: Missing/),
        '1:1 error owner: Unknown field.',
      ]),
    );
  });

  test('inside an inner mapping', () => {
    expect(said(`${MODEL}code_configuration:\n  code: ./src\n`)).toEqual([
      expect.stringMatching(/^9:3 warning code_configuration\.scoring_script: scoring_script is missing/),
    ]);
  });
});

test('the endpoint is not missed where the page supplies it', () => {
  const within: TextContext = { ...page, expected: 'deployment', endpointName: 'mnist-batch' };
  const nameless = MODEL.replace('endpoint_name: mnist-batch\n', '');
  expect(checkYaml(nameless, within)).toEqual({ shape: 'model', problems: [] });
  expect(checkYaml('name: abc\ntype: pipeline\ncomponent: azureml:c:1\n', { ...within, names: null }).problems).toEqual(
    [],
  );
  expect(checkYaml('owner: me\n', within).problems.map(({ path }) => path)).not.toContain('endpoint_name');
  expect(said(nameless)).toEqual([expect.stringMatching(/warning endpoint_name: endpoint_name is missing/)]);
});

test('a fix is offered where it can be carried out, and nowhere else', () => {
  const fixes = (more: string) =>
    checkYaml(MODEL.replace(/settings:[\s\S]*/, `settings: {mini_batch_size: 5}\n${more}`), page).problems.map(
      ({ path, fix }) => ({ path, fix }),
    );
  const path = 'environment_variables';
  expect(fixes('environment_variables:\n  A: b\n')).toEqual([{ path, fix: { under: 'settings' } }]);
  expect(fixes('environment_variables:\n  A: b # why\n')).toEqual([{ path, fix: undefined }]);
});

test('the other kind is one problem', () => {
  expect(said(MODEL, 'endpoint')).toEqual([
    '1:1 error : This is a batch deployment; a batch endpoint is expected here.',
  ]);
});

test('what Azure would ignore is a warning', () => {
  expect(said(`${MODEL}error_threshold: 10\n`)).toEqual([
    '8:1 warning error_threshold: Azure ignores it outside settings without a word.',
  ]);
});

test('names that the workspace does not have are warnings; labels, ids and curated environments are not', () => {
  const text = (model: string) => MODEL.replace('azureml:mnist:2', model);
  expect(said(text('azureml:mnist:9'))).toEqual(['4:8 warning model: mnist has no version 9; it has 1, 2.']);
  expect(said(text('azureml:gone:1'))).toEqual(['4:8 warning model: This workspace has no model gone.']);
  expect(said(text('azureml:gone:1'), null, null)).toEqual([]);
  expect(said(text('azureml:mnist@latest'))).toEqual([]);
  expect(said(text('azureml:mnist@odd'))).toEqual([expect.stringContaining('mnist has no label odd')]);
  expect(said(text('azureml://registries/azureml/models/m/versions/1'))).toEqual([]);
  expect(said(`${MODEL}environment: azureml:AzureML-sklearn:1\n`)).toEqual([]);
  expect(said(MODEL.replace('azureml:cpu-cluster', 'gpu'))).toEqual([
    '5:10 warning compute: This workspace has no compute gpu.',
  ]);
  expect(said(MODEL.replace('mnist-batch', 'MNIST-Batch'))).toEqual([]);
});

describe('bad YAML has a problem with a place, quickly, and nothing is executed', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [at, name] of [...'bcdefghi'].entries())
    bomb.push(`${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`);
  test.each([
    ['tabs', 'settings:\n\tmini_batch_size: 1\n', 2],
    ['duplicate keys', `${MODEL}name: abc\n`, 8],
    ['an alias bomb', bomb.join('\n'), 1],
    ['5 MB', 'key: value that is long\n'.repeat(220_000), 1],
    ['a function', 'name: !!js/function "function () { return 1 }"\n', 1],
    ['a NUL', 'name: a\n\u0000\n', 2],
    ['__proto__', '__proto__:\n  polluted: true\nname: abc\n', 1],
    ['a wrong encoding', '\uFFFDn\u0000a\u0000m\u0000e\u0000', 1],
    ['deep nesting', '['.repeat(50_000), 1],
    ['no document', 'just words\n', 1],
    ['nothing', '', 1],
  ])('%s', (_name, text, line) => {
    const { problems } = checkYaml(text, page);
    expect(problems[0]).toMatchObject({ line, message: expect.stringMatching(/./) });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('CRLF and a byte order mark are no problem', () => {
    expect(said(`\uFEFF${MODEL.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });
});

test('of two problems at one line and field the first list counts, and none is said twice', () => {
  const problem = (line: number, path: string, message: string) =>
    ({ path, line, column: 1, severity: 'error', message }) as const;
  const page = [problem(3, 'model', 'page'), problem(1, '', 'same')];
  const own = [problem(3, 'model', 'own'), problem(2, 'name', 'own'), problem(1, '', 'same'), problem(1, '', 'other')];
  expect(mergedProblems(page, own).map(({ line, message }) => `${line} ${message}`)).toEqual([
    '1 same',
    '1 other',
    '2 own',
    '3 page',
  ]);
});
