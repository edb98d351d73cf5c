import { expect, test } from 'vitest';
import type { PublicSettings } from '@/lib/contracts/api/settings';
import { authorityOf, msalConfiguration, needsSignIn, returnPath } from './auth-config';
import { problemOf, SignInRepeats } from './auth-problem';

const settings: PublicSettings = {
  cloud: 'AzureCloud',
  cloudLabel: null,
  cloudNote: null,
  signInLabel: 'Sign in with Microsoft',
  clientId: 'client',
  tenantId: 'organizations',
  publicUrl: 'https://studio.example',
  authority: 'https://login.microsoftonline.com',
  knownAuthorities: ['login.microsoftonline.com'],
  authorityMetadata: null,
  scopes: { arm: 'a', ml: 'm', storage: 's' },
  programs: { arm: '', regional: '', blob: '', token: '', tokenCommand: '', sdkCloud: null },
  studioBaseUrl: null,
};

test('redirects come back to the stated origin; the cache is shared by tabs; claims challenges are understood', () => {
  const { auth, cache } = msalConfiguration(settings);
  expect(auth).toMatchObject({
    authority: 'https://login.microsoftonline.com/organizations',
    redirectUri: 'https://studio.example/redirect',
    postLogoutRedirectUri: 'https://studio.example/redirect',
    clientCapabilities: ['CP1'],
  });
  expect(auth).not.toHaveProperty('authorityMetadata');
  expect(cache?.cacheLocation).toBe('localStorage');
});

test('an authority without discovery gets its endpoints from the settings', () => {
  const { auth } = msalConfiguration({ ...settings, authorityMetadata: '{"issuer":"x/t-1/v2.0"}' });
  expect(auth.authorityMetadata).toBe('{"issuer":"x/t-1/v2.0"}');
  expect(authorityOf(settings, 't-2')).toBe('https://login.microsoftonline.com/t-2');
});

const named = (name: string, errorCode: string) => Object.assign(new Error(`${errorCode}: words`), { name, errorCode });

test.each([
  [named('InteractionRequiredAuthError', 'login_required'), true],
  [named('ServerError', 'invalid_grant'), true],
  [named('ClientAuthError', 'no_account_error'), true],
  [named('ServerError', 'server_error'), false],
  [named('BrowserAuthError', 'post_request_failed'), false],
  ['text', false],
])('%s: sign in again? %s', (error, expected) => {
  expect(needsSignIn(error)).toBe(expected);
});

test.each([
  ['/workspaces/s/g/w/jobs/j?tab=logs#L4', '/workspaces/s/g/w/jobs/j?tab=logs#L4'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/x', '/'],
  ['/redirect', '/'],
  ['', '/'],
  [null, '/'],
])('after sign-in %s leads to %s', (to, path) => {
  expect(returnPath(to)).toBe(path);
});

test('a problem says what happened in words, and keeps the code', () => {
  expect(problemOf(named('ServerError', 'access_denied'))).toEqual({
    title: 'Sign-in was canceled.',
    message: 'words',
    code: 'access_denied',
  });
  expect(problemOf(new SignInRepeats()).title).toBe('Azure does not accept this sign-in.');
  expect(problemOf('odd').title).toBe('Sign-in did not work.');
});
