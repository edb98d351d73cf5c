import { afterEach, expect, it, vi } from 'vitest';

/** The configuration is read once in a process: each test reads its own. */
async function health(): Promise<Response> {
  vi.resetModules();
  const fresh = await import('./health');
  return fresh.health();
}

afterEach(() => vi.unstubAllEnvs());

it('says what is missing in the configuration, never a value', async () => {
  vi.stubEnv('STUDIO_CLOUD', 'AzureCloud');
  vi.stubEnv('STUDIO_CLIENT_ID', 'not-a-guid');
  vi.stubEnv('STUDIO_PORT', 'many');
  const answer = await health();
  const { error } = await answer.json();
  expect([answer.status, error.code]).toEqual([503, 'ConfigurationIncomplete']);
  expect(error.message).toContain('STUDIO_CLIENT_ID is not a GUID.');
  expect(error.message).toContain('STUDIO_PORT is not a port.');
  expect(error.message).not.toMatch(/not-a-guid|many/);
});

it('answers as soon as the configuration is complete', async () => {
  const answer = await health();
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
});
