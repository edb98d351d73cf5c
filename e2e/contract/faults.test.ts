import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { Faults } from '../fixtures/faults';
import { jobEnd, waitFor } from '../fixtures/waiting';
import { personToken } from './person';

const azure = new Azure(readDoor());
const faults = new Faults(azure);
/** Names of this run, so that nobody else meets its faults. */
const own = `faults-${randomUUID().slice(0, 8)}`;
const endpoint = { location: azure.door.region, properties: { authMode: 'AADToken' } };
const state = z.object({ properties: z.object({ provisioningState: z.string() }) });
const stateOf = async (name: string) =>
  state.parse((await azure.arm('GET', `batchEndpoints/${name}`)).body).properties.provisioningState;

beforeAll(async () => {
  expect((await azure.arm('PUT', `batchEndpoints/${own}`, endpoint)).status).toBe(201);
});
afterAll(() => faults.clear());

it('are switched by the service principal alone', async () => {
  const url = `${azure.door.armBaseUrl}/faults`;
  const as = (token: string) => fetch(url, { headers: { authorization: `Bearer ${token}` } });
  for (const person of ['owner@local.test', 'reader@local.test']) {
    const refused = await as(await personToken(azure.door, person, 'https://management.azure.com'));
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: 'AuthorizationFailed' } });
  }
  expect((await as(await azure.token('https://ml.azure.com'))).status).toBe(401);
  expect((await fetch(url)).status).toBe(401);
  expect((await as(await azure.token('https://management.azure.com'))).status).toBe(200);
});

describe('on requests', () => {
  it('a throttled endpoint says when to come back, and its neighbours do not', async () => {
    await faults.on(own, { kind: 'throttle', retryAfter: 7, where: { path: `*/batchEndpoints/${own}` }, times: 1 });
    const throttled = await azure.arm('GET', `batchEndpoints/${own}`);
    expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await azure.arm('GET', 'batchEndpoints/mnist-batch')).status).toBe(200);
    expect((await azure.arm('GET', `batchEndpoints/${own}`)).status).toBe(200);
    expect(await faults.figures(own)).toEqual({ isOn: false, met: 1, applied: 1 });
  });

  it('an answer that breaks off fails, and the request was carried out', async () => {
    await faults.on(own, {
      kind: 'response',
      option: 'pa',
      where: { path: `*/batchEndpoints/${own}b`, method: 'PUT' },
    });
    await expect(azure.arm('PUT', `batchEndpoints/${own}b`, endpoint)).rejects.toThrow();
    expect((await azure.arm('GET', `batchEndpoints/${own}b`)).status).toBe(200);
  });

  it('an answer that is cut in silence is no JSON', async () => {
    await faults.on(own, { kind: 'response', option: 'pn', where: { path: `*/batchEndpoints/${own}` } });
    await expect(azure.arm('GET', `batchEndpoints/${own}`)).rejects.toThrow(SyntaxError);
  });
});

describe('on operations', () => {
  it('a creation fails', async () => {
    const name = `${own}f`;
    await faults.on(own, { kind: 'operation', outcome: 'Failed', where: { path: `*/batchEndpoints/${name}` } });
    await azure.arm('PUT', `batchEndpoints/${name}`, endpoint);
    const ended = await waitFor('the operation', async () => ((await stateOf(name)) === 'Failed' ? true : null));
    expect(ended).toBe(true);
  });

  it('a name is taken in the region', async () => {
    await faults.on(own, { kind: 'nameConflict', where: { path: `*/batchEndpoints/${own}*` } });
    const refused = await azure.arm('PUT', `batchEndpoints/${own}n`, endpoint);
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'UserError' } } });
    expect(JSON.stringify(refused.body)).toContain('Endpoint names must be unique within the region');
  });
});

describe('on blob storage', () => {
  const put = async (name: string, bytes: number) =>
    (await azure.container()).getBlockBlobClient(`${own}/${name}`).uploadData(Buffer.alloc(bytes, 'x'), {
      blockSize: 1024 * 1024,
      maxSingleShotSize: 1024 * 1024,
      concurrency: 2,
    });
  const sizeOf = async (name: string) =>
    (await (await azure.container()).getBlobClient(`${own}/${name}`).getProperties()).contentLength;

  it.each([
    ['busy', { kind: 'error', status: 503, times: 1 }],
    ['broken', { kind: 'brokenUpload', share: 0.3, times: 1, where: { method: 'PUT' } }],
  ])('%s once, an upload by the SDK is whole', async (name, fault) => {
    const where = { plane: 'storage', path: `*/${own}/${name}`, ...('where' in fault ? fault.where : {}) };
    await faults.on(own, { ...fault, where });
    await put(name, 3 * 1024 * 1024);
    expect(await sizeOf(name)).toBe(3 * 1024 * 1024);
    expect(await faults.figures(own)).toMatchObject({ isOn: false, applied: 1 });
  });

  it('cut answers are seen as such', async () => {
    await put('read', 1000);
    await faults.on(own, { kind: 'response', option: 'pc', where: { plane: 'storage', path: `*/${own}/read` } });
    const blob = (await azure.container()).getBlobClient(`${own}/read`);
    await expect(blob.downloadToBuffer(0, 1000, { maxRetryRequestsPerBlock: 0 })).rejects.toThrow();
    expect(await faults.figures(own)).toEqual({ isOn: true, met: 1, applied: 1 });
    await faults.off(own);
    expect(await blob.downloadToBuffer()).toHaveLength(1000);
  });
});

it('tags hold up the cancel of their job alone, for as long as they say', async () => {
  const uri = `${azure.scope}/data/mnist-data/versions/1`;
  const invoke = (tags: object) =>
    azure.invoke('mnist-batch', null, {
      inputData: { input: { jobInputType: 'UriFolder', uri } },
      ...{ tags, miniBatchSize: 1 },
    });
  const [held, other] = await Promise.all([invoke({ 'faults.cancel': 'hang:2' }), invoke({})]);
  const since = performance.now();
  for (const name of [held, other]) expect((await azure.arm('POST', `jobs/${name}/cancel`)).status).toBe(202);
  const ended = async (name: string) => [await jobEnd(azure, name), performance.now() - since] as const;
  const [[slow, slowMs], [quick, quickMs]] = await Promise.all([ended(held), ended(other)]);
  expect([slow, quick]).toEqual(['Canceled', 'Canceled']);
  expect(slowMs).toBeGreaterThanOrEqual(2000);
  expect(quickMs).toBeLessThan(slowMs);
});
