import { expect, test } from 'vitest';
import { largeCreation, studyCreation } from './creation-study';
import { largeResource, studyResource } from './resource-study';

const ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w';
const DEPLOYMENT = 'name: onnx\nendpoint_name: digits\nmodel: azureml:mnist@latest\ncompute: azureml:cpu\n';

test('a new text is read once for its plan, its documents, what it asks of the workspace, and an older form', () => {
  const text = `name: digits\nauth_mode: aad_token\n---\n${DEPLOYMENT}mini_batch_size: 5\n`;
  const study = studyCreation({ text, workspaceId: ID, within: null });
  expect(study.plan.steps.map(({ endpointName }) => endpointName)).toEqual(['digits', 'digits']);
  expect(study.heads).toEqual([
    { kind: 'endpoint', name: 'digits' },
    { kind: 'deployment', name: 'onnx' },
  ]);
  expect(study.texts[1]).toContain('mini_batch_size');
  expect(study.wanted.labels).toEqual([{ type: 'models', name: 'mnist', label: 'latest' }]);
  expect(study.conversion?.form).toBe('classic');
  // It comes out of a worker.
  expect(structuredClone(study)).toEqual(study);
});

test('the text of a live resource tells its changes without the region; another name is the page’s own problem', () => {
  const base = {
    id: `${ID}/batchEndpoints/digits/deployments/onnx`,
    name: 'onnx',
    location: 'westeurope',
    properties: {
      compute: `${ID}/computes/cpu`,
      model: { referenceType: 'Id', assetId: `${ID}/models/mnist/versions/1` },
    },
  };
  const question = (text: string) => ({
    text,
    base,
    baseShape: 'classic' as const,
    of: { endpointName: 'digits', deploymentName: 'onnx' },
    workspaceId: ID,
  });
  const same = DEPLOYMENT.replace('@latest', ':1');
  expect(studyResource(question(same))).toMatchObject({ changes: [], problems: [], shape: 'classic' });
  const changed = studyResource(question(same.replace(':1', ':2')));
  expect(changed.changes.map(({ label }) => label)).toEqual(['Model']);
  expect(changed.body?.location).toBe('westeurope');
  expect(structuredClone(changed)).toEqual(changed);
  const renamed = studyResource(question(same.replace('onnx', 'other')));
  expect(renamed.own).toMatchObject([{ path: 'name', line: 1, severity: 'error' }]);
  expect(renamed.problems).toContainEqual(renamed.own[0]);
  expect(studyResource(question('a: [')).body).toBeNull();
});

test('a text that is too large is said to be so by its size, without being read', () => {
  const text = `name: a\n---\n${'# more\n'.repeat(160_000)}`;
  const problem = {
    path: '',
    line: 1,
    column: 1,
    severity: 'error',
    message: expect.stringMatching(/too large: 1\.1 MiB/),
  };
  const creation = { text, workspaceId: ID, within: null };
  expect(largeCreation(creation)?.plan).toEqual({ steps: [], problems: [problem] });
  expect(studyCreation(creation).plan.problems).toEqual([problem]);
  const of = { endpointName: 'digits', deploymentName: 'onnx' };
  const resource = { text, base: { name: 'onnx' }, baseShape: 'model' as const, of, workspaceId: ID };
  expect(largeResource(resource)).toMatchObject({ body: null, changes: [], problems: [problem] });
  expect(largeCreation({ ...creation, text: DEPLOYMENT })).toBeNull();
  expect(largeResource({ ...resource, text: DEPLOYMENT })).toBeNull();
});
