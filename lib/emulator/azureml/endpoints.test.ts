import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPUTE_NAME, WORKSPACE_SCOPE } from '../directory';
import { covers } from './testing/covers';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await testWorkspace();
});
afterEach(() => ws.close());

const EP = `/ws/batchEndpoints/new-ep?${V}`;
const DP = `/ws/batchEndpoints/digits/deployments/blue?${V}`;
const endpoint = {
  location: 'local',
  Properties: { AuthMode: 'aadToken', description: 'x', properties: { p1: 'v1' } },
};
const deployment = {
  location: 'local',
  properties: {
    model: { referenceType: 'Id', assetId: `${WORKSPACE_SCOPE}/models/net/versions/1` },
    compute: `${WORKSPACE_SCOPE}/computes/${COMPUTE_NAME}`,
    loggingLevel: 'info',
  },
};
const later = (url: string | null) => ws.call('GET', url ?? '');

describe('endpoint PUT', () => {
  it('is 201 with the recorded body and headers, Creating until the operation has ended', async () => {
    const { status, body, headers } = await ws.call('PUT', EP, { body: endpoint });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: `${WORKSPACE_SCOPE}/batchEndpoints/new-ep`,
      name: 'new-ep',
      type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints',
      properties: {
        description: 'x',
        properties: {
          p1: 'v1',
          AzureAsyncOperationUri: expect.stringContaining('/mfeOperationsStatus/be:'),
          BatchEndpointCreationApiVersion: '2024-10-01',
          'azureml.onlineendpointid': expect.stringMatching(/onlineendpoints\/new-ep$/),
        },
        scoringUri: null,
        swaggerUri: null,
        authMode: 'AADToken',
        defaults: { deploymentName: null },
        provisioningState: 'Creating',
      },
      systemData: expect.objectContaining({ createdBy: 'Local Owner', createdAt: '2026-11-22T10:00:00.000Z' }),
      tags: {},
      location: 'local',
      identity: expect.objectContaining({ type: 'None' }),
    });
    expect(headers.get('location')).toBe(`${ws.base}${WORKSPACE_SCOPE}/batchEndpoints/new-ep?${V}`);
    expect(headers.get('x-ms-async-operation-timeout')).toBe('PT30M');
    const status1 = await later(headers.get('azure-asyncoperation'));
    expect(status1.body).toMatchObject({ status: 'Updating', percentComplete: 0, name: expect.stringMatching(/^be:/) });
    expect(status1.headers.get('retry-after')).toBe('1');
    ws.pass(1_000);
    const status2 = await later(headers.get('azure-asyncoperation'));
    expect(status2.body).toMatchObject({ status: 'Succeeded', percentComplete: 100 });
    expect((await ws.call('GET', EP)).body.properties).toMatchObject({
      provisioningState: 'Succeeded',
      scoringUri: `${ws.base}/inference/new-ep/jobs`,
    });
  });

  it('replaces with defaults when it was there, and answers 200', async () => {
    await ws.call('PUT', EP, { body: { ...endpoint, tags: { a: 'b' } } });
    ws.pass(1_000);
    const again = await ws.call('PUT', EP, { body: { location: 'local', properties: { authMode: 'AADToken' } } });
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ tags: {}, properties: { description: null, provisioningState: 'Updating' } });
    expect(again.body.properties.properties).toHaveProperty('BatchEndpointCreationApiVersion');
  });

  it.each([
    ['ab', endpoint, 'at least 3 and at most 32'],
    ['1abc', endpoint, 'must start with'],
    ['a'.repeat(33), endpoint, 'at least 3 and at most 32'],
    ['new-ep', { properties: { authMode: 'AADToken' } }, 'location property is required'],
    ['new-ep', { location: 'local', properties: {} }, 'The request is invalid.'],
    ['new-ep', { location: 'local', properties: { authMode: 'Key' } }, 'only AADToken'],
    [
      'digits',
      { location: 'local', properties: { authMode: 'AADToken', defaults: { deploymentName: 'no' } } },
      "'no' does not exist",
    ],
  ])('refuses %s %j', async (name, body, message) => {
    const answer = await ws.call('PUT', `/ws/batchEndpoints/${name}?${V}`, { body });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it('survives a restart in mid-operation and is then done', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
    const before = await testWorkspace(join(folder, 'workspace.db'));
    const { headers } = await before.call('PUT', EP, { body: endpoint });
    await before.close();
    const after = await testWorkspace(join(folder, 'workspace.db'));
    const { pathname } = new URL(headers.get('azure-asyncoperation') ?? '');
    expect((await after.call('GET', `${pathname}?${V}`)).body.status).toBe('Updating');
    after.pass(60_000);
    expect((await after.call('GET', `${pathname}?${V}`)).body.status).toBe('Succeeded');
    expect((await after.call('GET', EP)).body.properties.provisioningState).toBe('Succeeded');
    await after.close();
    rmSync(folder, { recursive: true });
  });
});

