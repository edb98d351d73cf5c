import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publicSettings } from '@/lib/contracts/api/settings';
import rows from '@/lib/contracts/config/settings.json';
import { parseSettings, publicSettingsOf } from './env';

const clientId = 'e2a5c7d9-14b6-4f38-a0c1-5b7d8e9f0a12';

describe('parseSettings', () => {
  it('needs nothing for the workspace on this machine', () => {
    expect(parseSettings({})).toMatchObject({ cloudName: 'Local', publicUrl: 'http://localhost:3000', clientId });
  });
  it('lists every problem at once, and no value', () => {
    const env = { STUDIO_CLOUD: 'AzureCloud', STUDIO_PUBLIC_URL: 'https://x.example/path', STUDIO_PORT: 'secret' };
    const read = () => parseSettings(env);
    expect(read).toThrow(/STUDIO_CLIENT_ID is missing/);
    expect(read).toThrow(/STUDIO_PUBLIC_URL is not an http or https origin/);
    expect(read).toThrow(/STUDIO_PORT is not a port/);
    expect(read).not.toThrow(/secret|x\.example/);
  });
  it('names the clouds that there are', () => {
    expect(() => parseSettings({ STUDIO_CLOUD: 'Azure' })).toThrow(
      'Local, AzureCloud, AzureUSGovernment, AzureChinaCloud',
    );
  });
  it('takes an empty variable for an absent one', () => {
    expect(parseSettings({ STUDIO_CLOUD: '', STUDIO_PORT: ' ' }).publicUrl).toBe('http://localhost:3000');
  });
});

describe('publicSettingsOf', () => {
  it('asks for one audience each, in the words of its cloud', () => {
    const azure = publicSettings.parse(
      publicSettingsOf(parseSettings({ STUDIO_CLOUD: 'AzureCloud', STUDIO_CLIENT_ID: clientId })),
    );
    expect(azure).toMatchObject({
      tenantId: 'organizations',
      authority: 'https://login.microsoftonline.com',
      knownAuthorities: ['login.microsoftonline.com'],
      authorityMetadata: null,
      cloudLabel: null,
      cloudNote: null,
      signInLabel: 'Sign in with Microsoft',
      scopes: {
        arm: 'https://management.azure.com/user_impersonation',
        ml: 'https://ml.azure.com/user_impersonation',
        storage: 'https://storage.azure.com/user_impersonation',
      },
    });
  });
  it('tells MSAL the endpoints that it can not discover', () => {
    const local = publicSettingsOf(parseSettings({}));
    expect(local).toMatchObject({ authority: 'https://localhost:3100', knownAuthorities: ['localhost:3100'] });
    expect(local).toMatchObject({
      cloudLabel: 'LOCAL',
      cloudNote: 'Nothing here reaches Azure',
      signInLabel: 'Sign in to the local workspace',
    });
    expect(JSON.parse(local.authorityMetadata ?? '')).toMatchObject({
      token_endpoint: `http://localhost:3100/${local.tenantId}/oauth2/v2.0/token`,
    });
  });
});

it('.env.example says what the table says', () => {
  const lines = rows.flatMap(({ name, help, values, ...row }) => [
    `# ${help.charAt(0).toUpperCase()}${help.slice(1)}.${values ? ` One of: ${values.join(', ')}.` : ''}`,
    `# ${name}=${row.default ?? ''}`,
  ]);
  const [, ...written] = readFileSync('.env.example', 'utf8').split('\n').filter(Boolean);
  expect(written).toEqual(lines);
});
