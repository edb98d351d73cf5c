import { expect, test } from 'vitest';
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
