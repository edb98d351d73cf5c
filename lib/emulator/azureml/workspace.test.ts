import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESOURCE_GROUP, SUBSCRIPTION_ID, TENANT_ID, WORKSPACE_NAME } from '../directory';
import { covers } from './testing/covers';
import { invoked } from './testing/invoked';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

const get = async (path: string) => (await ws.call('GET', `${path}?${V}`)).body;
const SUB = `/subscriptions/${SUBSCRIPTION_ID}`;
const provider = 'providers/Microsoft.MachineLearningServices/workspaces';

describe('discovery', () => {
  it('leads from the clouds over tenant, subscription and group to the workspace', async () => {
    const cloud = await ws.call('GET', '/metadata/endpoints?api-version=2022-09-01', { as: null });
    expect(cloud.body.resourceManager).toBe(`${ws.base}/`);
    expect((await get('/tenants')).value[0].tenantId).toBe(TENANT_ID);
    const [subscription] = (await get('/subscriptions')).value;
    expect(subscription).toEqual(await get(SUB));
    const [group] = (await get(`${SUB}/resourceGroups`)).value;
    expect(group).toEqual(await get(`${SUB}/resourcegroups/${RESOURCE_GROUP.toUpperCase()}`));
    const workspace = await get('/ws');
    expect((await get(`${SUB}/${provider}`)).value).toEqual([workspace]);
    expect((await get(`${group.id}/${provider}`)).value).toEqual([workspace]);
    expect(workspace).toMatchObject({ name: WORKSPACE_NAME, kind: 'Default' });
    const regional = await ws.call('GET', workspace.properties.discoveryUrl, { as: null });
    expect(regional.body.api).toBe(ws.base);
  });
});

describe('what pickers and management clients ask first', () => {
  it('is the one region, and a provider that is registered in it', async () => {
    expect((await get(`${SUB}/locations`)).value.map(({ name }: { name: string }) => name)).toEqual(['local']);
    const found = await get(`${SUB}/providers/microsoft.machinelearningservices`);
    expect(found).toMatchObject({ registrationState: 'Registered', resourceTypes: expect.any(Array) });
    expect((await get(`${SUB}/providers`)).value).toEqual([found]);
    expect((await get(`${SUB}/providers/Microsoft.Compute`)).error.code).toBe('InvalidResourceNamespace');
  });

  it('is whether something is there, by HEAD: 204 or 404 on ARM, the answer without its body elsewhere', async () => {
    const head = async (path: string) => {
      const { status, raw, headers } = await ws.call('HEAD', `${path}?${V}`);
      return [status, raw, headers.get('content-length')];
    };
    expect(await head(`${SUB}/resourcegroups/${RESOURCE_GROUP}`)).toEqual([204, '', null]);
    expect((await head(`${SUB}/resourcegroups/other`))[0]).toBe(404);
    expect(await head('/ws/batchEndpoints/digits')).toEqual([204, '', null]);
    expect((await head('/ws/batchEndpoints/none'))[0]).toBe(404);
    const discovery = await ws.call('GET', '/discovery');
    expect(await head('/discovery')).toEqual([200, '', String(discovery.raw.length)]);
    expect((await ws.call('HEAD', `/ws/listKeys?${V}`)).status).toBe(405);
  });
});

