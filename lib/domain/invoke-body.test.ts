import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type InvokeRequest, invokeRequest } from '@/lib/contracts/api/invoke';
import { invokeBody } from './invoke-body';

const workspace = {
  subscriptionId: '6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11',
  resourceGroupName: 'local',
  workspaceName: 'local-workspace',
};
const base: InvokeRequest = {
  deploymentName: null,
  input: { kind: 'data', name: 'mnist-data', version: '1' },
  overrides: {},
  requestKey: '0b8f4a2e-6e0e-4b76-9c7b-1c1c8f0c7d11',
  displayName: null,
};
const tags = { 'batch-studio.request': base.requestKey };

test('registered data goes by its ARM id', () => {
  const uri = `/subscriptions/${workspace.subscriptionId}/resourceGroups/local/providers/Microsoft.MachineLearningServices/workspaces/local-workspace/data/mnist-data/versions/1`;
  expect(invokeBody(base, workspace)).toEqual({
    properties: { inputData: { UriFolder: { jobInputType: 'UriFolder', uri } }, tags },
  });
});

test.each([
  [{ kind: 'url', url: 'https://a.example/c/p.png', type: 'UriFile' }, 'https://a.example/c/p.png'],
  [{ kind: 'datastore', datastore: 'ds', path: 'a/b', type: 'UriFolder' }, 'azureml://datastores/ds/paths/a/b/'],
  [{ kind: 'datastore', datastore: 'ds', path: 'a/b/', type: 'UriFolder' }, 'azureml://datastores/ds/paths/a/b/'],
  [{ kind: 'datastore', datastore: 'ds', path: 'a/b.png', type: 'UriFile' }, 'azureml://datastores/ds/paths/a/b.png'],
] as const)('%o becomes %s', (input, uri) => {
  expect(invokeBody({ ...base, input }, workspace)).toMatchObject({
    properties: { inputData: { [input.type]: { jobInputType: input.type, uri } } },
  });
});

test('every override has its place, and a name is a display name', () => {
  const asked = {
    miniBatchSize: 20,
    instanceCount: 2,
    maxRetries: 0,
    timeoutSeconds: 90,
    errorThreshold: -1,
    outputFileName: 'out.csv',
  };
  const request = invokeRequest.parse({ ...base, overrides: asked, displayName: 'digits-inbox' });
  expect(invokeBody(request, workspace)).toMatchObject({
    properties: {
      miniBatchSize: 20,
      errorThreshold: -1,
      outputFileName: 'out.csv',
      compute: { instanceCount: 2 },
      retrySettings: { maxRetries: 0, timeout: 'PT1M30S' },
      name: 'digits-inbox',
      tags,
    },
  });
});

test('a time-out alone says nothing about retries', () => {
  const body = invokeBody({ ...base, overrides: { timeoutSeconds: 30 } }, workspace);
  expect(body).toHaveProperty('properties.retrySettings', { timeout: 'PT30S' });
});

/** Bodies that azure-ai-ml 1.28 builds (`yaml/peer/README.md`), and what our form asks for the same thing. */
describe("bodies of azure-ai-ml's invoke", () => {
  const vectors = z
    .array(
      z.looseObject({
        class: z.string(),
        title: z.string().optional(),
        expected: z.looseObject({ body: z.json().optional() }),
      }),
    )
    .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'yaml/peer/vectors.json'), 'utf8')))
    .filter((one) => one.class === 'peer-invoke');
  const url = 'https://pipelinedata.blob.core.windows.net/sampledata/mnist';
  const folder: Partial<InvokeRequest> = { input: { kind: 'url', url, type: 'UriFolder' } };
  const datastore = { kind: 'datastore', datastore: 'workspaceblobstore', path: 'mnist', type: 'UriFolder' } as const;
  const ours = new Map<string, Partial<InvokeRequest>>([
    ['single input datastore path', { input: datastore }],
    ['job_name + experiment_name', { ...folder, displayName: 'my-job-1' }],
    ['override instance count (az --instance-count 5)', { ...folder, overrides: { instanceCount: 5 } }],
    ['override --set retry_settings.max_retries=1', { ...folder, overrides: { maxRetries: 1 } }],
    ['override --set retry_settings.timeout=60', { ...folder, overrides: { timeoutSeconds: 60 } }],
    ['override error_threshold (as doc of 2021 suggests via --set)', { ...folder, overrides: { errorThreshold: 5 } }],
    ['override output_file_name', { ...folder, overrides: { outputFileName: 'p.csv' } }],
  ]);
  /** What differs on purpose: a folder ends with a slash, no isLocal beside an instance count, no experiment name. */
  const asOurs = (body: unknown): unknown =>
    JSON.parse(
      JSON.stringify(body)
        .replace('paths/mnist"', 'paths/mnist/"')
        .replace(',"isLocal":true', '')
        .replace(',"properties":{"experimentName":"exp"}', ''),
    );
  /** Not in our form: the logging level, which the peer refuses as well, and a choice of the output's place. */
  const NOT_OFFERED = [
    'override logging_level (as doc of 2021 suggests via --set)',
    'output_dataset datastore+path (test_batch_invoke)',
    'az --output-path',
  ];

  test.each([...ours])('%s', (title, asked) => {
    const recorded = vectors.find((one) => one.title === title)?.expected.body;
    const sent = z.object({ properties: z.looseObject({ tags: z.unknown() }) });
    const { tags: own, ...rest } = sent.parse(invokeBody({ ...base, ...asked }, workspace)).properties;
    expect(own).toEqual(tags);
    expect({ properties: rest }).toEqual(asOurs(recorded));
  });

  test('all ten are accounted for', () => {
    expect(vectors.map((one) => one.title).sort()).toEqual([...ours.keys(), ...NOT_OFFERED].sort());
  });
});