describe('endpoint DELETE', () => {
  it('is 202 `null` with both pages, takes the deployments along, then 404; what is absent is 204', async () => {
    const gone = await ws.call('DELETE', `/ws/batchEndpoints/digits?${V}`);
    expect([gone.status, gone.raw]).toEqual([202, 'null']);
    expect(gone.headers.get('azure-asyncoperation')).toContain('/mfeOperationsStatus/be:');
    expect(gone.headers.get('location')).toContain('/mfeOperationResults/be:');
    expect((await later(gone.headers.get('location'))).status).toBe(202);
    const meanwhile = await ws.call('GET', `/ws/batchEndpoints/digits?${V}`);
    expect(meanwhile.body.properties.provisioningState).toBe('Deleting');
    expect((await ws.call('PUT', DP, { body: deployment })).status).toBe(409);
    const own = `/ws/batchEndpoints/digits?${V}`;
    expect((await ws.call('PUT', own, { body: endpoint })).status).toBe(409);
    expect((await ws.call('PATCH', own, { body: { tags: { a: 'b' } } })).status).toBe(409);
    ws.pass(1_000);
    const result = await later(gone.headers.get('location'));
    expect([result.status, result.raw]).toEqual([200, '']);
    expect((await ws.call('GET', `/ws/batchEndpoints/digits?${V}`)).status).toBe(404);
    expect(ws.resources.get(`${WORKSPACE_SCOPE}/batchEndpoints/digits/deployments/net`)).toBeUndefined();
    expect((await ws.call('DELETE', `/ws/batchEndpoints/digits?${V}`)).status).toBe(204);
  });
});

describe('endpoint PATCH', () => {
  it('takes tags and nothing else', async () => {
    const path = `/ws/batchEndpoints/digits?${V}`;
    const changed = await ws.call('PATCH', path, { body: { tags: { a: 'b' } } });
    expect(changed.body).toMatchObject({ tags: { a: 'b' }, properties: { defaults: { deploymentName: 'net' } } });
    expect((await ws.call('PATCH', path, { body: { properties: { description: 'x' } } })).status).toBe(400);
  });
});

describe('deployment PATCH', () => {
  it('takes tags and the description, keys in any case, and nothing else', async () => {
    await ws.call('PUT', DP, { body: deployment });
    const changed = await ws.call('PATCH', DP, { body: { properties: { Description: 'later' } } });
    expect(changed.body.properties).toMatchObject({ description: 'later', miniBatchSize: 10 });
    expect((await ws.call('PATCH', DP, { body: { properties: { miniBatchSize: 3 } } })).status).toBe(400);
  });
});

