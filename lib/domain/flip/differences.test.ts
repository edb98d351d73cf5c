import { expect, it } from 'vitest';
import { type BatchDeployment, batchDeployment } from '@/lib/contracts/azureml/endpoint';
import { deploymentDifferences } from './differences';

const WS = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w';
const model = (version: number) => ({ referenceType: 'Id', assetId: `${WS}/models/mnist-onnx/versions/${version}` });
const deployment = (name: string, properties: object, tags = {}): BatchDeployment =>
  batchDeployment.parse({ id: `/${name}`, name, tags, properties });
const said = (from: BatchDeployment, to: BatchDeployment) =>
  deploymentDifferences(from, to).map(({ label, from, to }) => [label, from, to]);

it('says what differs with its unit, in the order of the form', () => {
  const one = deployment('a', {
    model: model(1),
    miniBatchSize: 100,
    retrySettings: { maxRetries: 3, timeout: 'PT30S' },
    errorThreshold: -1,
    resources: { instanceCount: 1, instanceType: null },
    environmentVariables: { A: '1', B: '2' },
  });
  const other = deployment('b', {
    model: model(2),
    miniBatchSize: 50,
    retrySettings: { maxRetries: 2, timeout: 'PT1M' },
    errorThreshold: 10,
    resources: { instanceCount: 1 },
    environmentVariables: { B: '3', C: '4' },
  });
  expect(said(one, other)).toEqual([
    ['Model', 'mnist-onnx:1', 'mnist-onnx:2'],
    ['Mini-batch size', '100 files', '50 files'],
    ['Max retries', '3 (4 tries)', '2 (3 tries)'],
    ['Timeout', '30 s', '1 min'],
    ['Error threshold', '-1 (never fails on bad files)', '10 failed files'],
    ['Variable A', '1', null],
    ['Variable B', '2', '3'],
    ['Variable C', null, '4'],
  ]);
});

it('leaves no field out that it does not know, and says nothing of what Azure adds', () => {
  const own = { AzureAsyncOperationUri: 'https://a/1', 'azureml.onlineendpointid': 'x' };
  const one = deployment('a', {
    partitionKeys: ['k'],
    properties: { ...own, mine: '1' },
    provisioningState: 'Succeeded',
  });
  const other = deployment(
    'b',
    { properties: { mine: '2' }, provisioningState: 'Failed', surge: { max: 2 } },
    { t: 'x' },
  );
  expect(said(one, other)).toEqual([
    ['properties.mine', '1', '2'],
    ['partitionKeys', '["k"]', null],
    ['Tag t', null, 'x'],
    ['surge.max', null, '2'],
  ]);
});

it('compares a pipeline with a model by component and compute, not by zeros in its settings', () => {
  const componentId = { referenceType: 'Id', assetId: `${WS}/components/hello/versions/2` };
  const settings = { default_compute: 'gpu', ForceRun: 'false' };
  const configuration = { deploymentConfigurationType: 'PipelineComponent', componentId, settings };
  const pipeline = deployment('p', { miniBatchSize: 0, deploymentConfiguration: configuration });
  const labels = said(deployment('m', { model: model(1), miniBatchSize: 10, compute: 'x/cpu' }), pipeline);
  expect(labels).toEqual([
    ['Model', 'mnist-onnx:1', null],
    ['Pipeline component', null, 'hello:2'],
    ['Compute', 'cpu', 'gpu'],
    ['Mini-batch size', '10 files', null],
    ['deploymentConfiguration.deploymentConfigurationType', null, 'PipelineComponent'],
    ['deploymentConfiguration.settings.ForceRun', null, 'false'],
  ]);
});

it('finds nothing between equal deployments', () => {
  const same = { model: model(1), tags: {}, miniBatchSize: 10 };
  expect(deploymentDifferences(deployment('a', same), deployment('b', same))).toEqual([]);
});
