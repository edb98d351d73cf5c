import { randomUUID } from 'node:crypto';
import { AzureMachineLearningWorkspaces, type BatchDeployment, type BatchEndpoint } from '@azure/arm-machinelearning';
import { ClientSecretCredential } from '@azure/identity';
import { afterAll, expect, it } from 'vitest';
import { readDoor } from '../fixtures/door';

const door = readDoor();
const { resourceGroupName: group, workspaceName: workspace } = door;
const endpointName = `sdk-${randomUUID().slice(0, 8)}`;
const scope = `/subscriptions/${door.subscriptionId}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/workspaces/${workspace}`;

/** Microsoft's own client and credential, told where to go and nothing else. */
const credential = new ClientSecretCredential(door.tenantId, door.clientId, door.clientSecret, {
  authorityHost: door.armBaseUrlTls,
  disableInstanceDiscovery: true,
});
const client = new AzureMachineLearningWorkspaces(credential, door.subscriptionId, { endpoint: door.armBaseUrlTls });

const waiting = { updateIntervalInMs: 200 };
const endpoint: BatchEndpoint = {
  location: door.region,
  tags: { made: 'by the SDK' },
  properties: { authMode: 'aadToken', description: 'first' },
};
const deployment: BatchDeployment = {
  location: door.region,
  properties: {
    compute: `${scope}/computes/cpu-cluster`,
    model: { referenceType: 'Id', assetId: `${scope}/models/mnist-onnx/versions/1` },
    miniBatchSize: 25,
    retrySettings: { maxRetries: 1, timeout: 'PT1M30S' },
  },
};

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

const { batchEndpoints, batchDeployments } = client;
const put = (name: string, body: BatchDeployment) =>
  batchDeployments.beginCreateOrUpdateAndWait(group, workspace, endpointName, name, body, waiting);

afterAll(async () => {
  await batchEndpoints.beginDeleteAndWait(group, workspace, endpointName, waiting);
});

it('finds the workspace, its compute and its assets', async () => {
  const found = await client.workspaces.get(group, workspace);
  expect(found).toMatchObject({ name: workspace, provisioningState: 'Succeeded', tenantId: door.tenantId });
  expect((await all(client.workspaces.listBySubscription())).map(({ name }) => name)).toContain(workspace);
  const compute = await client.computeOperations.get(group, workspace, 'cpu-cluster');
  expect(compute.properties).toMatchObject({ computeType: 'AmlCompute', properties: { currentNodeCount: 2 } });
  const models = await all(client.modelContainers.list(group, workspace));
  expect(models.map(({ name }) => name)).toEqual(expect.arrayContaining(['mnist-onnx', 'mnist-centroid']));
  const store = await client.datastores.get(group, workspace, 'workspaceblobstore');
  expect(store.properties).toMatchObject({ datastoreType: 'AzureBlob', isDefault: true });
});

it('creates an endpoint and waits until it is there', async () => {
  const made = await batchEndpoints.beginCreateOrUpdateAndWait(group, workspace, endpointName, endpoint, waiting);
  expect(made.properties).toMatchObject({
    authMode: 'AADToken',
    provisioningState: 'Succeeded',
    scoringUri: `${door.armBaseUrlTls}/inference/${endpointName}/jobs`,
    defaults: { deploymentName: null },
  });
  const names = (await all(batchEndpoints.list(group, workspace))).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['mnist-batch', endpointName]));
});

it('creates deployments, with the defaults filled in', async () => {
  const made = await put('blue', deployment);
  expect(made.properties).toMatchObject({
    provisioningState: 'Succeeded',
    miniBatchSize: 25,
    retrySettings: { maxRetries: 1, timeout: 'PT1M30S' },
    errorThreshold: -1,
    outputAction: 'AppendRow',
    outputFileName: 'predictions.csv',
    maxConcurrencyPerInstance: 1,
  });
  await put('green', deployment);
  const names = (await all(batchDeployments.list(group, workspace, endpointName))).map(({ name }) => name);
  expect(names).toEqual(['blue', 'green']);
});

it('updates: the default by PUT, tags and description by PATCH', async () => {
  const whole = await batchEndpoints.get(group, workspace, endpointName);
  const changed = await batchEndpoints.beginCreateOrUpdateAndWait(
    group,
    workspace,
    endpointName,
    { ...whole, properties: { ...whole.properties, description: 'second', defaults: { deploymentName: 'blue' } } },
    waiting,
  );
  expect(changed.properties).toMatchObject({ description: 'second', defaults: { deploymentName: 'blue' } });
  const tagged = await batchEndpoints.beginUpdateAndWait(group, workspace, endpointName, { tags: { a: 'b' } }, waiting);
  expect(tagged.tags).toEqual({ a: 'b' });
  expect(tagged.properties.defaults).toEqual({ deploymentName: 'blue' });
  const described = await batchDeployments.beginUpdateAndWait(
    group,
    workspace,
    endpointName,
    'green',
    { properties: { description: 'what it is for' } },
    waiting,
  );
  expect(described.properties).toMatchObject({ description: 'what it is for', miniBatchSize: 25 });
});

it('deletes, but not the default deployment', async () => {
  const remove = (name: string) => batchDeployments.beginDeleteAndWait(group, workspace, endpointName, name, waiting);
  await expect(remove('blue')).rejects.toMatchObject({ statusCode: 400, code: 'UserError' });
  await remove('green');
  await expect(batchDeployments.get(group, workspace, endpointName, 'green')).rejects.toMatchObject({
    statusCode: 404,
    code: 'NotFound',
  });
});

it('deletes an endpoint with what is left in it', async () => {
  await batchEndpoints.beginDeleteAndWait(group, workspace, endpointName, waiting);
  await expect(batchEndpoints.get(group, workspace, endpointName)).rejects.toMatchObject({ statusCode: 404 });
});