describe('deployment PUT', () => {
  it('fills defaults in with explicit nulls and is never finished in its first answer', async () => {
    const { status, body, headers } = await ws.call('PUT', DP, { body: deployment });
    expect(status).toBe(201);
    expect(body.properties).toEqual({
      description: null,
      properties: {},
      codeConfiguration: null,
      environmentId: null,
      environmentVariables: {},
      compute: deployment.properties.compute,
      errorThreshold: -1,
      retrySettings: { maxRetries: 3, timeout: 'PT30S' },
      miniBatchSize: 10,
      loggingLevel: 'Info',
      model: deployment.properties.model,
      maxConcurrencyPerInstance: 1,
      outputAction: 'AppendRow',
      outputFileName: 'predictions.csv',
      resources: { instanceCount: 1, instanceType: null, properties: null },
      provisioningState: 'Creating',
    });
    expect(headers.get('azure-asyncoperation')).toContain('/mfeOperationsStatus/bdbes:');
    // The newer backend's page has no more than this (recorded); the endpoint's has times and percentComplete.
    const page = (await later(headers.get('azure-asyncoperation'))).body;
    expect([Object.keys(page), page.status]).toEqual([['id', 'name', 'status'], 'Updating']);
    expect(headers.get('x-ms-ratelimit-remaining-subscription-resource-requests')).toBe('24');
    ws.pass(1_000);
    expect((await ws.call('GET', DP)).body.properties.provisioningState).toBe('Succeeded');
    expect((await ws.call('GET', `/ws/batchEndpoints/digits?${V}`)).body.properties.defaults.deploymentName).toBe(
      'net',
    );
  });

  it.each([
    [{ compute: null }, 'compute of a batch deployment is required'],
    [{ compute: `${WORKSPACE_SCOPE}/computes/none` }, 'does not exist'],
    [{ model: { referenceType: 'Id', assetId: `${WORKSPACE_SCOPE}/models/net/versions/9` } }, 'does not exist'],
    [{ environmentId: `${WORKSPACE_SCOPE}/environments/none/versions/1` }, 'does not exist'],
    [
      { codeConfiguration: { codeId: `${WORKSPACE_SCOPE}/codes/none/versions/1`, scoringScript: 's.py' } },
      'does not exist',
    ],
    [{ model: { referenceType: 'DataPath', path: 'x' } }, 'given by DataPath is not supported'],
    [{ environmentId: 'azureml:none@prod' }, 'has no label prod'],
    [{ environmentId: 'azureml://registries/azureml/models/m/versions/1' }, 'The request is invalid.'],
    [{ resources: { instanceCount: 3 } }, 'greater than the 2 nodes'],
    [{ miniBatchSize: 0 }, 'The request is invalid.'],
    [{ errorThreshold: -2 }, 'The request is invalid.'],
    [{ retrySettings: { timeout: '30' } }, 'The request is invalid.'],
    [{ outputFileName: '../x.csv' }, 'The request is invalid.'],
    [{ outputAction: 'sum' }, 'The request is invalid.'],
  ])('refuses %j', async (change, message) => {
    const body = { ...deployment, properties: { ...deployment.properties, ...change } };
    const answer = await ws.call('PUT', DP, { body });
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it.each([
    'azureml:AzureML-sklearn-1.0-ubuntu20.04-py38-cpu:33',
    'azureml:AzureML-sklearn-1.5@latest',
    `${WORKSPACE_SCOPE}/environments/AzureML-sklearn-1.5/versions/1`,
    'azureml://registries/azureml/environments/sklearn-1.5/labels/latest',
    'azureml://registries/mine/environments/e/versions/2',
  ])('takes the shared environment %s as it is written', async (environmentId) => {
    const body = { ...deployment, properties: { ...deployment.properties, environmentId } };
    const answer = await ws.call('PUT', DP, { body });
    expect([answer.status, answer.body.properties.environmentId]).toEqual([201, environmentId]);
  });

  it('refuses a model that cannot be scored without a script, in the words of the compute, and takes it with one', async () => {
    ws.unscorable.set('models/net/', 'The MLflow model has the flavors sklearn.');
    const answer = await ws.call('PUT', DP, { body: deployment });
    expect([answer.status, answer.body.error.code, answer.body.error.message]).toEqual([
      ...[400, 'UserError', 'The MLflow model has the flavors sklearn.'],
    ]);
    expect((await ws.call('GET', DP)).status).toBe(404);
    const codeConfiguration = { codeId: `${WORKSPACE_SCOPE}/codes/c/versions/1`, scoringScript: 'score.py' };
    const scripted = { ...deployment, properties: { ...deployment.properties, codeConfiguration } };
    expect((await ws.call('PUT', DP, { body: scripted })).status).toBe(201);
  });

  it('refuses a kind of deployment that Azure does not have', async () => {
    const properties = { deploymentConfiguration: { deploymentConfigurationType: 'Parrot' } };
    const answer = await ws.call('PUT', DP, { body: { location: 'local', properties } });
    expect([answer.status, answer.body.error.details[0].message]).toEqual([400, expect.stringContaining("'Parrot'")]);
  });
});

describe('deployment DELETE', () => {
  it('lets nothing be written to what is going', async () => {
    const script = `/ws/batchEndpoints/digits/deployments/script?${V}`;
    expect((await ws.call('DELETE', script)).status).toBe(202);
    expect((await ws.call('PUT', script, { body: deployment })).status).toBe(409);
    expect((await ws.call('PATCH', script, { body: { tags: { a: 'b' } } })).status).toBe(409);
    ws.pass(1_000);
    expect((await ws.call('GET', script)).status).toBe(404);
  });

  it('refuses the default and takes another', async () => {
    const of = (name: string) => `/ws/batchEndpoints/digits/deployments/${name}?${V}`;
    const refused = await ws.call('DELETE', of('net'));
    expect([refused.status, refused.body.error.code]).toEqual([400, 'UserError']);
    expect((await ws.call('DELETE', of('script'))).status).toBe(202);
    ws.pass(1_000);
    expect((await ws.call('GET', of('script'))).body.error.details[0].code).toBe('NoSuchDeployment');
  });
});

describe('lists', () => {
  it('hold endpoints and deployments in the order of their making, page by page', async () => {
    await ws.call('PUT', EP, { body: endpoint });
    const names = ({ body }: { body: { value: { name: string }[] } }) => body.value.map(({ name }) => name);
    const first = await ws.call('GET', `/ws/batchEndpoints?${V}&count=1`);
    const second = await ws.call('GET', first.body.nextLink);
    expect([names(first), names(second), 'nextLink' in second.body]).toEqual([['digits'], ['new-ep'], false]);
    const deployments = (query = '') => ws.call('GET', `/ws/batchEndpoints/DIGITS/deployments?${V}${query}`);
    expect(names(await deployments('&$top=5'))).toEqual(['net', 'script']);
    expect(names(await deployments('&$orderBy=createdtime desc'))).toEqual(['script', 'net']);
    const newest = await deployments('&$orderBy=createdtime desc&$top=1');
    expect(names(await ws.call('GET', newest.body.nextLink))).toEqual(['net']);
    expect((await deployments('&$orderBy=size')).status).toBe(400);
  });
});

describe('deployment PATCH', () => {
  it('takes tags and the description and nothing else', async () => {
    const path = `/ws/batchEndpoints/digits/deployments/net?${V}`;
    const body = { Tags: { a: 'b' }, properties: { description: 'said' } };
    const changed = await ws.call('PATCH', path, { body });
    expect(changed.headers.get('azure-asyncoperation')).toContain('/mfeOperationsStatus/bdbes:');
    expect(changed.body).toMatchObject({ tags: { a: 'b' }, properties: { description: 'said', miniBatchSize: 10 } });
    ws.pass(1_000);
    const kept = await ws.call('PATCH', path, { body: { properties: { miniBatchSize: 5 } } });
    expect([kept.status, (await ws.call('GET', path)).body.properties.miniBatchSize]).toEqual([400, 10]);
  });
});

describe('assets', () => {
  it('PUT of a version makes the container; latest and next follow', async () => {
    const of = (version: string) => `/ws/data/fresh/versions/${version}?${V}`;
    const properties = { dataType: 'uri_folder', dataUri: 'azureml://datastores/workspaceblobstore/paths/x' };
    expect((await ws.call('PUT', of('1'), { body: { properties } })).status).toBe(201);
    expect((await ws.call('PUT', of('7'), { body: { properties } })).status).toBe(201);
    expect((await ws.call('PUT', of('7'), { body: { properties } })).status).toBe(200);
    const container = await ws.call('GET', `/ws/data/fresh?${V}`);
    expect(container.body.properties).toMatchObject({ dataType: 'uri_folder', latestVersion: '7', nextVersion: '8' });
    const versions = await ws.call('GET', `/ws/data/fresh/versions?${V}`);
    expect(versions.body.value.map(({ name }: { name: string }) => name)).toEqual(['7', '1']);
    expect(versions.body.value[0].systemData).toMatchObject({ createdBy: 'Local Owner' });
  });

  it('finds code by the hash of its content, also under a name that is just made up', async () => {
    const properties = {
      codeUri: 'azureml://datastores/workspaceblobstore/paths/c',
      properties: { hash_sha256: 'abc' },
    };
    await ws.call('PUT', `/ws/codes/mine/versions/1?${V}`, { body: { properties } });
    const found = await ws.call('GET', `/ws/codes/mine/versions?${V}&hash=abc&hashVersion=202208`);
    expect(found.body.value).toHaveLength(1);
    expect((await ws.call('GET', `/ws/codes/mine/versions?${V}&hash=other`)).body.value).toEqual([]);
    const again = await ws.call('GET', `/ws/codes/made-up/versions?${V}&hash=abc`);
    expect(again.body.value).toEqual(found.body.value);
    expect((await ws.call('GET', `/ws/codes/made-up/versions?${V}`)).status).toBe(404);
  });
});

describe('datastores', () => {
  it('are shaped as recorded and find the default', async () => {
    const { body } = await ws.call('GET', `/ws/datastores?isDefault=true&count=30&orderByAsc=false&${V}`);
    expect(body.value).toEqual([
      expect.objectContaining({
        name: 'workspaceblobstore',
        properties: expect.objectContaining({
          datastoreType: 'AzureBlob',
          isDefault: true,
          credentials: { credentialsType: 'AccountKey' },
          accountName: 'localworkspace',
          endpoint: 'core.localhost:3101',
          protocol: 'http',
        }),
      }),
    ]);
  });

  it('give the account key, or a SAS to a client that asks for a secret that expires', async () => {
    const path = `/ws/datastores/workspaceblobstore/listSecrets?${V}`;
    expect((await ws.call('POST', path)).body.secretsType).toBe('AccountKey');
    const sas = await ws.call('POST', path, { body: { expirableSecret: true, expireAfterHours: 1 } });
    expect(sas.body).toEqual({ secretsType: 'Sas', sasToken: expect.stringContaining('sr=c') });
  });
});

covers(
  ...['BatchEndpoints_CreateOrUpdate', 'BatchEndpoints_Delete', 'BatchEndpoints_Get', 'BatchEndpoints_List'],
  ...['BatchEndpoints_Update', 'BatchDeployments_CreateOrUpdate', 'BatchDeployments_Delete', 'BatchDeployments_Get'],
  ...['BatchDeployments_List', 'BatchDeployments_Update'],
);
