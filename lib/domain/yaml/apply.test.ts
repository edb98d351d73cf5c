import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { applyYaml, editableYaml } from './apply';
import type { DeploymentShape } from './from-rest';
import { placeholderTerms } from './placeholders';
import { readYaml } from './read';
import type { Json, JsonObject } from './rest-body';
import { yamlToRest } from './to-rest';
import { writeYaml } from './write';

const WS =
  '/subscriptions/6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11/resourceGroups/rg-1/providers/Microsoft.MachineLearningServices/workspaces/ws-1';
const terms = { ...placeholderTerms, workspaceId: WS };
const ELSEWHERE = WS.replace('ws-1', 'other');

/** Texts that YAML readers trip over, and any other. */
const awkward = fc.constantFrom(
  'yes',
  'on',
  'null',
  '~',
  '',
  '010',
  '1_000',
  '1:30',
  '0x1F',
  '1e3',
  '.5',
  '2021-01-01',
  '<<',
  '=',
  '- a',
  'a: b',
  'a #b',
  '#',
  "it's",
  '"q"',
  'ä → 日本 😀',
  ' lead',
  'trail ',
  'two\nlines\n',
  'two\n\nlines',
  '\ttab',
  '\u0085',
  '\u2028',
  '\ufeff',
  '%x',
  '@a',
  '`b',
  '{a}',
  '[b]',
  '*c',
  '&d',
  '!e',
  '|',
  '>',
  '?',
  ':',
  '-',
  '---',
  '...',
  'True',
  'x'.repeat(200),
  '\x7f\x01',
  '\r',
);
const text = fc.oneof(awkward, fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ maxLength: 12 }));
const key = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'a.b', 'toString'));
const texts = fc.dictionary(key, fc.oneof(text, fc.constant(null)), { maxKeys: 4, noNullPrototype: true });
const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_-]{0,20}$/);
const version = fc.oneof(fc.nat().map(String), fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/));

const assetIn = (type: string) =>
  fc.oneof(
    fc.tuple(name, version).map(([n, v]) => `${WS}/${type}/${n}/versions/${v}`),
    fc.tuple(name, version).map(([n, v]) => `${ELSEWHERE}/${type}/${n}/versions/${v}`),
    fc.tuple(name, version).map(([n, v]) => `azureml://registries/azureml/${type}/${n}/versions/${v}`),
  );
const environmentId = fc.oneof(
  assetIn('environments'),
  version.map((v) => `azureml:AzureML-sklearn-1.0-ubuntu20.04-py38-cpu:${v}`),
);
const compute = fc.oneof(
  name.map((n) => `${WS}/computes/${n}`),
  name.map((n) => `${ELSEWHERE}/computes/${n}`),
);
/** Long ones, other spellings of the same time, and those that no whole number of seconds says. */
const duration = fc.oneof(
  fc.integer({ min: 1, max: 100_000_000 }).map((n) => `PT${n}S`),
  fc.constantFrom('PT90S', 'PT90M', 'P400DT23H59M59S', 'P2W', 'PT1.5S', 'P1M', 'PT0S', 'PT2H46M39S', 'P1Y2M3DT4H5M6S'),
);
const whole = fc.integer({ min: -1, max: 2_147_483_647 });

/** What Azure may add and we do not know: it must survive every write. */
const unknown = fc.dictionary(
  fc.stringMatching(/^x[A-Z][a-z]{1,6}$/),
  fc.oneof(fc.string(), fc.nat(), fc.constant(null), fc.constant({ a: [1, { b: 'c' }] }), fc.constant([])),
  { maxKeys: 2, noNullPrototype: true },
);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
const record = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(fc.record(Object.fromEntries(Object.entries(model).map(([k, v]) => [k, optional(v)]))), unknown)
    .map(([known, more]) => clean({ ...known, ...more }));

const clean = (value: Record<string, unknown>): JsonObject => JSON.parse(JSON.stringify(value));

