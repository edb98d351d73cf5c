import { expect, test } from 'vitest';
import { pipelineOfDeployment } from './pipeline-deployment';

const assetId = '/subscriptions/s/resourceGroups/g/workspaces/w/components/hello/versions/1';

test('a pipeline deployment is known by its configuration', () =>
  expect(
    pipelineOfDeployment({
      deploymentConfiguration: {
        deploymentConfigurationType: 'PipelineComponent',
        componentId: { referenceType: 'Id', assetId },
        settings: { default_compute: 'batch-cluster' },
      },
    }),
  ).toEqual({ componentId: assetId, defaultCompute: 'batch-cluster' }));

test('or by the older spelling, as recorded', () =>
  expect(
    pipelineOfDeployment({
      compute: null,
      properties: { 'ComponentDeployment.ComponentId': assetId, 'ComponentDeployment.Type': 'pipeline' },
    }),
  ).toEqual({ componentId: assetId, defaultCompute: null }));

test('a model deployment is none', () => {
  expect(pipelineOfDeployment({ properties: {}, deploymentConfiguration: null })).toBeNull();
  expect(pipelineOfDeployment({ deploymentConfiguration: { deploymentConfigurationType: 'Model' } })).toBeNull();
});
