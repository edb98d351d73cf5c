import { describe, expect, it, vi } from 'vitest';
import { AzureError } from '@/lib/azureml/errors';
import { type Handler, handle } from './route';

const WS = '/api/workspaces/0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58/rg/ws';
const headers = { host: 'localhost:3000', authorization: 'Bearer arm.t', 'x-token-ml': 'ml.t', 'x-batch-studio': '1' };
vi.spyOn(console, 'log').mockImplementation(() => {});
vi.spyOn(console, 'error').mockImplementation(() => {});

async function ask(
  path: string,
  change: { method?: string; body?: string; headers?: Record<string, string | undefined> } = {},
) {
  const work = vi.fn<Handler<'cancelJob'>>(async () => ({ status: 'CancelRequested' }));
  const given = Object.entries({ ...headers, ...change.headers }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const request = new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    ...change,
    headers: Object.fromEntries(given),
  });
  const response = await handle('cancelJob', work)(request);
  return { response, reached: work.mock.calls.length, error: (await response.json()).error };
}
const cancel = `${WS}/jobs/job-1/cancel`;

describe('handle', () => {
  it('hands over what the table parsed', async () => {
    const { response, reached } = await ask(cancel);
    expect([response.status, reached, response.headers.get('cache-control')]).toEqual([200, 1, 'no-store']);
  });

  it.each([
    ['a job called ..', { path: `${WS}/jobs/%252e%252e/cancel` }, 400],
    ['an encoded slash', { path: `${WS}/jobs/a%2Fb/cancel` }, 400],
    ['an encoded backslash', { path: `${WS}/jobs/..%5c/cancel` }, 400],
    ['a NUL', { path: `${WS}/jobs/a%00/cancel` }, 400],
    ['a broken escape', { path: `${WS}/jobs/%E0%A4%A/cancel` }, 404],
    ['a route that does not exist', { path: `${WS}/jobs/job-1/destroy` }, 404],
    ['a query key given twice', { path: `${cancel}?a=1&a=2` }, 400],
    ['another host', { headers: { host: 'evil.test' } }, 421],
    ['no token', { headers: { authorization: undefined } }, 401],
    ['a token with a space', { headers: { authorization: 'Bearer a b' } }, 401],
    ['a token without end', { headers: { authorization: `Bearer ${'a'.repeat(20_000)}` } }, 401],
    ['another scheme', { headers: { authorization: 'Basic abc' } }, 401],
    ['a page of another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['another origin', { headers: { origin: 'https://evil.test' } }, 403],
    ['a form without our header', { headers: { 'x-batch-studio': undefined } }, 403],
    ['JSON in disguise', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['what is no JSON', { body: '{', headers: { 'content-type': 'application/json' } }, 400],
    ['a body without end', { body: ' '.repeat(300_000), headers: { 'content-type': 'application/json' } }, 413],
    ['another method', { method: 'PUT' }, 405],
  ])(
    'refuses %s before the route',
    async (_what, {
      path = cancel,
      ...change
    }: { path?: string; headers?: object; body?: string; method?: string }, status) => {
      const { response, reached, error } = await ask(path, change as Parameters<typeof ask>[1]);
      expect([response.status, reached, error.status]).toEqual([status, 0, status]);
    },
  );

  it('passes a claims challenge and Azure words through', async () => {
    const claims = '{"access_token":{}}';
    const challenge = `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
    const failing: Handler<'tenants'> = async () => {
      throw new AzureError({ status: 401, code: 'InvalidAuthenticationToken', message: 'Said by Azure.', challenge });
    };
    const response = await handle('tenants', failing)(new Request('http://localhost:3000/api/tenants', { headers }));
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, challenge]);
    expect((await response.json()).error).toMatchObject({
      code: 'InvalidAuthenticationToken',
      message: 'Said by Azure.',
      claims,
    });
  });

  it('tells the log, and nobody else, how the way upstream failed', async () => {
    const error = vi.spyOn(console, 'error');
    error.mockClear();
    const failing: Handler<'tenants'> = async () => {
      throw new AzureError({ status: 502, code: 'UpstreamUnreachable', message: 'Away.', errno: 'ECONNREFUSED' });
    };
    const response = await handle('tenants', failing)(new Request('http://localhost:3000/api/tenants', { headers }));
    const text = await response.text();
    expect(JSON.parse(text).error).toMatchObject({ code: 'UpstreamUnreachable', message: 'Away.', fromAzure: false });
    expect(text).not.toContain('ECONNREFUSED');
    expect(JSON.stringify(error.mock.calls)).toContain('UpstreamUnreachable: ECONNREFUSED');
  });

  it('says nothing of its insides', async () => {
    const failing: Handler<'tenants'> = async () => {
      throw new Error('at /srv/secret?sig=abc');
    };
    const response = await handle('tenants', failing)(new Request('http://localhost:3000/api/tenants', { headers }));
    expect([response.status, response.headers.get('cache-control')]).toEqual([500, 'no-store']);
    expect(await response.text()).not.toMatch(/secret|sig=/);
  });

  it('answers 304 for the same text, after the route has run', async () => {
    const work = vi.fn<Handler<'tenants'>>(async () => ({ tenants: [] }));
    const get = (extra = {}) =>
      handle('tenants', work)(new Request('http://localhost:3000/api/tenants', { headers: { ...headers, ...extra } }));
    const first = await get();
    const etag = first.headers.get('etag') ?? '';
    const second = await get({ 'if-none-match': etag });
    for (const { headers: sent } of [first, second]) {
      expect([sent.get('cache-control'), sent.get('vary')]).toEqual([
        'private, no-cache',
        'authorization, x-token-ml, x-token-storage',
      ]);
    }
    expect([first.status, second.status, second.headers.get('etag')]).toEqual([200, 304, etag]);
    expect(work).toHaveBeenCalledTimes(2);
    expect((await get({ 'if-none-match': etag, authorization: '' })).status).toBe(401);
  });

  it('writes no token into its log', async () => {
    const log = vi.spyOn(console, 'log');
    log.mockClear();
    await ask(`${cancel}?sig=secret`);
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/arm\.t|ml\.t|secret/);
    expect(JSON.stringify(log.mock.calls)).toContain('cancelJob');
  });
});
