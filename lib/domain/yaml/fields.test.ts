import { describe, expect, test } from 'vitest';
import { placeholderTerms } from './placeholders';
import { yamlToRest } from './to-rest';

const DEPLOYMENT = 'name: blue\nendpoint_name: ep-one\ncompute: azureml:cpu-cluster\n';

/** The body's properties, or the errors in one text. */
function sent(text: string) {
  const { rest, problems } = yamlToRest(DEPLOYMENT + text, placeholderTerms);
  return rest?.properties ?? problems.map(({ path, message }) => `${path}: ${message}`).join('\n');
}

describe('whole numbers are what Python’s int() makes of a value', () => {
  test.each([
    ['"٣"', 3],
    ['"１२"', 12],
    ['"𝟙𝟘"', 10],
    ['" +5_0\\t"', 50],
    ['"\\u00a05\\x1f"', 5],
    ['9007199254740993.0', 9_007_199_254_740_992],
    ['99999999999999999999.0', 1e20],
    ['1000000000000000000000', 1e21],
  ])('%s', (text, miniBatchSize) => {
    expect(sent(`mini_batch_size: ${text}\n`)).toMatchObject({ miniBatchSize });
  });

  test.each(['"½"', '"²"', '"5__0"', '"\\ufeff5"', '"5.0"', '!!binary wrIz'])('%s is none', (text) => {
    expect(sent(`mini_batch_size: ${text}\n`)).toContain('Not a valid integer.');
  });

  test('none is rounded on the way', () => {
    expect(sent('mini_batch_size: 9007199254740993\n')).toBe(
      'mini_batch_size: 9007199254740993 has more digits than a number of JSON can be sure of.',
    );
    expect(sent('resources: {properties: {a: [12345678901234567890]}}\n')).toContain(
      'no number for 12345678901234567890',
    );
    expect(sent('resources: {properties: {a: .nan}}\n')).toContain('JSON has no number for nan.');
  });
});

describe('resources.properties keep their JSON types', () => {
  test.each([
    ['{a: ~, b: {}, c: {d: ~}, e: [~, {}, {f: ~}, [~], 1]}', { e: [[], 1] }],
    ['{a: !!set {x}, b: !!omap [c: 1], c: 2021-01-01}', { a: "{'x'}", b: ["('c', 1)"], c: '2021-01-01' }],
    ['{a: 1.5, b: {c: true}, _d: 1}', { a: 1.5, b: { c: true } }],
  ])('%s', (text, properties) => {
    expect(sent(`resources: {properties: ${text}}\n`)).toMatchObject({ resources: { properties } });
  });
});

describe('assets', () => {
  const model = (assetId: string) => ({ model: { referenceType: 'Id', assetId } });
  const anonymous = { environmentId: '{ws}/environments/CliV2AnonymousEnvironment/versions/<hash>' };
  test.each([
    [
      'a registry path after azureml:',
      'model: azureml:azureml://registries/r/models/m/versions/1',
      model('azureml://registries/r/models/m/versions/1'),
    ],
    ['an empty version is none', "model: {name: m, version: ''}", model('{ws}/models/m/versions/<auto>')],
    ['a null as its name', 'environment: {image: i, name: ~}', anonymous],
    ['a null as its version makes it anonymous', 'environment: {image: i, name: n, version: ~}', anonymous],
    [
      'a name of bytes',
      'environment: {image: i, name: !!binary aGk=}',
      { environmentId: '{ws}/environments/hi/versions/<auto>' },
    ],
  ])('%s', (_, text, properties) => {
    expect(sent(`${text}\n`)).toMatchObject(properties);
  });

  test('a virtual cluster by its full name', () => {
    const text =
      'name: blue\nendpoint_name: e\ncompute: azureml://subscriptions/s/resourceGroups/g/virtualclusters/v\n';
    const compute = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/virtualclusters/v';
    expect(yamlToRest(text, placeholderTerms).rest).toMatchObject({ properties: { compute } });
  });

  test('a version must be one even where it is not used', () => {
    expect(sent('environment: {image: i, version: [1]}\n')).toContain('A version is a text or a number.');
  });
});

test('what keeps a body from being made is said once the fields are read', () => {
  const text = 'model: azureml:m\nfoo: 1\ncode_configuration: {scoring_script: s.py}\n';
  expect(sent(text)).toBe('foo: Unknown field.\ncode_configuration.code: Missing data for required field.');
  expect(sent('model: azureml:m\n')).toContain('Version must be provided.');
});