const modelProperties = record({
  description: text,
  provisioningState: fc.constant('Succeeded'),
  properties: texts,
  model: assetIn('models').map((assetId) => ({ referenceType: 'Id', assetId })),
  codeConfiguration: record({ codeId: assetIn('codes'), scoringScript: text }),
  environmentId,
  compute,
  resources: record({
    instanceCount: whole,
    instanceType: text,
    maxInstanceCount: whole,
    dockerArgs: fc.oneof(text, fc.array(text, { maxLength: 2 })),
    locations: fc.array(text, { maxLength: 2 }),
    shmSize: fc.constantFrom('2g', '512m'),
    properties: fc.dictionary(name, fc.oneof(text, fc.nat(), fc.boolean(), fc.constant({ deep: [1, 'a'] })), {
      maxKeys: 2,
    }),
  }),
  miniBatchSize: whole,
  maxConcurrencyPerInstance: whole,
  errorThreshold: whole,
  loggingLevel: fc.constantFrom('Info', 'Warning', 'Debug'),
  outputAction: fc.constantFrom('AppendRow', 'SummaryOnly'),
  outputFileName: text,
  retrySettings: record({ maxRetries: whole, timeout: duration }),
  environmentVariables: texts,
});

const pipelineProperties = record({
  description: text,
  errorThreshold: whole,
  deploymentConfiguration: record({
    deploymentConfigurationType: fc.constant('PipelineComponent'),
    componentId: assetIn('components').map((assetId) => ({ referenceType: 'Id', assetId })),
    settings: texts,
    description: text,
  }).map((own) => ({ deploymentConfigurationType: 'PipelineComponent', ...own })),
}).map((own) => ({ deploymentConfiguration: { deploymentConfigurationType: 'PipelineComponent' }, ...own }));

const resource = (properties: fc.Arbitrary<JsonObject>) =>
  fc
    .record({
      name: fc.stringMatching(/^[a-z][a-z0-9-]{1,20}[a-z0-9]$/),
      tags: optional(texts),
      properties,
      more: unknown,
    })
    .map(({ name: own, tags, properties: inner, more }) =>
      clean({
        id: `${WS}/batchEndpoints/Ep-1/deployments/${own}`,
        name: own,
        type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments',
        location: 'westeurope',
        tags,
        systemData: { createdAt: '2025-02-01T17:51:56.513702Z', createdBy: 'someone' },
        properties: inner,
        ...more,
      }),
    );

interface Case {
  shape: DeploymentShape | 'endpoint';
  live: JsonObject;
}

const withCompute = (live: JsonObject): JsonObject => ({
  ...live,
  properties: { compute: `${WS}/computes/cpu-cluster`, ...(live.properties as JsonObject) },
});

const endpointProperties = record({
  description: text,
  authMode: fc.constantFrom('AADToken', 'AMLToken', 'Key'),
  properties: texts,
  defaults: record({ deploymentName: name }),
  scoringUri: fc.constant('https://a.example/jobs'),
});

const cases: fc.Arbitrary<Case> = fc.oneof(
  resource(modelProperties).map((live) => ({ shape: 'classic' as const, live })),
  resource(modelProperties).map((live) => ({ shape: 'model' as const, live: withCompute(live) })),
  resource(pipelineProperties).map((live) => ({ shape: 'pipeline' as const, live })),
  resource(endpointProperties).map((live) => ({ shape: 'endpoint' as const, live })),
);

