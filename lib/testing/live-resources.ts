import type { JsonObject } from '../domain/yaml/rest-body';

export const WS =
  '/subscriptions/6a5cae53-0d5a-4f0b-8a3b-6a8f8d2f3c11/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws';

/** A model deployment as Azure holds it, with fields that nobody here knows. */
export const LIVE: JsonObject = {
  id: `${WS}/batchEndpoints/digits/deployments/onnx`,
  name: 'onnx',
  type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments',
  location: 'eastus',
  tags: { team: 'digits', stage: 'prod' },
  systemData: { createdAt: '2026-11-01T10:00:00Z', lastModifiedBy: 'owner' },
  properties: {
    description: 'reads digits',
    provisioningState: 'Succeeded',
    model: { referenceType: 'Id', assetId: `${WS}/models/digits/versions/1` },
    compute: `${WS}/computes/cpu-cluster`,
    resources: { instanceCount: 2, instanceType: null },
    miniBatchSize: 100,
    maxConcurrencyPerInstance: 1,
    errorThreshold: -1,
    loggingLevel: 'Info',
    outputAction: 'AppendRow',
    outputFileName: 'predictions.csv',
    retrySettings: { maxRetries: 3, timeout: 'PT30S' },
    environmentVariables: { MODE: 'fast' },
    properties: {},
    xNew: { deep: 1 },
  },
  xTop: [1, 2],
};

export const ENDPOINT: JsonObject = {
  id: `${WS}/batchEndpoints/digits`,
  name: 'digits',
  location: 'eastus',
  tags: {},
  properties: {
    authMode: 'AADToken',
    description: null,
    defaults: { deploymentName: 'green' },
    properties: { 'azureml.onlineendpointid': '/x' },
    provisioningState: 'Succeeded',
  },
};

export const PIPELINE: JsonObject = {
  id: `${WS}/batchEndpoints/digits/deployments/steps`,
  name: 'steps',
  location: 'eastus',
  tags: {},
  properties: {
    errorThreshold: 0,
    miniBatchSize: 0,
    deploymentConfiguration: {
      deploymentConfigurationType: 'PipelineComponent',
      componentId: { referenceType: 'Id', assetId: `${WS}/components/steps/versions/1` },
      settings: { default_compute: 'cpu' },
    },
  },
};

/** The resource with some of its properties, and its tags, another. */
export function withProperties(live: JsonObject, properties: object, tags?: object): JsonObject {
  const own = live.properties;
  return JSON.parse(
    JSON.stringify({
      ...live,
      ...(tags ? { tags } : {}),
      properties: { ...(own && typeof own === 'object' ? own : {}), ...properties },
    }),
  );
}
