import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { COMPUTE_NAME, REGION, RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_NAME, WORKSPACE_SCOPE } from '../directory';
import type { ResourceBody } from '../store';
import { folders, type SeedFolder } from './files';

export interface SeedResource {
  /** Below the workspace, such as `models/mnist-onnx/versions/1`. */
  path: string;
  body: ResourceBody;
}

const id = (path: string) => `${WORKSPACE_SCOPE}/${path}`;
const asset = { properties: {}, tags: {}, isAnonymous: false, isArchived: false };

/** The long form of a datastore path, which assets carry in Azure (contract D2). */
const datastoreUri = ({ prefix }: SeedFolder) =>
  `azureml://subscriptions/${SUBSCRIPTION_ID}/resourcegroups/${RESOURCE_GROUP}/workspaces/${WORKSPACE_NAME}/datastores/workspaceblobstore/paths/${prefix}`;
const folderUri = (folder: SeedFolder) => datastoreUri(folder).replace(/\/$/, '');

/** An asset is a container (name) and its versions. A data container states the type of all its versions. */
function versioned(collection: string, name: string, description: string, version: Record<string, unknown>) {
  const type = collection === 'data' ? { dataType: version.dataType } : {};
  const container = { description, tags: {}, properties: {}, isArchived: false, ...type };
  return [
    { path: `${collection}/${name}`, body: { properties: container } },
    { path: `${collection}/${name}/versions/1`, body: { properties: { ...asset, description, ...version } } },
  ];
}

const ENVIRONMENT = 'python-standard-library';
const environment = versioned('environments', ENVIRONMENT, 'Python with nothing but its standard library.', {
  environmentType: 'UserCreated',
  osType: 'Linux',
  image: 'mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:latest',
  condaFile: 'name: python-standard-library\nchannels:\n  - conda-forge\ndependencies:\n  - python=3.10\n',
});

const accuracyFile = z.object({ testImages: z.number(), accuracy: z.number() });

/** What training measured, for the model's description and properties. */
async function measured(model: string) {
  const file = join(import.meta.dirname, 'models', model, 'accuracy.json');
  const { accuracy, testImages } = accuracyFile.parse(JSON.parse(await readFile(file, 'utf8')));
  const share = `${(accuracy * 100).toFixed(2)} % of ${testImages.toLocaleString('en-US')} test images`;
  return { share, properties: { accuracy: String(accuracy), testImages: String(testImages) } };
}

async function models(): Promise<SeedResource[]> {
  const [onnx, centroid] = await Promise.all([measured('mnist-onnx'), measured('mnist-centroid')]);
  return [
    ...versioned('models', 'mnist-onnx', `Handwritten digits by a 784-128-10 perceptron: right on ${onnx.share}.`, {
      modelType: 'mlflow_model',
      modelUri: folderUri(folders.onnx),
      flavors: { onnx: { data: { data: 'model.onnx', onnx_version: '1.10.2' } } },
      properties: onnx.properties,
    }),
    ...versioned('models', 'mnist-centroid', `Handwritten digits by the nearest mean: right on ${centroid.share}.`, {
      modelType: 'custom_model',
      modelUri: folderUri(folders.centroid),
      flavors: {},
      properties: centroid.properties,
    }),
  ];
}

const settings = {
  compute: id(`computes/${COMPUTE_NAME}`),
  resources: { instanceCount: 2, instanceType: null, properties: {} },
  maxConcurrencyPerInstance: 1,
  miniBatchSize: 10,
  errorThreshold: -1,
  loggingLevel: 'Info',
  outputAction: 'AppendRow',
  outputFileName: 'predictions.csv',
  retrySettings: { maxRetries: 3, timeout: 'PT30S' },
  environmentVariables: {},
  properties: {},
  provisioningState: 'Succeeded',
};
const model = (name: string) => ({ referenceType: 'Id', assetId: id(`models/${name}/versions/1`) });

const endpoint: SeedResource[] = [
  {
    path: 'batchEndpoints/mnist-batch',
    body: {
      location: REGION,
      tags: { dataset: 'mnist' },
      properties: {
        description: 'Reads handwritten digits from PNG and JPEG images.',
        authMode: 'AADToken',
        defaults: { deploymentName: 'mnist-onnx' },
        properties: {},
        provisioningState: 'Succeeded',
      },
    },
  },
  {
    path: 'batchEndpoints/mnist-batch/deployments/mnist-onnx',
    body: {
      location: REGION,
      tags: { scorer: 'mlflow' },
      properties: {
        ...settings,
        description: 'An MLflow model in ONNX: no scoring script, no Python.',
        model: model('mnist-onnx'),
        codeConfiguration: null,
        environmentId: null,
      },
    },
  },
  {
    path: 'batchEndpoints/mnist-batch/deployments/mnist-script',
    body: {
      location: REGION,
      tags: { scorer: 'python' },
      properties: {
        ...settings,
        description: 'A scoring script in plain Python.',
        model: model('mnist-centroid'),
        codeConfiguration: { codeId: id('codes/nearest-centroid/versions/1'), scoringScript: 'score.py' },
        environmentId: id(`environments/${ENVIRONMENT}/versions/1`),
      },
    },
  },
];

/** Everything the newcomer's workspace holds, each after what it points at. */
export const seedResources = async (): Promise<SeedResource[]> => [
  ...versioned('data', 'mnist-data', 'The first 1,000 digits of the MNIST test set as PNG images.', {
    dataType: 'uri_folder',
    dataUri: datastoreUri(folders.digits),
  }),
  ...environment,
  ...versioned('codes', 'nearest-centroid', 'Scores PNG images with the nearest of a set of mean images.', {
    codeUri: folderUri(folders.code),
  }),
  ...(await models()),
  ...endpoint,
];