describe('addresses in answers', () => {
  /** Names of audiences and of the portal, which clients compare and do not call. */
  const NAMES = ['https://management.azure.com/', 'https://portal.azure.com'];
  const blobs = 'http://localhost:3101/';
  const dashboard = 'http://localhost:3000/';

  it('lead back here: to the workspace as the caller wrote it, its storage, or the dashboard', async () => {
    const { jobName, childName } = await invoked(ws);
    await ws.blobs.write('azureml', `ExperimentRun/dcid.${jobName}/logs/azureml/executionlogs.txt`, 'x');
    const history = '/history/v1.0/ws/runs';
    const regional = '/mferp/managementfrontend/ws/batchEndpoints/digits/jobs';
    const paths = [
      ...['/metadata/endpoints', '/discovery', '/tenants', '/subscriptions', SUB, `${SUB}/locations`],
      ...[`${SUB}/providers`, `${SUB}/${provider}`, '/ws', '/ws/jobs', `/ws/jobs/${jobName}`, '/ws/computes'],
      ...['/ws/batchEndpoints?count=1', '/ws/batchEndpoints/digits/deployments?$top=1', '/ws/datastores?count=1'],
      ...[`${history}/${jobName}/details`, `${history}/${jobName}/children`, `${history}/${childName}`, regional],
    ];
    const found = new Set<string>();
    for (const path of paths) {
      const { status, raw } = await ws.call('GET', `${path}${path.includes('?') ? '&' : '?'}${V}`);
      if (path !== `${history}/${childName}`) expect(status, path).toBe(200);
      for (const [url] of raw.matchAll(/https?:\/\/[^"\\ ]+/g)) found.add(url);
    }
    const away = [...found].filter(
      (url) => ![`${ws.base}/`, blobs, dashboard, ...NAMES].some((own) => url.startsWith(own)),
    );
    expect(away.filter((url) => url !== ws.base)).toEqual([]);
    for (const own of [ws.base, blobs, dashboard])
      expect(
        [...found].some((url) => url.startsWith(own)),
        own,
      ).toBe(true);
    const { mlFlowTrackingUri } = (await get('/ws')).properties;
    expect(mlFlowTrackingUri).toContain(`azureml://${new URL(ws.base).host}/mlflow/`);
  });
});

describe('keys', () => {
  const key = Buffer.from('key').toString('base64');
  it('of the storage account go to the owner alone', async () => {
    const keys = await ws.call('POST', `/ws/listKeys?${V}`);
    expect(keys.body).toMatchObject({ userStorageKey: key, containerRegistryCredentials: null });
    expect(keys.body.userStorageResourceId).toBe((await get('/ws')).properties.storageAccount);
    expect((await ws.call('POST', `/ws/listStorageAccountKeys?${V}`)).body).toEqual({ userStorageKey: key });
    for (const as of ['reader', 'scorer'])
      expect((await ws.call('POST', `/ws/listStorageAccountKeys?${V}`, { as })).status).toBe(403);
  });

  it('of a batch endpoint are null: it takes Entra tokens only', async () => {
    const { body } = await ws.call('POST', `/ws/batchEndpoints/digits/listkeys?${V}`);
    expect(body).toEqual({ primaryKey: null, secondaryKey: null });
    expect((await ws.call('POST', `/ws/batchEndpoints/none/listkeys?${V}`)).status).toBe(404);
  });
});

describe('the cluster', () => {
  it('says how many nodes work and on what', async () => {
    const idle = await get('/ws/computes/CPU-cluster');
    expect(idle).toEqual((await get('/ws/computes')).value[0]);
    expect(idle.properties.properties.nodeStateCounts).toMatchObject({ idleNodeCount: 2, runningNodeCount: 0 });
    const { jobName, childName, record } = await invoked(ws);
    const child = { ...record.parent, status: 'Running' as const };
    ws.jobs.update(jobName, { child });
    const { body } = await ws.call('POST', `/ws/computes/cpu-cluster/listNodes?${V}`);
    expect(body.nodes.map(({ nodeState, runId }: Record<string, unknown>) => [nodeState, runId])).toEqual([
      ['running', childName],
      ['idle', null],
    ]);
    expect((await get('/ws/computes/cpu-cluster')).properties.properties.nodeStateCounts.runningNodeCount).toBe(1);
    expect((await ws.call('POST', `/ws/computes/none/listNodes?${V}`)).status).toBe(404);
  });
});

describe('permissions', () => {
  const permissions = async (as: string) => {
    const path = '/ws/providers/Microsoft.Authorization/permissions?api-version=2022-04-01';
    return (await ws.call('GET', path, { as })).body.value[0].actions;
  };

  it('are those of the role', async () => {
    expect([await permissions('owner'), await permissions('reader')]).toEqual([['*'], ['*/read']]);
    const scorer = await permissions('scorer');
    expect(scorer).toContain('Microsoft.MachineLearningServices/workspaces/batchEndpoints/jobs/write');
    expect(scorer).not.toContain('Microsoft.MachineLearningServices/workspaces/batchEndpoints/write');
  });
});

covers(
  ...['CloudMetadata_Get', 'Discovery_Get', 'Tenants_List', 'Subscriptions_List', 'Subscriptions_Get'],
  ...['ResourceGroups_List', 'ResourceGroups_Get', 'Workspaces_ListBySubscription', 'Workspaces_ListByResourceGroup'],
  ...['Subscriptions_ListLocations', 'Providers_List', 'Providers_Get'],
  ...['Workspaces_Get', 'Workspaces_ListKeys', 'Workspaces_ListStorageAccountKeys', 'BatchEndpoints_ListKeys'],
  ...['Compute_List', 'Compute_Get', 'Compute_ListNodes', 'Permissions_ListForResource'],
);
