import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TENANT_ID, WORKSPACE_SCOPE } from '../directory';
import { ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeAll(async () => {
  ws = await testWorkspace();
});
afterAll(() => ws.close());

describe('tokens', () => {
  it.each([
    ['no token', null, `/ws?${V}`, 401, 'AuthenticationFailed'],
    ['a broken token', 'nobody', `/ws?${V}`, 401, 'InvalidAuthenticationToken'],
    ['an ML token on ARM', 'owner https://ml.azure.com', `/ws?${V}`, 401, 'InvalidAuthenticationTokenAudience'],
    [
      'a storage token',
      'owner https://storage.azure.com',
      '/history/v1.0/ws/runs/x',
      401,
      'InvalidAuthenticationTokenAudience',
    ],
    ['a token of a foreign host', 'owner http://evil.example', `/ws?${V}`, 401, 'InvalidAuthenticationTokenAudience'],
    ['an ARM token on scoring', 'owner', '/inference/digits/jobs/x', 401, 'UserError'],
  ])('%s', async (_, as, path, status, code) => {
    const answer = await ws.call('GET', path, { as });
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    const challenge = answer.headers.get('www-authenticate');
    expect(challenge).toContain(
      path.startsWith('/inference') ? 'Bearer' : `authorization_uri="${ws.base}/${TENANT_ID}"`,
    );
  });

  it.each([
    ['the base URL on ARM', 'owner http://localhost:3100', `/ws?${V}`],
    ['the https base URL on ARM', 'owner https://localhost:3102', `/ws?${V}`],
    ['ML on the management front end', 'owner https://ml.azure.com', `/mferp/managementfrontend/ws?${V}`],
    ['ARM on the management front end', 'owner', `/mferp/managementfrontend/ws?${V}`],
  ])('takes %s', async (_, as, path) => expect((await ws.call('GET', path, { as })).status).toBe(200));

  it('are not asked for by discovery and cloud metadata', async () => {
    const discovery = await ws.call('GET', '/discovery', { as: null });
    expect(discovery.body.api).toBe(ws.base);
    const old = await ws.call('GET', '/metadata/endpoints?api-version=2019-05-01', { as: null });
    const now = await ws.call('GET', '/metadata/endpoints?api-version=2022-09-01', { as: null });
    expect(old.body).toEqual([now.body]);
    expect(now.body).toMatchObject({ resourceManager: `${ws.base}/`, suffixes: { storage: 'core.localhost:3101' } });
  });
});

describe('a Reader', () => {
  const endpoint = `${WORKSPACE_SCOPE}/batchEndpoints/digits`;
  const provider = 'Microsoft.MachineLearningServices/workspaces';
  it.each([
    ['PUT', `/ws/batchEndpoints/digits?${V}`, 'batchEndpoints/write', endpoint],
    [
      'PATCH',
      `/ws/batchEndpoints/digits/deployments/net?${V}`,
      'batchEndpoints/deployments/write',
      `${endpoint}/deployments/net`,
    ],
    ['DELETE', `/ws/batchEndpoints/digits?${V}`, 'batchEndpoints/delete', endpoint],
    ['POST', `/ws/jobs/j/cancel?${V}`, 'jobs/cancel/action', `${WORKSPACE_SCOPE}/jobs/j/cancel`],
    [
      'POST',
      `/ws/datastores/d/listSecrets?${V}`,
      'datastores/listSecrets/action',
      `${WORKSPACE_SCOPE}/datastores/d/listSecrets`,
    ],
    ['POST', '/inference/digits/jobs', 'batchEndpoints/jobs/write', endpoint],
    ['PUT', `/ws/data/d/versions/1?${V}`, 'data/versions/write', `${WORKSPACE_SCOPE}/data/d/versions/1`],
  ])('may not %s %s', async (method, path, action, scope) => {
    const as = path.startsWith('/inference') ? 'reader https://ml.azure.com' : 'reader';
    const answer = await ws.call(method, path, { as, body: {} });
    expect(answer.status).toBe(403);
    expect(answer.body.error).toEqual({
      code: 'AuthorizationFailed',
      message: `The client 'reader@local.test' with object id '3a5b7c9d-1e2f-4a4b-8c6d-9e0f1a2b3c4d' does not have authorization to perform action '${provider}/${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    });
  });

  it('may read everything, also by POST where that is how Azure reads', async () => {
    for (const path of ['batchEndpoints', 'datastores', 'jobs', 'computes'])
      expect((await ws.call('GET', `/ws/${path}?${V}`, { as: 'reader' })).status).toBe(200);
    const runs = await ws.call('POST', '/history/v1.0/ws/batchrundata', { as: 'reader', body: { requests: {} } });
    expect([runs.status, runs.body]).toEqual([200, { successfulResults: {}, failedResults: {} }]);
    const permissions = await ws.call(
      'GET',
      `/ws/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`,
      {
        as: 'reader',
      },
    );
    expect(permissions.body.value[0].actions).toEqual(['*/read']);
  });
});

describe('errors', () => {
  it('of a missing endpoint are the recorded envelope', async () => {
    const { status, body, headers } = await ws.call('GET', `/ws/batchEndpoints/nope?${V}`);
    expect([status, headers.get('x-ms-response-type')]).toEqual([404, 'error']);
    expect(body.error).toMatchObject({
      code: 'NotFound',
      message: 'The specified resource was not found.',
      details: [
        {
          code: 'NoSuchEndpoint',
          message: 'There is no endpoint with name: nope in local-workspace',
          details: [],
          additionalInfo: [],
        },
      ],
    });
    expect(body.error.additionalInfo.map(({ type }: { type: string }) => type)).toEqual([
      'ComponentName',
      'Correlation',
      'Environment',
      'Location',
      'Time',
    ]);
  });

  it.each([
    ['GET', `/ws/batchEndpoints`, 400, 'MissingApiVersionParameter'],
    ['GET', `/ws/batchEndpoints?api-version=2099-01-01`, 400, 'NoRegisteredProviderFound'],
    ['GET', `/ws/schedules?${V}`, 501, 'NotImplemented'],
    ['GET', `/mferp/managementfrontend/ws/onlineEndpoints?${V}`, 501, 'NotImplemented'],
    ['GET', `/ws/frobs?${V}`, 404, 'InvalidResourceType'],
    ['GET', `/nowhere?${V}`, 404, 'NotFound'],
    ['POST', `/ws/batchEndpoints?${V}`, 405, 'MethodNotAllowed'],
    ['GET', `/subscriptions/x?${V}`, 404, 'SubscriptionNotFound'],
    ['GET', `/ws/batchEndpoints/a%2Fb?${V}`, 400, 'InvalidResourceName'],
    ['GET', `/ws/batchEndpoints?${V}&$skip=zzz`, 400, 'UserError'],
    ['GET', `/ws/batchEndpoints?${V}&$skip=1`, 400, 'UserError'],
  ])('%s %s', async (method, path, status, code) => {
    const answer = await ws.call(method, path);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  });

  it('count the first of a parameter that is given twice, and nothing of a method in a header', async () => {
    const twice = (query: string) => ws.call('GET', `/ws/batchEndpoints?${query}`);
    expect((await twice(`${V}&API-VERSION=none`)).status).toBe(200);
    expect((await twice(`api-version=none&${V}`)).body.error.code).toBe('NoRegisteredProviderFound');
    const headers = { 'x-http-method-override': 'DELETE', 'x-http-method': 'DELETE' };
    expect((await ws.call('GET', `/ws/batchEndpoints/digits?${V}`, { headers })).status).toBe(200);
    expect((await ws.call('GET', `/ws/batchEndpoints/digits?${V}`)).body.properties.provisioningState).toBe(
      'Succeeded',
    );
  });

  it.each([
    '/batchEndpoints/digits/deployments/..',
    '/batchEndpoints/digits/deployments/%2e%2E',
    '/batchEndpoints/digits/deployments/net/..',
    '/batchEndpoints/./digits',
    '/jobs/..\\batchEndpoints/digits',
  ])('refuse DELETE %s, which a URL parser would make a call for the resource above', async (path) => {
    // fetch takes the dots out itself.
    const asked = request(`${ws.base}`, {
      path: `${WORKSPACE_SCOPE}${path}?${V}`,
      method: 'DELETE',
      headers: { authorization: 'Bearer owner' },
    }).end();
    const [answer]: IncomingMessage[] = await once(asked, 'response');
    const body = Buffer.concat((await answer?.toArray()) ?? []).toString();
    expect([answer?.statusCode, body]).toEqual([400, expect.stringContaining('InvalidResourceName')]);
    const { body: endpoint } = await ws.call('GET', `/ws/batchEndpoints/digits?${V}`);
    expect(endpoint.properties.provisioningState).toBe('Succeeded');
  });

  it.each([
    [{}, 'properties', 'properties: is required'],
    [{ location: 'local', properties: 'x' }, 'properties', 'properties: must be an object'],
    [{ location: 'local', properties: { authMode: 3 } }, 'authMode', 'properties.authMode: must be a string'],
    [{ location: 'local', properties: {} }, 'authMode', 'properties.authMode: is required'],
  ])('say of the body %j what is wrong with %s', async (body, _, message) => {
    const answer = await ws.call('PUT', `/ws/batchEndpoints/other?${V}`, { body });
    expect([answer.status, answer.body.error.details[0]?.message]).toEqual([400, message]);
  });

  it.each([
    [{ miniBatchSize: 0 }, 'properties.miniBatchSize: must be at least 1'],
    [{ miniBatchSize: 2 ** 40 }, 'properties.miniBatchSize: must be at most 2147483647'],
    [{ miniBatchSize: 2.5 }, 'properties.miniBatchSize: must be a whole number'],
    [{ inputData: { 'a-b': {} } }, 'properties.inputData.a-b: only letters, digits and _'],
    [{ compute: [] }, 'properties.compute: must be an object'],
    [
      { inputData: { d: { jobInputType: 'UriFile', uri: 'x', mode: 'Copy' } } },
      "properties.inputData.d.mode: 'Copy' is none of ReadOnlyMount, ReadWriteMount, Download, Direct, EvalMount, EvalDownload, Upload",
    ],
  ])('say of the invoke %j what is wrong', async (properties, message) => {
    const answer = await ws.call('POST', '/inference/digits/jobs', { as: ML, body: { properties } });
    expect([answer.status, answer.body.error.details[0]?.message]).toEqual([400, message]);
  });

  it('of a PATCH say what it takes', async () => {
    const { body } = await ws.call('PATCH', `/ws/batchEndpoints/digits?${V}`, {
      body: { properties: { defaults: {} } },
    });
    expect(body.error.details[0].message).toContain('is changed by PUT; PATCH takes tags and identity');
  });

  it('of an ML token name the audiences that this plane takes', async () => {
    const audiences = async (path: string, as: string) => (await ws.call('GET', path, { as })).body.error.message;
    expect(await audiences(`/ws?${V}`, ML)).toMatch(/windows\.net'\.$/);
    expect(await audiences('/history/v1.0/ws/runs/x', 'owner https://storage.azure.com')).toContain(
      "'https://ml.azure.com'.",
    );
  });

  it('name the operation that is absent', async () => {
    expect((await ws.call('DELETE', `/ws/computes/c?${V}`)).body.error.message).toContain('Compute_Delete');
  });

  it('refuse bodies that are too deep, too large or no JSON, before any handler sees them', async () => {
    const put = (body: string) => ws.call('PUT', `/ws/batchEndpoints/digits?${V}`, { body });
    expect((await put('['.repeat(70) + ']'.repeat(70))).body.error.message).toContain('nested deeper');
    expect((await put('{')).body.error.code).toBe('InvalidRequestContent');
    expect((await put(`"${'a'.repeat(4_200_000)}"`)).status).toBe(413);
  });

  it('of run history have its own envelope', async () => {
    const { status, body } = await ws.call('GET', '/history/v1.0/ws/runs/nope');
    expect([status, body.error.code, body.componentName]).toEqual([404, 'UserError', 'run-history']);
    const wrong = await ws.call('POST', '/history/v1.0/ws/batchrundata', { body: { requests: 7 } });
    expect([wrong.status, wrong.body.componentName, wrong.body.error.details[0].message]).toEqual([
      400,
      'run-history',
      'requests: must be an object',
    ]);
  });
});

describe('headers', () => {
  it('carry ids, no-cache and a budget that counts down', async () => {
    const remaining = async () => {
      const { headers } = await ws.call('GET', `/ws/batchEndpoints?${V}`);
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('x-ms-correlation-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-ms-routing-request-id')).toMatch(/^LOCAL:20261122T100000Z:/);
      return Number(headers.get('x-ms-ratelimit-remaining-subscription-reads'));
    };
    const first = await remaining();
    expect(first).toBeLessThan(12_000);
    expect(await remaining()).toBe(first - 1);
  });
});

describe('paging', () => {
  it('hands out absolute links and none on the last page', async () => {
    for (const name of ['p1', 'p2', 'p3'])
      ws.resources.put(`${WORKSPACE_SCOPE}/environments/${name}`, { properties: {} }, { by: 'x', at: 'y' });
    const names: string[] = [];
    let link: string | undefined = `${ws.base}${WORKSPACE_SCOPE}/environments?${V}&$top=2`;
    let pages = 0;
    while (link !== undefined) {
      const { body } = await ws.call('GET', link);
      names.push(...body.value.map(({ name }: { name: string }) => name));
      pages += 1;
      link = body.nextLink;
      expect('nextLink' in body).toBe(pages === 1);
    }
    expect(names).toEqual(['p1', 'p2', 'p3']);
  });
});
