import { NextRequest } from 'next/server';
import { afterEach, expect, it, vi } from 'vitest';
import configuration from '@/next.config.js';
import { config, proxy } from '@/proxy';
import { NO_PAGE_POLICY } from './csp';

afterEach(() => vi.unstubAllEnvs());

it('lets the health route speak whatever the configuration is, on any host', () => {
  vi.stubEnv('STUDIO_CLOUD', 'AzureCloud');
  vi.stubEnv('STUDIO_CLIENT_ID', '');
  const answer = proxy(new NextRequest('http://127.0.0.1:3999/api/health'));
  expect([answer.status, answer.headers.get('x-middleware-next')]).toEqual([200, '1']);
});

it('sends everything else away that names another host', () => {
  const request = (host: string) => new NextRequest(`http://${host}/api/tenants`, { headers: { host } });
  expect(proxy(request('evil.test')).status).toBe(421);
  expect(proxy(request('localhost:3000')).status).toBe(200);
});

const monacoUrl = async () => (await configuration('')).env?.MONACO_URL ?? '';

it('stands before all but the files of the build, also where nothing is served', async () => {
  const isMatched = (path: string) => config.matcher.some((each) => new RegExp(`^${each}$`).test(path));
  expect(['/', '/api/tenants', '/redirect', '/favicon.ico', '/_next/image', '/_next/data/x'].every(isMatched)).toBe(
    true,
  );
  expect(['/monaco/', '/monaco/a.js', '/monaco/23c9/monaco.js/a', '/monaco/23c9/monaco.mjs'].every(isMatched)).toBe(
    true,
  );
  expect(['/_next/static/chunks/a.js', await monacoUrl()].some(isMatched)).toBe(false);
});

it('leaves no address without a policy: what it does not stand before has one by the configuration', async () => {
  const request = (path: string) =>
    new NextRequest(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000' } });
  const policyOf = (path: string) => proxy(request(path)).headers.get('content-security-policy') ?? '';
  expect(policyOf('/monaco/nothing')).toMatch(/script-src 'self' 'nonce-/);
  expect(policyOf('/api/nothing')).toBe(NO_PAGE_POLICY);
  const settings = await configuration('');
  const [monaco] = (await settings.headers?.()) ?? [];
  expect(await monacoUrl()).toMatch(/^\/monaco\/[0-9a-f]+\/monaco\.js$/);
  expect(monaco).toMatchObject({
    source: '/monaco/:hash([0-9a-f]+)/:file(monaco\\.(?:js|css|ttf))',
    headers: [{}, { key: 'content-security-policy', value: NO_PAGE_POLICY }],
  });
});
