import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { deploymentCreate, deploymentUpdate, endpointCreate } from './of-resource';

const file = path.join(import.meta.dirname, '../query/testing/resources.json');
const { endpoints: [endpoint = {}] = [], deployments: [deployment = {}] = [] } = z
  .record(z.string(), z.array(z.record(z.string(), z.json())))
  .parse(JSON.parse(readFileSync(file, 'utf8')));
const workspaceId =
  '/subscriptions/0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58/resourceGroups/local/providers/Microsoft.MachineLearningServices/workspaces/local-workspace';

it('an endpoint is made without what the service fills in and without a default', () => {
  expect(endpointCreate(endpoint, workspaceId)).toEqual({
    do: 'endpoint-create',
    endpointName: 'mnist-batch',
    body: {
      location: 'local',
      tags: { dataset: 'mnist' },
      properties: { description: 'Reads handwritten digits from PNG and JPEG images.', authMode: 'AADToken' },
    },
    yaml: 'name: mnist-batch\ndescription: Reads handwritten digits from PNG and JPEG images.\ntags:\n  dataset: mnist\nauth_mode: aad_token\n',
  });
});

it('a deployment is made with its settings, its YAML by short names', () => {
  const action = deploymentCreate(deployment, 'mnist-batch', workspaceId);
  expect(action).toMatchObject({
    deploymentName: 'mnist-onnx',
    body: { properties: { miniBatchSize: 10, retrySettings: { timeout: 'PT30S' } } },
    yaml: expect.stringContaining('model: azureml:mnist-onnx:1\n'),
  });
  expect(JSON.stringify(action)).not.toMatch(/provisioningState|"environmentId"|systemData/);
});

it('an update has the present values, the CLI its own units', () => {
  expect(deploymentUpdate(deployment, 'mnist-batch')).toMatchObject({
    fields: [
      { cli: 'description' },
      { cli: 'mini_batch_size', value: 10 },
      { cli: 'resources.instance_count', rest: ['resources', 'instanceCount'], value: 2 },
      { cli: 'retry_settings.max_retries', value: 3 },
      { cli: 'retry_settings.timeout', value: 'PT30S', cliValue: 30 },
      { cli: 'error_threshold', value: -1 },
    ],
  });
});
