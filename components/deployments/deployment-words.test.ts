import { describe, expect, test } from 'vitest';
import {
  codeInWords,
  computeInShort,
  computeInWords,
  deployedInWords,
  kindInWords,
  settingsInShort,
} from './deployment-words';

const settings = {
  miniBatchSize: 10,
  instanceCount: 2,
  maxConcurrencyPerInstance: 1,
  maxRetries: 3,
  timeoutSeconds: 30,
  errorThreshold: -1,
  loggingLevel: null,
  outputAction: null,
  outputFileName: null,
};
const model = { name: 'mnist-onnx', version: '1', id: 'x' };

describe('a deployment in words', () => {
  test('its kind follows from what it brings', () => {
    expect(kindInWords({ kind: 'model', code: null, model })).toBe('MLflow model');
    expect(kindInWords({ kind: 'model', code: { name: 'c', scoringScript: 's.py' }, model })).toBe('Scoring script');
    expect(kindInWords({ kind: 'pipeline', code: null, model: null })).toBe('Pipeline component');
  });

  test('model, code and compute', () => {
    const of = { kind: 'model', component: null } as const;
    expect(deployedInWords({ ...of, model })).toEqual({ label: 'Model', value: 'mnist-onnx:1' });
    expect(deployedInWords({ ...of, model: { ...model, version: null } })?.value).toBe('mnist-onnx');
    expect(deployedInWords({ ...of, model: null })).toBeNull();
    const component = { name: 'hello_batch', version: '2', id: 'y' };
    expect(deployedInWords({ kind: 'pipeline', model: null, component })).toEqual({
      label: 'Pipeline component',
      value: 'hello_batch:2',
    });
    expect(codeInWords({ code: { name: 'centroid', scoringScript: 'score.py' } })).toBe('centroid/score.py');
    expect(computeInWords({ compute: 'cpu-cluster', settings })).toBe('cpu-cluster, 2 nodes, 1 process each');
    expect(
      computeInWords({
        compute: null,
        settings: { ...settings, instanceCount: null, maxConcurrencyPerInstance: null },
      }),
    ).toBe('no compute named');
  });

  test('a row says the same in short, and nothing that is not known', () => {
    const unknown = {
      ...settings,
      miniBatchSize: null,
      instanceCount: null,
      maxConcurrencyPerInstance: null,
      maxRetries: null,
      timeoutSeconds: null,
      errorThreshold: null,
    };
    expect(computeInShort({ compute: 'cpu-cluster', settings })).toBe('cpu-cluster, 2 nodes × 1');
    expect(computeInShort({ compute: 'cpu-cluster', settings: unknown })).toBe('cpu-cluster');
    expect(settingsInShort(settings)).toEqual(['10 files / mini-batch', '3 retries, 30 s']);
    expect(settingsInShort({ ...settings, maxRetries: 1 })[1]).toBe('1 retry, 30 s');
    expect(settingsInShort(unknown)).toEqual(['—', '']);
  });
});
