import { randomUUID } from 'node:crypto';
import { AzureMachineLearningWorkspaces } from '@azure/arm-machinelearning';
import { ClientSecretCredential } from '@azure/identity';
import { expect, it } from 'vitest';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { jobEnd } from '../fixtures/waiting';

/** What Microsoft's own client does beside endpoints and deployments (`arm-client.test.ts`). */
const door = readDoor();
const azure = new Azure(door);
const { resourceGroupName: group, workspaceName: workspace } = door;
const credential = new ClientSecretCredential(door.tenantId, door.clientId, door.clientSecret, {
  authorityHost: door.armBaseUrlTls,
  disableInstanceDiscovery: true,
});
const client = new AzureMachineLearningWorkspaces(credential, door.subscriptionId, { endpoint: door.armBaseUrlTls });
const name = `rest-${randomUUID().slice(0, 8)}`;
const waiting = { updateIntervalInMs: 200 };

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of pages) items.push(item);
  return items;
}

it('registers a datastore with a SAS, reads its secret and forgets it', async () => {
  const own = await client.datastores.get(group, workspace, 'workspaceblobstore');
  const { accountName, containerName } = Object(own.properties);
  const { body } = await azure.arm('POST', 'datastores/workspaceblobstore/listSecrets', { expirableSecret: true });
  const { sasToken } = Object(body);
  expect(sasToken).toMatch(/\bsig=/);
  const made = await client.datastores.createOrUpdate(group, workspace, name, {
    properties: {
      datastoreType: 'AzureBlob',
      ...{ accountName, containerName },
      credentials: { credentialsType: 'Sas', secrets: { secretsType: 'Sas', sasToken } },
    },
  });
  expect(made.properties).toMatchObject({ isDefault: false, credentials: { credentialsType: 'Sas' } });
  expect(await client.datastores.listSecrets(group, workspace, name)).toMatchObject({ secretsType: 'Sas', sasToken });
  await client.datastores.delete(group, workspace, name);
  await expect(client.datastores.get(group, workspace, name)).rejects.toMatchObject({ statusCode: 404 });
});

it('makes, lists and deletes versions of a component, a model and an environment', async () => {
  const component = { properties: { componentSpec: { type: 'command', command: 'true' } } };
  const made = await client.componentVersions.createOrUpdate(group, workspace, name, '1', component);
  expect(made.properties.componentSpec).toEqual(component.properties.componentSpec);
  expect(await all(client.componentVersions.list(group, workspace, name))).toHaveLength(1);
  expect((await client.componentContainers.get(group, workspace, name)).properties.latestVersion).toBe('1');
  await client.componentVersions.delete(group, workspace, name, '1');
  await client.componentVersions.delete(group, workspace, name, '1');
  await expect(client.componentVersions.get(group, workspace, name, '1')).rejects.toMatchObject({ statusCode: 404 });

  const at = (folder: string) => ({
    properties: { modelUri: `azureml://datastores/workspaceblobstore/paths/${folder}`, modelType: 'custom_model' },
  });
  await client.modelVersions.createOrUpdate(group, workspace, name, '1', at('one'));
  await expect(client.modelVersions.createOrUpdate(group, workspace, name, '1', at('two'))).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('Asset paths cannot be updated.'),
  });
  const model = await client.modelVersions.get(group, workspace, name, '1');
  expect(model.properties.modelUri).toMatch(/\/paths\/one$/);
  await client.modelVersions.delete(group, workspace, name, '1');
  await expect(client.modelVersions.get(group, workspace, name, '1')).rejects.toMatchObject({ statusCode: 404 });
  const environment = { properties: { image: 'img', condaFile: 'dependencies: [pip]' } };
  await client.environmentVersions.createOrUpdate(group, workspace, name, '1', environment);
  const listed = await all(client.environmentVersions.list(group, workspace, name));
  expect(listed.map((one) => one.properties.image)).toEqual(['img']);
  await client.environmentVersions.delete(group, workspace, name, '1');
  const gone = client.environmentVersions.get(group, workspace, name, '1');
  await expect(gone).rejects.toMatchObject({ statusCode: 404 });
});

it('lists jobs by tag, archives, restores and deletes one', async () => {
  const jobName = await azure.invoke('mnist-batch', 'mnist-onnx', {
    inputData: { digits: { jobInputType: 'UriFolder', uri: 'azureml:mnist-data:1' } },
    tags: { [name]: 'yes' },
    miniBatchSize: 500,
  });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const listed = async (listViewType = 'ActiveOnly') =>
    (await all(client.jobs.list(group, workspace, { tag: name, jobType: 'Pipeline', listViewType }))).map(
      (job) => job.name,
    );
  expect(await listed()).toEqual([jobName]);
  const job = await client.jobs.get(group, workspace, jobName);
  const put = (isArchived: boolean) =>
    client.jobs.createOrUpdate(group, workspace, jobName, { properties: { ...job.properties, isArchived } });
  await put(true);
  expect([await listed(), await listed('ArchivedOnly')]).toEqual([[], [jobName]]);
  await put(false);
  expect(await listed()).toEqual([jobName]);
  await client.jobs.beginDeleteAndWait(group, workspace, jobName, waiting);
  await expect(client.jobs.get(group, workspace, jobName)).rejects.toMatchObject({ statusCode: 404 });
});

it('reads nodes and keys', async () => {
  const nodes = await all(client.computeOperations.listNodes(group, workspace, 'cpu-cluster'));
  expect(nodes.map(({ nodeState }) => nodeState)).toEqual([expect.any(String), expect.any(String)]);
  const keys = await client.workspaces.listKeys(group, workspace);
  expect(keys.userStorageKey).toMatch(/^[A-Za-z0-9+/]{40,}={0,2}$/);
  expect(keys.userStorageKey).toBe((await client.workspaces.listStorageAccountKeys(group, workspace)).userStorageKey);
  const endpointKeys = await client.batchEndpoints.listKeys(group, workspace, 'mnist-batch');
  expect(endpointKeys).toMatchObject({ primaryKey: null, secondaryKey: null });
});
