import { beforeEach, expect, test, vi } from 'vitest';
import type { PublicSettings } from '@/lib/contracts/api/settings';

/** What MSAL does in a test; the module under test is loaded anew for each, as it keeps one session for the page. */
const msal = vi.hoisted(() => ({
  initialize: vi.fn(),
  handleRedirectPromise: vi.fn(),
  getActiveAccount: vi.fn(),
  setActiveAccount: vi.fn(),
  acquireTokenSilent: vi.fn(),
  acquireTokenRedirect: vi.fn(),
  acquireTokenPopup: vi.fn(),
  loginRedirect: vi.fn(),
  logoutRedirect: vi.fn(),
}));
vi.mock('@azure/msal-browser', () => ({
  PublicClientApplication: class {
    constructor() {
      Object.assign(this, msal);
    }
  },
}));

const settings: PublicSettings = {
  cloud: 'AzureCloud',
  cloudLabel: null,
  cloudNote: null,
  signInLabel: 'Sign in with Microsoft',
  clientId: 'client',
  tenantId: 'home',
  publicUrl: 'http://studio.example',
  authority: 'https://login.example',
  knownAuthorities: ['login.example'],
  authorityMetadata: null,
  scopes: { arm: 'a', ml: 'm', storage: 's' },
  programs: { arm: '', regional: '', blob: '', token: '', tokenCommand: '', sdkCloud: null },
  studioBaseUrl: null,
};
const user = { name: 'U', username: 'u@example', tenantId: 'home' };
const noCrypto = () => Object.assign(new Error('No crypto.'), { errorCode: 'crypto_nonexistent' });

async function page() {
  const [auth, { getToken }, { startAuth }, { authState }, { popupSignIn }, { holdPage }] = await Promise.all([
    import('./auth'),
    import('./auth-token'),
    import('./auth-session'),
    import('./auth-state'),
    import('./auth-popup'),
    import('./unsaved'),
  ]);
  return { ...auth, getToken, popupSignIn, holdPage, start: () => startAuth(settings), state: authState.current };
}

beforeEach(() => {
  vi.resetModules();
  for (const part of Object.values(msal)) part.mockReset();
  vi.stubGlobal('document', { addEventListener: () => {} });
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} });
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  vi.stubGlobal('location', { pathname: '/p', search: '?tid=far', hash: '' });
});

test('where MSAL can not start the page says why, and the next try starts it again', async () => {
  msal.initialize.mockRejectedValueOnce(noCrypto());
  const { start, signIn, state } = await page();
  await start();
  expect(state()).toMatchObject({ phase: 'signed-out', problem: { title: 'Sign-in needs https, or localhost.' } });
  await signIn({ to: '/p' });
  expect(msal.loginRedirect).toHaveBeenCalledWith(
    expect.objectContaining({ redirectStartPage: 'http://studio.example/p' }),
  );
});

test('a sign-in whose start fails becomes a problem as well', async () => {
  msal.initialize.mockImplementation(async () => {
    throw noCrypto();
  });
  const { start, signIn, state } = await page();
  await start();
  await signIn({ to: '/' });
  expect(state()).toMatchObject({ phase: 'signed-out', problem: { code: 'crypto_nonexistent' } });
});

test('a sign-out that fails leaves the page signed in, with the reason', async () => {
  msal.getActiveAccount.mockReturnValue(user);
  msal.logoutRedirect.mockRejectedValue(Object.assign(new Error('x'), { errorCode: 'network_error' }));
  const { start, signOut, state } = await page();
  await start();
  await signOut();
  expect(state()).toMatchObject({ phase: 'signed-in', problem: { title: 'The sign-in service did not answer.' } });
});

test('a token that wants a sign-in which can not begin: signed out, with the reason', async () => {
  msal.getActiveAccount.mockReturnValue(user);
  msal.acquireTokenSilent.mockRejectedValue(Object.assign(new Error('x'), { errorCode: 'invalid_grant' }));
  msal.acquireTokenRedirect.mockRejectedValue(Object.assign(new Error('x'), { errorCode: 'network_error' }));
  const { start, getToken, state } = await page();
  await start();
  await expect(getToken('arm')).rejects.toThrow('x');
  expect(state()).toMatchObject({ phase: 'signed-out', problem: { title: 'The sign-in service did not answer.' } });
});

test('"Not now" holds for what the page reads by itself, until the person starts something or opens another page', async () => {
  msal.getActiveAccount.mockReturnValue(user);
  msal.acquireTokenSilent.mockRejectedValue(Object.assign(new Error('x'), { errorCode: 'invalid_grant' }));
  const { start, getToken, popupSignIn, holdPage, state } = await page();
  await start();
  const release = holdPage('an upload');
  const upload = getToken('arm', { byPerson: true });
  await vi.waitUntil(() => state().waitingForPopup);
  popupSignIn.giveUp();
  await expect(upload).rejects.toMatchObject({ errorCode: 'signed_out' });
  release();

  await expect(getToken('arm')).rejects.toMatchObject({ errorCode: 'signed_out' });
  expect(state()).toMatchObject({ phase: 'signed-in', waitingForPopup: false });
  expect(msal.acquireTokenRedirect).not.toHaveBeenCalled();

  const releaseAgain = holdPage('an upload');
  void getToken('arm', { byPerson: true }).catch(() => {});
  await vi.waitUntil(() => state().waitingForPopup);
  popupSignIn.giveUp();
  releaseAgain();
  vi.stubGlobal('location', { pathname: '/other', search: '', hash: '' });
  void getToken('arm');
  await vi.waitUntil(() => msal.acquireTokenRedirect.mock.calls.length === 1);
});

test('an authority that answers for another tenant than the link names is a problem, not another try', async () => {
  msal.getActiveAccount.mockReturnValue(user);
  msal.acquireTokenSilent.mockResolvedValue({ account: user });
  const { start, enterTenant, state } = await page();
  await start();
  await enterTenant('far');
  expect(msal.acquireTokenSilent.mock.lastCall?.[0].authority).toBe('https://login.example/far');
  expect(state()).toMatchObject({ phase: 'signed-in', problem: { code: 'other_tenant' } });
  expect(state().problem?.message).toContain('home');
});

test('a tenant that lets the account in becomes the active one', async () => {
  msal.getActiveAccount.mockReturnValueOnce(user).mockReturnValueOnce(user);
  msal.getActiveAccount.mockReturnValue({ ...user, tenantId: 'far' });
  msal.acquireTokenSilent.mockResolvedValue({ account: { ...user, tenantId: 'far' } });
  const { start, enterTenant, state } = await page();
  await start();
  await enterTenant('far');
  expect(state()).toMatchObject({ phase: 'signed-in', problem: null, account: { tenantId: 'far' } });
});

test('a tenant that needs a sign-in gets one, which comes back to the link; not a second one at once', async () => {
  msal.getActiveAccount.mockReturnValue(user);
  msal.acquireTokenSilent.mockRejectedValue(new Error('invalid_grant'));
  const { start, enterTenant, state } = await page();
  await start();
  await enterTenant('far');
  expect(msal.loginRedirect).toHaveBeenCalledWith(
    expect.objectContaining({
      authority: 'https://login.example/far',
      loginHint: 'u@example',
      redirectStartPage: 'http://studio.example/p?tid=far',
    }),
  );
  await enterTenant('far');
  expect(msal.loginRedirect).toHaveBeenCalledTimes(1);
  expect(state()).toMatchObject({ phase: 'signed-in', problem: { code: 'sign_in_repeats' } });
});