/** Keys of the YAML field tables, by shape, as dotted paths. */
const ROOT = ['name', 'endpoint_name', 'description', 'tags'];
const MODEL = [
  'properties',
  'model',
  'code_configuration.code',
  'code_configuration.scoring_script',
  'environment',
  'compute',
];
const RESOURCES = [
  'instance_count',
  'instance_type',
  'max_instance_count',
  'docker_args',
  'shm_size',
  'locations',
  'properties',
];
const SETTINGS = [
  'error_threshold',
  'retry_settings.max_retries',
  'retry_settings.timeout',
  'mini_batch_size',
  'max_concurrency_per_instance',
  'logging_level',
  'output_action',
  'output_file_name',
  'environment_variables',
];
const keys = (shape: string, names: string[]) => names.map((one) => `${shape} ${one}`);
const own = [...ROOT, ...MODEL, ...RESOURCES.map((one) => `resources.${one}`)];
const TABLES = [
  ...keys('classic', [...own, ...SETTINGS]),
  ...keys('model', [...own, 'type', ...SETTINGS.map((one) => `settings.${one}`)]),
  ...keys('pipeline', [...ROOT, 'type', 'component', 'settings']),
  ...keys('endpoint', ['name', 'description', 'tags', 'properties', 'auth_mode', 'defaults.deployment_name']),
];

const drawn = new Map<string, number>();
function count(shape: string, yaml: string) {
  const { root } = readYaml(yaml);
  const walk = (node: typeof root, path: string) => {
    if (path !== '') drawn.set(`${shape} ${path}`, (drawn.get(`${shape} ${path}`) ?? 0) + 1);
    if (node?.kind !== 'map') return;
    for (const entry of node.entries)
      if (entry.key.kind === 'str') walk(entry.value, path === '' ? entry.key.value : `${path}.${entry.key.value}`);
  };
  walk(root, '');
}

const writable = (live: JsonObject) =>
  Object.fromEntries(Object.entries(live).filter(([one]) => !['id', 'name', 'type', 'systemData'].includes(one)));

describe('live → YAML → apply', () => {
  const RUNS = 300;
  // Each case reads three texts: seconds where the processor is free, much longer where others have it.
  const PATIENCE = { timeout: 120_000 };

  test(`changes nothing (${RUNS} cases, four shapes)`, PATIENCE, () => {
    fc.assert(
      fc.property(cases, ({ shape, live }) => {
        const yaml = editableYaml(live, shape, WS);
        count(shape, yaml);
        const { body, changed, problems } = applyYaml(yaml, live, shape, terms);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(changed).toBe(false);
        expect(JSON.stringify(body)).toBe(JSON.stringify(writable(live)));
      }),
      { numRuns: RUNS, seed: 20_241_001 },
    );
  });

  afterAll(() => {
    const least = Math.min(...TABLES.map((one) => drawn.get(one) ?? 0));
    process.stdout.write(`${TABLES.length} keys of the field tables, each drawn at least ${least} times\n`);
  });

  test('the generator drew every key of the field tables at least five times', () => {
    expect(TABLES.filter((one) => (drawn.get(one) ?? 0) < 5)).toEqual([]);
  });

  test('the YAML says what the resource is: read alone it gives the same fields', PATIENCE, () => {
    fc.assert(
      fc.property(cases, ({ shape, live }) => {
        const { rest } = yamlToRest(editableYaml(live, shape, WS), terms);
        const [got, want] = [rest?.properties as JsonObject, live.properties as JsonObject];
        const names = [
          'description',
          'model',
          'environmentId',
          'compute',
          'loggingLevel',
          'outputAction',
          'miniBatchSize',
          'environmentVariables',
        ];
        for (const one of names)
          if (want[one] !== undefined && (shape === 'classic' || shape === 'model'))
            expect(got[one]).toEqual(want[one]);
        if (live.tags !== undefined) expect(rest?.tags).toEqual(live.tags);
      }),
      { numRuns: 200, seed: 20_241_001 },
    );
  });
});

