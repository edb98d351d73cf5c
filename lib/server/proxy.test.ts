import { NextRequest } from 'next/server';
import { afterEach, expect, it, vi } from 'vitest';
import { config, proxy } from '@/proxy';

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

it('stands before all but the files of the build, also where nothing is served', () => {
  const isMatched = (path: string) => config.matcher.some((each) => new RegExp(`^${each}$`).test(path));
  expect(['/', '/api/tenants', '/redirect', '/favicon.ico', '/_next/image', '/_next/data/x'].every(isMatched)).toBe(
    true,
  );
  expect(['/_next/static/chunks/a.js', '/monaco/a.js'].some(isMatched)).toBe(false);
});
