import { describe, expect, test } from 'vitest';
import { sampleJob } from '@/lib/contracts/api/testing/samples';
import type { JobDetail, ScoringSettings } from '@/lib/contracts/api/views';
import { valuesOfQuery } from '@/lib/domain/invoke-form';
import { invokePath, workspaceId } from '@/lib/domain/reference';
import { noSettings } from '@/lib/domain/settings';
import { runAgainPath } from './run-again';

const workspace = {
  subscriptionId: '6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11',
  resourceGroupName: 'rg',
  workspaceName: 'local-workspace',
};
const arm = workspaceId(workspace);
type Input = JobDetail['inputs'][number];
const input = (uri: string | null, more: Partial<Input> = {}): Input => ({
  name: 'UriFolder',
  type: 'UriFolder',
  uri,
  isCut: false,
  datastore: null,
  path: null,
  ...more,
});
const inStore = (path: string, type = 'UriFolder', uri = `azureml://datastores/scans/paths/${path}`) =>
  input(uri, { datastore: 'scans', path, type });

const job: JobDetail = {
  ...sampleJob({ name: 'batchjob-1', displayName: 'careful_bulb_plwyqfx0', status: 'Failed' }),
  id: `${arm}/jobs/batchjob-1`,
  experimentName: 'mnist-batch',
  studioUrl: null,
  compute: null,
  child: null,
  timeline: [],
  settings: noSettings,
  inputs: [],
  outputs: [],
  error: null,
  warnings: [],
  properties: {},
  missing: [],
  settled: true,
};

/** The form that the job's link opens, without the fields that it leaves empty. */
function formOf(change: Partial<JobDetail>, deployment: ScoringSettings | null = null) {
  const path = runAgainPath(workspace, { ...job, ...change }, deployment) ?? '';
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  expect(pathname).toBe(invokePath(workspace, 'mnist-batch'));
  const { overrides, ...values } = valuesOfQuery(searchParams);
  const said = Object.entries({ ...values, ...overrides }).filter(([, text]) => text !== '' && text !== 'UriFolder');
  return Object.fromEntries(said);
}
const alone = { kind: 'local', deployment: 'mnist-onnx' };
const started = { deployment: 'mnist-onnx' };

describe('the input of a job that is run again', () => {
  test.each([
    ['a datastore folder', inStore('a b/#1/'), { kind: 'datastore', datastore: 'scans', path: 'a b/#1' }],
    [
      'one file of a datastore',
      inStore('a/1.png', 'UriFile'),
      { kind: 'datastore', datastore: 'scans', path: 'a/1.png', pathType: 'UriFile' },
    ],
    [
      'a folder that is called as registries are',
      inStore('a/registries/2026'),
      { kind: 'datastore', datastore: 'scans', path: 'a/registries/2026' },
    ],
    [
      'a datastore by its long name',
      inStore(
        'a',
        'uri_folder',
        `azureml:/${arm.replace('resourceGroups', 'resourcegroups')}/datastores/scans/paths/a`,
      ),
      { kind: 'datastore', datastore: 'scans', path: 'a' },
    ],
    [
      'registered data by ARM id',
      input(`${arm.toLowerCase()}/data/mnist-data/versions/1`),
      { kind: 'data', dataName: 'mnist-data', dataVersion: '1' },
    ],
    [
      'registered data in short',
      input('azureml:mnist-data:7'),
      { kind: 'data', dataName: 'mnist-data', dataVersion: '7' },
    ],
    ['the newest of registered data', input('azureml:mnist-data@latest'), { kind: 'data', dataName: 'mnist-data' }],
    [
      'an https path',
      input('https://pipelinedata.blob.core.windows.net/sampledata/mnist'),
      { kind: 'url', url: 'https://pipelinedata.blob.core.windows.net/sampledata/mnist' },
    ],
    [
      'an https path that reads like an asset',
      input('https://example.org/data/x/versions/1', { type: 'UriFile' }),
      { kind: 'url', url: 'https://example.org/data/x/versions/1', urlType: 'UriFile' },
    ],
  ])('%s is filled in', (_, told, fields) => {
    expect(formOf({ inputs: [told] })).toEqual({ ...started, ...fields });
  });

  const foreign = arm.replace('local-workspace', 'other');
  test.each([
    ['none that this person may see', []],
    ['several', [inStore('a'), inStore('b')]],
    ['a literal', [input(null, { type: 'Literal' })]],
    ['a table', [inStore('a', 'MLTable')]],
    ['an address with a signature', [input('https://x.blob.core.windows.net/c/a?sv=1&sig=secret')]],
    ['an address whose signature was cut off', [input('https://x.blob.core.windows.net/c/a', { isCut: true })]],
    ['another scheme', [input('wasbs://c@x.blob.core.windows.net/a')]],
    ['a whole datastore', [inStore('')]],
    ['data of another workspace', [input(`${foreign}/data/d/versions/1`)]],
    ['a folder of another workspace', [inStore('a', 'UriFolder', `azureml:/${foreign}/datastores/scans/paths/a`)]],
    ['data of a registry', [input('azureml://registries/r/data/d/versions/1')]],
    ['data of a registry by ARM id', [input(`${arm.replace(/\/workspaces\/.*/, '/registries/r')}/data/d/versions/1`)]],
    ['a model', [input(`${arm}/models/m/versions/1`)]],
  ])('%s leaves the endpoint and the deployment alone', (_, inputs) => {
    expect(formOf({ inputs })).toEqual(alone);
  });
});

describe('what else is filled in', () => {
  const usual = { ...noSettings, miniBatchSize: 10, maxRetries: 3, errorThreshold: -1, outputFileName: 'p.csv' };
  const own = { ...usual, miniBatchSize: 25, errorThreshold: 0, maxConcurrencyPerInstance: 8, timeoutSeconds: 30 };

  test('the settings in which the job differs from its deployment, as far as the form has fields for them', () => {
    expect(formOf({ settings: own }, usual)).toEqual({ ...alone, miniBatchSize: '25', errorThreshold: '0' });
  });

  test('no setting while the deployment is not known', () => {
    expect(formOf({ settings: own })).toEqual(alone);
  });

  test('a name that somebody gave, none that the service made up', () => {
    expect(formOf({ displayName: 'digits-inbox' })).toEqual({ ...alone, displayName: 'digits-inbox' });
    expect(formOf({ displayName: job.name })).toEqual(alone);
  });

  test('a job of no endpoint has no such form', () => {
    expect(runAgainPath(workspace, { ...job, endpointName: null }, null)).toBeNull();
  });
});
