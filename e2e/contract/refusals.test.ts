import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { API_VERSION, Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { personToken } from './person';

const azure = new Azure(readDoor());
const { armBaseUrl } = azure.door;
const V = `api-version=${API_VERSION}`;
const failure = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

async function ask(method: string, url: string, token: string | null) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const body = method === 'GET' || method === 'DELETE' ? undefined : '{}';
  const answer = await fetch(url, { method, headers: { ...headers, 'content-type': 'application/json' }, body });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}
const inWorkspace = (path: string) => `${armBaseUrl}${azure.scope}/${path}?${V}`;
const scoringUri = `${armBaseUrl}/inference/mnist-batch/jobs`;

describe('a Reader', () => {
  let arm: string;
  let ml: string;
  beforeAll(async () => {
    arm = await personToken(azure.door, 'reader@local.test', 'https://management.azure.com');
    ml = await personToken(azure.door, 'reader@local.test', 'https://ml.azure.com');
  });

  it.each([
    ['PUT', 'batchEndpoints/mnist-batch', 'batchEndpoints/write'],
    ['DELETE', 'batchEndpoints/mnist-batch', 'batchEndpoints/delete'],
    ['PUT', 'batchEndpoints/mnist-batch/deployments/mnist-onnx', 'batchEndpoints/deployments/write'],
    ['POST', 'datastores/workspaceblobstore/listSecrets', 'datastores/listSecrets/action'],
    ['POST', 'jobs/any/cancel', 'jobs/cancel/action'],
  ])('may not %s %s, and hears which right is missing', async (method, path, action) => {
    const { status, body } = await ask(method, inWorkspace(path), arm);
    const { code, message } = failure.parse(body).error;
    expect([status, code]).toEqual([403, 'AuthorizationFailed']);
    expect(message).toContain(`'Microsoft.MachineLearningServices/workspaces/${action}' over scope '${azure.scope}/`);
    expect(message).toContain("The client 'reader@local.test'");
  });

  it('may not invoke', async () => {
    const { status, body } = await ask('POST', scoringUri, ml);
    expect([status, failure.parse(body).error.code]).toEqual([403, 'AuthorizationFailed']);
  });

  it('may read', async () => {
    for (const path of ['batchEndpoints', 'batchEndpoints/mnist-batch/deployments', 'jobs', 'datastores', 'computes'])
      expect((await ask('GET', inWorkspace(path), arm)).status).toBe(200);
  });
});

describe('a scorer', () => {
  const as = (audience: string) => personToken(azure.door, 'scorer@local.test', audience);

  it('may invoke and cancel, and may not deploy', async () => {
    const [arm, ml] = [await as('https://management.azure.com'), await as('https://ml.azure.com')];
    const input = { jobInputType: 'UriFolder', uri: 'azureml:mnist-data:1' };
    const invoke = await fetch(scoringUri, {
      method: 'POST',
      headers: { authorization: `Bearer ${ml}`, 'content-type': 'application/json' },
      body: JSON.stringify({ properties: { inputData: { digits: input } } }),
    });
    expect(invoke.status).toBe(201);
    const { name } = z.object({ name: z.string() }).parse(await invoke.json());
    expect((await ask('POST', inWorkspace(`jobs/${name}/cancel`), arm)).status).toBe(202);
    for (const [method, path] of [
      ['PUT', 'batchEndpoints/mnist-batch'],
      ['PUT', 'batchEndpoints/mnist-batch/deployments/mnist-onnx'],
      ['DELETE', `jobs/${name}`],
      ['POST', 'listStorageAccountKeys'],
    ] as const)
      expect((await ask(method, inWorkspace(path), arm)).status, path).toBe(403);
    const permissions = await ask('GET', inWorkspace('providers/Microsoft.Authorization/permissions'), arm);
    expect(JSON.stringify(permissions.body)).toContain('batchEndpoints/jobs/write');
  });
});

describe('tokens', () => {
  it('of ARM are refused on scoring', async () => {
    const { status, body } = await ask('POST', scoringUri, await azure.token('https://management.azure.com'));
    expect([status, failure.parse(body).error.message]).toEqual([401, 'Audience or service not allowed']);
  });

  it.each([
    ['missing', null],
    ['made up', 'abc.def.ghi'],
  ])('that are %s are refused on ARM', async (_, token) => {
    expect((await ask('GET', inWorkspace('batchEndpoints'), token)).status).toBe(401);
  });

  it('of ML are refused on ARM and taken by run history', async () => {
    const ml = await azure.token('https://ml.azure.com');
    expect((await ask('GET', inWorkspace('batchEndpoints'), ml)).status).toBe(401);
    expect((await ask('GET', `${armBaseUrl}/history/v1.0${azure.scope}/runs/none`, ml)).status).toBe(404);
  });
});

describe('operations', () => {
  it.each([
    ['GET', 'schedules', 'Schedules_List'],
    ['GET', 'onlineEndpoints', 'OnlineEndpoints_List'],
    ['DELETE', 'computes/cpu-cluster', 'Compute_Delete'],
  ])('that are absent answer 501 with their name: %s %s', async (method, path, name) => {
    const { status, body } = await azure.arm(method, path);
    expect([status, failure.parse(body).error]).toEqual([
      501,
      { code: 'NotImplemented', message: expect.stringContaining(name) },
    ]);
  });

  it('that do not exist answer 404', async () => {
    expect((await azure.arm('GET', 'frobs')).status).toBe(404);
  });
});
