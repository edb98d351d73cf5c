import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  armIdParts,
  assetOfId,
  datastorePath,
  datastoreUri,
  deploymentPath,
  endpointPath,
  invokePath,
  jobPath,
  NEW,
  newDeploymentPath,
  newEndpointPath,
  wallboardPath,
  workspaceId,
  workspacePath,
  workspaceRefOfWsid,
  wsidOfWorkspaceRef,
} from './reference';
import { nameNotes } from './yaml/name-rules';

const ref = {
  subscriptionId: '6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11',
  resourceGroupName: 'rg (one).two',
  workspaceName: 'local-workspace',
};
const ws = workspaceId(ref);

test('an ARM id comes apart into its scope and its type/name pairs', () => {
  expect(armIdParts(`${ws}/data/mnist-data/versions/1`)).toEqual({
    ...ref,
    under: [
      ['data', 'mnist-data'],
      ['versions', '1'],
    ],
    name: '1',
  });
  expect(armIdParts(ws)?.name).toBe('local-workspace');
});

test.each(['', '/subscriptions/x', `${ws}/data`, `${ws}/data//versions/1`, 'https://example.org'])(
  '%s is no ARM id',
  (id) => {
    expect(armIdParts(id)).toBeNull();
  },
);

test.each([
  [`${ws}/models/mnist-onnx/versions/1`, 'mnist-onnx', '1'],
  [`${ws.toLowerCase()}/environments/env.a/versions/2026-01`, 'env.a', '2026-01'],
  ['azureml://locations/eastus/workspaces/abc/data/d/versions/7', 'd', '7'],
  ['azureml://registries/azureml/models/gpt/labels/latest', 'gpt', null],
  ['azureml:mnist-data:1', 'mnist-data', '1'],
  ['mnist-data:1', 'mnist-data', '1'],
  ['azureml:mnist-data@latest', 'mnist-data', null],
])('%s names %s, version %s', (id, name, version) => {
  expect(assetOfId(id)).toEqual({ name, version, id });
});

test.each(['', 'mnist-data', 'https://host/models/x', `${ws}/computes/cpu-cluster`])('%s names no asset', (id) => {
  expect(assetOfId(id)).toBeNull();
});

test.each([
  ['azureml://datastores/workspaceblobstore/paths/LocalUpload/a/', 'workspaceblobstore', 'LocalUpload/a/'],
  ['azureml://datastores/workspaceblobstore/paths/', 'workspaceblobstore', ''],
  [
    `azureml:/${ws.replace('resourceGroups', 'resourcegroups')}/datastores/ds/paths/a b#c%20é/x.png`,
    'ds',
    'a b#c%20é/x.png',
  ],
  ['azureml://subscriptions/s/resourcegroups/g/workspaces/w/datastores/ds/paths/p/q', 'ds', 'p/q'],
  [`${ws}/datastores/ds/paths/p`, 'ds', 'p'],
])('%s is on %s at %s', (uri, datastore, path) => {
  expect(datastorePath(uri)).toEqual({ datastore, path });
});

test.each(['https://host/c/p', 'azureml:mnist-data:1', 'azureml://jobs/j/outputs/score'])(
  '%s is no datastore path',
  (uri) => {
    expect(datastorePath(uri)).toBeNull();
  },
);

const word = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,30}$/);
const refs = fc.record({ subscriptionId: fc.uuid(), resourceGroupName: word, workspaceName: word });

test('a datastore URI is read back as it was written', () => {
  fc.assert(
    fc.property(word, fc.string({ unit: 'grapheme' }), (datastore, path) => {
      expect(datastorePath(datastoreUri(datastore, path))).toEqual({ datastore, path });
    }),
  );
});

test('a workspace is read back from its wsid and from its ARM id', () => {
  fc.assert(
    fc.property(refs, (one) => {
      expect(workspaceRefOfWsid(wsidOfWorkspaceRef(one))).toEqual(one);
      expect(workspaceRefOfWsid(workspaceId(one))).toEqual(one);
    }),
  );
});

test.each([
  `${ws}/jobs/j`,
  '/subscriptions/not-a-guid/resourcegroups/g/workspaces/w',
  `/subscriptions/${ref.subscriptionId}/resourcegroups/../workspaces/w`,
  `/subscriptions/${ref.subscriptionId}/resourcegroups/g/workspaces/%2e%2e`,
])('%s names no workspace', (wsid) => {
  expect(workspaceRefOfWsid(wsid)).toBeNull();
});

test('the pages that make a resource stand where no resource can', () => {
  for (const kind of ['endpoint', 'deployment'] as const) {
    const severities = nameNotes(kind, NEW).map(({ severity }) => severity);
    expect(severities).toContain('error');
  }
  expect(newEndpointPath(ref)).not.toBe(endpointPath(ref, 'new'));
  expect(newDeploymentPath(ref, 'e')).not.toBe(deploymentPath(ref, 'e', 'new'));
  expect(newDeploymentPath(ref, 'e')).toBe(deploymentPath(ref, 'e', NEW));
});

test('dashboard paths decode to the names they were made of', () => {
  const base = `/workspaces/${ref.subscriptionId}/rg%20(one).two/local-workspace`;
  expect(workspacePath(ref)).toBe(base);
  expect(endpointPath(ref, 'mnist-batch')).toBe(`${base}/endpoints/mnist-batch`);
  expect(invokePath(ref, 'mnist-batch')).toBe(`${base}/endpoints/mnist-batch/invoke`);
  expect(wallboardPath(ref)).toBe(`${base}/wallboard`);
  expect(jobPath(ref, 'a/../b#?')).toBe(`${base}/jobs/a%2F..%2Fb%23%3F`);
});