test.each<[what: string, edit: [string | RegExp, string], change: JsonObject]>([
  ['a number', ['mini_batch_size: 5', 'mini_batch_size: 6'], { miniBatchSize: 6 }],
  ['a time', ['timeout: 90', 'timeout: 91'], { retrySettings: { timeout: 'PT1M31S', xNew: 1 } }],
  ['a text', ['description: old', 'description: new'], { description: 'new' }],
  ['a map', ['A: "1"', 'A: "2"'], { environmentVariables: { A: '2', B: null } }],
])('changing %s changes that alone, and what is not known stays', (_, [from, to], change) => {
  const properties: JsonObject = {
    description: 'old',
    compute: `${WS}/computes/c`,
    miniBatchSize: 5,
    retrySettings: { timeout: 'PT90S', xNew: 1 },
    environmentVariables: { A: '1', B: null },
    xFuture: { a: [1] },
  };
  const live = { id: `${WS}/batchEndpoints/e/deployments/d`, name: 'd', tags: { a: 'b' }, properties, kind: 'x' };
  const yaml = editableYaml(live, 'model', WS);
  expect(yaml).toMatch(from);
  const { body, changed } = applyYaml(yaml.replace(from, to), live, 'model', terms);
  expect(changed).toBe(true);
  expect(body).toEqual({ tags: { a: 'b' }, kind: 'x', properties: { ...properties, ...change } });
});

test.each<[what: string, defaults: JsonObject, to: string, wanted: Json]>([
  ['is set', { spare: 1 }, 'defaults: {deployment_name: b}', { spare: 1, deploymentName: 'b' }],
  [
    'is changed',
    { spare: 1, deploymentName: 'a' },
    'defaults: {deployment_name: b}',
    { spare: 1, deploymentName: 'b' },
  ],
  ['is taken out', { spare: 1, deploymentName: 'a' }, '', { spare: 1 }],
])('what is not known beside a field stays when that field %s', (_, defaults, to, wanted) => {
  const live = { name: 'abc', tags: {}, properties: { authMode: 'AADToken', defaults } };
  const { body } = applyYaml(`name: abc\nauth_mode: aad_token\n${to}\n`, live, 'endpoint', terms);
  expect(body).toEqual({ tags: {}, properties: { authMode: 'AADToken', defaults: wanted } });
});

test('taking a key out takes the field out, and a text with errors gives no body', () => {
  const live = { name: 'abc', tags: {}, properties: { description: 'x', authMode: 'AADToken', xKept: 1 } };
  const yaml = editableYaml(live, 'endpoint', WS);
  expect(applyYaml(yaml.replace('description: x\n', ''), live, 'endpoint', terms).body).toEqual({
    tags: {},
    properties: { authMode: 'AADToken', xKept: 1 },
  });
  expect(applyYaml('name: abc\nbogus: 1\n', live, 'endpoint', terms)).toMatchObject({ body: null, changed: false });
});

test('the live deployment says which endpoint it is of where the text does not', () => {
  const live = {
    id: `${WS}/batchEndpoints/e/deployments/d`,
    name: 'onnx',
    properties: { compute: `${WS}/computes/c` },
  };
  const own = 'name: onnx\ncompute: azureml:c\n';
  expect(applyYaml(own, live, 'classic', terms)).toMatchObject({ body: { properties: live.properties }, problems: [] });
  expect(applyYaml(own, { ...live, id: '' }, 'classic', terms).body).toBeNull();
});

test('every text and key that is written is read back as it was', () => {
  const value: fc.Arbitrary<Json> = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (map) => {
      const { root, remarks } = readYaml(writeYaml(map));
      expect(remarks).toEqual([]);
      const entries = root?.kind === 'map' ? root.entries : [];
      expect(entries.map((entry) => [entry.key.kind === 'str' && entry.key.value, plain(entry.value)])).toEqual(
        Object.entries(map),
      );
    }),
    { numRuns: 200 },
  );
});

function plain(node: NonNullable<ReturnType<typeof readYaml>['root']>): Json {
  if (node.kind === 'int') return Number(node.value);
  return node.kind === 'str' || node.kind === 'bool' ? node.value : null;
}
