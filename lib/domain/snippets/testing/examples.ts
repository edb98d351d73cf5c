import type { Action, Place } from '../action';

export const azure: Place = {
  workspace: {
    subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58',
    resourceGroupName: 'rg-scoring',
    workspaceName: 'ws-eastus',
  },
  arm: 'https://management.azure.com',
  regional: 'https://eastus.api.azureml.ms',
  audiences: {
    arm: 'https://management.azure.com',
    ml: 'https://ml.azure.com',
    storage: 'https://storage.azure.com',
  },
  tokenCommand: 'az account get-access-token --resource {audience} --query accessToken --output tsv',
  tokenUrl: 'https://login.microsoftonline.com/6f0c2a1e-3b5d-4c8f-9a27-1d4e5f607182/oauth2/v2.0/token',
  sdkCloud: null,
};

/** Names with what a resource group may hold, in a cloud that the SDK must be told. */
export const oddPlace: Place = {
  ...azure,
  workspace: { ...azure.workspace, resourceGroupName: 'rg.(prüf)-1' },
  arm: 'https://management.usgovcloudapi.net',
  sdkCloud: 'AnotherCloud',
};

const endpointName = 'myBatchEndpoint';
const deploymentName = 'mnist-script';
const jobName = 'JOB';
const scoringUri = 'https://mybatchendpoint.eastus.inference.ml.azure.com/jobs';
const invoke = {
  do: 'invoke',
  endpointName,
  scoringUri,
  deploymentName: null,
  overrides: {},
  displayName: null,
} as const;

/** What quotes, shells and interpolation make of a text, if it is not quoted right. */
export const NASTY = `it's "so" $HOME \`id\` \\(1) $(id) %PATH% ’curly‘ \${x} 名 😀 !#&;|<>*?~\n  @end`;

export const examples: Record<string, Action> = {
  'endpoint-list': { do: 'endpoint-list' },
  'endpoint-create': {
    do: 'endpoint-create',
    endpointName,
    body: {
      location: 'eastus',
      tags: { dataset: 'mnist' },
      properties: { authMode: 'AADToken', description: 'Digits' },
    },
    yaml: 'name: myBatchEndpoint\ndescription: Digits\ntags:\n  dataset: mnist\nauth_mode: aad_token\n',
  },
  'endpoint-show': { do: 'endpoint-show', endpointName },
  'endpoint-query': { do: 'endpoint-show', endpointName, query: 'name' },
  'endpoint-scoring-uri': { do: 'endpoint-show', endpointName, query: 'scoring_uri' },
  'endpoint-update': { do: 'endpoint-update', endpointName, description: 'Reads handwritten digits' },
  'endpoint-delete': { do: 'endpoint-delete', endpointName },
  'deployment-list': { do: 'deployment-list', endpointName },
  'deployment-create': {
    do: 'deployment-create',
    endpointName,
    deploymentName,
    body: { location: 'eastus', properties: { compute: '/subscriptions/s/computes/cpu', miniBatchSize: 10 } },
    yaml: 'name: mnist-script\nendpoint_name: myBatchEndpoint\ncompute: azureml:cpu\nmini_batch_size: 10\n',
  },
  'deployment-show': { do: 'deployment-show', endpointName, deploymentName },
  'deployment-update': {
    do: 'deployment-update',
    endpointName,
    deploymentName,
    fields: [
      { cli: 'mini_batch_size', rest: ['miniBatchSize'], value: 10 },
      { cli: 'resources.instance_count', rest: ['resources', 'instanceCount'], value: 2 },
      { cli: 'retry_settings.max_retries', rest: ['retrySettings', 'maxRetries'], value: 3 },
      { cli: 'retry_settings.timeout', rest: ['retrySettings', 'timeout'], value: 'PT30S', cliValue: 30 },
      { cli: 'error_threshold', rest: ['errorThreshold'], value: -1 },
    ],
  },
  'deployment-delete': { do: 'deployment-delete', endpointName, deploymentName },
  activate: { do: 'activate', endpointName, deploymentName },
  'invoke-data': { ...invoke, input: { kind: 'data', name: 'mnist-data', version: '1' } },
  'invoke-url': {
    ...invoke,
    input: { kind: 'url', url: 'https://ACCOUNT.blob.core.windows.net/sampledata/mnist', type: 'UriFolder' },
  },
  'invoke-datastore': {
    ...invoke,
    input: { kind: 'datastore', datastore: 'workspaceblobstore', path: 'data', type: 'UriFile' },
  },
  'invoke-local': {
    ...invoke,
    input: {
      kind: 'local',
      datastore: 'workspaceblobstore',
      path: 'batchinput',
      container: 'https://account.blob.core.windows.net/azureml-blobstore',
    },
  },
  'invoke-overrides': {
    ...invoke,
    deploymentName,
    displayName: 'night run',
    input: { kind: 'data', name: 'mnist-data', version: '1' },
    overrides: {
      miniBatchSize: 5,
      instanceCount: 2,
      maxRetries: 1,
      timeoutSeconds: 90,
      errorThreshold: 3,
      outputFileName: 'out.csv',
    },
  },
  'job-list': { do: 'job-list' },
  'endpoint-jobs': { do: 'endpoint-jobs', endpointName },
  'deployment-jobs': { do: 'deployment-jobs', endpointName, deploymentName },
  'job-show': { do: 'job-show', jobName },
  'job-query': { do: 'job-show', jobName, query: 'interaction_endpoints.studio' },
  'job-stream': { do: 'job-stream', jobName },
  'job-download': {
    do: 'job-download',
    jobName,
    files: [
      {
        name: 'predictions.csv',
        url: 'https://account.blob.core.windows.net/azureml-blobstore/azureml/JOB/score/predictions.csv',
      },
    ],
  },
  'job-cancel': { do: 'job-cancel', jobName },
  token: { do: 'token' },
};

/** Values that nobody would choose and somebody will paste. */
export const nastyExamples: Record<string, Action> = {
  'nasty-endpoint-update': { do: 'endpoint-update', endpointName, description: NASTY },
  'nasty-endpoint-create': {
    do: 'endpoint-create',
    endpointName,
    body: { location: 'eastus', tags: { [NASTY]: NASTY }, properties: { authMode: 'AADToken', description: NASTY } },
    yaml: `name: ${endpointName}\ndescription: |\n  YAML\nYAML\n`,
  },
  'nasty-query': { do: 'endpoint-show', endpointName, query: `tags."it's" || \`"$x"\`` },
  'nasty-invoke': {
    ...invoke,
    displayName: NASTY,
    input: {
      kind: 'url',
      url: `https://me:SECRET@account.blob.core.windows.net/c/it's%20$a?sv=1&sig=SECRET`,
      type: 'UriFolder',
    },
    overrides: { outputFileName: `it's $x.csv` },
  },
};
