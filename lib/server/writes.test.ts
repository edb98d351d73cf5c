import { beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '@/lib/contracts/api/resources';
import { getEndpoint } from './endpoints';
import { answerUpstream, callAs, type Said } from './testing/upstream';
import { deleteDeployment, getEndpointResource, getOperation, putDeployment, putEndpoint } from './writes';

const subscriptionId = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
const endpoint = { subscriptionId, resourceGroupName: 'rg', workspaceName: 'ws', endpointName: 'digits' };
const deployment = { ...endpoint, deploymentName: 'onnx' };
const operation = { location: 'local', operationId: 'be:1:2' };
const link = `http://localhost:3100/subscriptions/${subscriptionId}/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationsStatus/be:1:2?api-version=2024-10-01`;
const missing: Said = { status: 404, json: { error: { code: 'NotFound', message: 'no such thing' } } };

let live: Resource | null;
let written: unknown[];
let reads: number;
let refuse: Said | null;

/** One resource of a workspace whose PUT replaces it. */
beforeEach(() => {
  live = { id: '/e', name: 'digits', location: 'local', properties: { description: 'one', xNew: [1] }, xTop: { a: 1 } };
  written = [];
  reads = 0;
  refuse = null;
  answerUpstream(async ({ method, body }) => {
    if (method === 'GET') reads += 1;
    if (method === 'GET') return live ? { json: live } : missing;
    if (refuse) return refuse;
    written.push(body);
    if (method === 'PUT') live = { id: '/e', name: 'digits', ...(body as Resource) };
    return { status: method === 'PUT' ? 201 : 202, json: live, headers: { 'azure-asyncoperation': link } };
  });
});

const put = (resource: Resource, base: Resource | null) => putEndpoint(callAs('owner', endpoint, { resource, base }));
const wanted = { location: 'local', properties: { description: 'two', xNew: [1] }, xTop: { a: 1 } };

describe('a PUT', () => {
  it('writes what it was given, fields that nobody here knows included, and names the operation', async () => {
    const answer = await put(wanted, live);
    expect(written).toEqual([wanted]);
    expect(answer).toEqual({ resource: { id: '/e', name: 'digits', ...wanted }, operation });
  });

  it('writes nothing once the live resource is another than the one that was read', async () => {
    const read = live;
    live = { ...live, properties: { description: 'of somebody else' } };
    await expect(put(wanted, read)).rejects.toMatchObject({ status: 409, code: 'ResourceChanged' });
    live = null;
    await expect(put(wanted, read)).rejects.toMatchObject({ status: 409, code: 'ResourceChanged' });
    expect(written).toEqual([]);
  });

  it('of two at once on the same reading one is written, and the other is told', async () => {
    const read = live;
    const both = await Promise.allSettled([put(wanted, read), put({ ...wanted, location: 'other' }, read)]);
    expect(both[1]).toMatchObject({ status: 'rejected', reason: { status: 409, code: 'ResourceChanged' } });
    const onDeployment = (resource: Resource) => putDeployment(callAs('owner', deployment, { resource, base: live }));
    const third = { ...wanted, location: 'third' };
    const again = await Promise.allSettled([onDeployment(third), onDeployment(wanted)]);
    expect(again[1]).toMatchObject({ status: 'rejected', reason: { status: 409, code: 'ResourceChanged' } });
    expect(written).toEqual([wanted, third]);
  });

  it('flips no default past the options of the endpoint, not even with the text that takes them away', async () => {
    const withDefault = (deploymentName: string) => ({ ...wanted, properties: { defaults: { deploymentName } } });
    live = { ...withDefault('a'), id: '/e', name: 'digits', tags: { 'batch-studio.flip.reason': 'required' } };
    await expect(put({ ...withDefault('b'), tags: {} }, live)).rejects.toMatchObject({
      ...{ status: 409, code: 'FlipByWrite', message: /with a reason only.*Nothing was written/ },
    });
    expect(written).toEqual([]);
    await put(withDefault('a'), live);
    expect(written).toHaveLength(1);
  });

  it('compares values and not the order of keys', async () => {
    const base = Object.fromEntries(Object.entries(live ?? {}).reverse());
    await put(wanted, base);
    expect(written).toHaveLength(1);
  });

  it('makes nothing new where one of that name is', async () => {
    await expect(put(wanted, null)).rejects.toMatchObject({ status: 409, code: 'ResourceExists' });
    live = null;
    await put(wanted, null);
    expect(written).toEqual([wanted]);
  });

  it('passes on why the live resource could not be read, and writes nothing', async () => {
    answerUpstream(async ({ method, body }) => {
      if (method === 'PUT') written.push(body);
      return { status: 403, json: { error: { code: 'AuthorizationFailed', message: 'no' } } };
    });
    await expect(put(wanted, null)).rejects.toMatchObject({ status: 403, code: 'AuthorizationFailed' });
    expect(written).toEqual([]);
  });

  it('is sent once, whatever Azure answers', async () => {
    let tries = 0;
    answerUpstream(async ({ method }) => {
      if (method === 'PUT') tries += 1;
      return method === 'PUT' ? { status: 503, json: {} } : { json: live };
    });
    await expect(put(wanted, live)).rejects.toMatchObject({ status: 503 });
    expect(tries).toBe(1);
  });

  it('makes what was read before stale, also when it was refused: nobody knows what became of it', async () => {
    const view = () => getEndpoint(callAs('owner', endpoint, undefined));
    await view();
    await put(wanted, live);
    expect((await view()).description).toBe('two');
    refuse = { status: 500, json: {} };
    await expect(put(wanted, live)).rejects.toMatchObject({ status: 500 });
    const before = reads;
    await view();
    expect(reads).toBe(before + 1);
  });

  it('of a deployment goes to the deployment', async () => {
    const paths: string[] = [];
    answerUpstream(async ({ url }) => {
      paths.push(url.pathname);
      return { json: live };
    });
    await putDeployment(callAs('owner', deployment, { resource: wanted, base: live }));
    expect(paths.map((path) => path.split('/workspaces/ws/')[1])).toEqual([
      'batchEndpoints/digits/deployments/onnx',
      'batchEndpoints/digits/deployments/onnx',
    ]);
  });
});

describe('reads for a writer', () => {
  it('are Azure’s answer with every field, never one that was kept', async () => {
    const read = () => getEndpointResource(callAs('owner', endpoint, undefined));
    expect((await read()).resource).toEqual(live);
    live = { ...live, xTop: { a: 2 } };
    expect((await read()).resource).toEqual(live);
  });

  it('a DELETE names its operation, and none where there was nothing', async () => {
    expect(await deleteDeployment(callAs('owner', deployment, undefined))).toEqual({ operation });
    answerUpstream(async () => ({ status: 204, text: '' }));
    expect(await deleteDeployment(callAs('owner', deployment, undefined))).toEqual({ operation: null });
  });
});

describe('an operation', () => {
  const state = (json: object) => {
    answerUpstream(async ({ url }) => (url.pathname.includes('/mfeOperationsStatus/') ? { json } : { json: live }));
    const params = { ...endpoint, ...operation };
    return getOperation(callAs('owner', params, undefined));
  };

  it('runs until its last state, and says why it failed', async () => {
    expect(await state({ status: 'InProgress' })).toEqual({ status: 'InProgress', done: false, error: null });
    expect(await state({ status: 'Succeeded' })).toEqual({ status: 'Succeeded', done: true, error: null });
    const error = { code: 'QuotaExceeded', message: 'No cores are left.' };
    expect(await state({ status: 'Failed', error })).toEqual({ status: 'Failed', done: true, error });
  });
});
