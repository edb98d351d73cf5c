import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROBOT_CLIENT_ID, SPA_CLIENT_ID, TENANT_ID } from '../directory';
import { createIdentity, type Identity, isIdentityPath } from '.';
import { createIdentityStore } from './adapter';
import { tenantPath } from './tenant-path';

const APP = 'http://localhost:3000';
const TLS = 'https://localhost:3102';
const db = new Database(':memory:');
let identity: Identity;
let origin: string;
const server = http.createServer((req, res) => void identity.handler(req, res));
const clockAt = (now: () => Date) => ({ now });
const open = (clock = clockAt(() => new Date())) =>
  createIdentity({ db, origin, tlsOrigin: TLS, appOrigin: APP, clock });

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  identity = await open();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const tokens = z
  .object({ access_token: z.string(), refresh_token: z.string().optional(), id_token: z.string().optional() })
  .loose();
const post = (fields: Record<string, string>) =>
  fetch(`${origin}/${TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { origin: APP },
    body: new URLSearchParams(fields),
  });
const ask = async (fields: Record<string, string>) => tokens.parse(await (await post(fields)).json());
const refresh = (refreshToken = '', scope = 'https://ml.azure.com/.default') =>
  post({ grant_type: 'refresh_token', client_id: SPA_CLIENT_ID, refresh_token: refreshToken, scope });

/** A browser without a screen: keeps cookies and follows redirects until they leave the authority. */
function createBrowser() {
  const cookies = new Map<string, string>();
  return async (start: string, form?: Record<string, string>): Promise<{ url: string; html: string }> => {
    let [url, body] = [start, form && new URLSearchParams(form)];
    while (url.startsWith(origin)) {
      const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie },
        ...(body && { method: 'POST', body }),
      });
      for (const set of response.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';')[0]?.split('=') ?? [];
        cookies.set(name, value);
      }
      const next = response.headers.get('location');
      if (!next) return { url, html: await response.text() };
      [url, body] = [new URL(next, url).href, undefined];
    }
    return { url, html: '' };
  };
}

const verifier = randomBytes(32).toString('base64url');
const authorize = (more: Record<string, string> = {}) =>
  `${origin}/organizations/oauth2/v2.0/authorize?${new URLSearchParams({
    client_id: SPA_CLIENT_ID,
    response_type: 'code',
    redirect_uri: `${APP}/redirect`,
    scope: 'https://management.azure.com/.default openid profile offline_access',
    response_mode: 'fragment',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  })}`;
const answerIn = (url: string) => new URLSearchParams(new URL(url).hash.slice(1));

async function signIn(username: string) {
  const go = createBrowser();
  const picker = await go(authorize());
  const code = answerIn((await go(picker.url, { account: username })).url).get('code') ?? '';
  const redirect = `${APP}/redirect`;
  const scope = 'https://management.azure.com/.default';
  const fields = {
    grant_type: 'authorization_code',
    client_id: SPA_CLIENT_ID,
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
    scope,
  };
  return { go, ...(await ask(fields)) };
}

const signOutUrl = (hint?: string) =>
  `${origin}/${TENANT_ID}/oauth2/v2.0/logout?${new URLSearchParams({ post_logout_redirect_uri: `${APP}/redirect`, ...(hint && { logout_hint: hint }) })}`;

/** What the page's own script or button would post. */
function confirm(html: string): [string, Record<string, string>] {
  const [, action = ''] = /action="([^"]+)"/.exec(html) ?? [];
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(html) ?? [];
  return [action.replaceAll('&#58;', ':'), { xsrf, logout: 'yes' }];
}

describe('sign-in', () => {
  it('names the user in the token, whose ID token opens nothing', async () => {
    const { access_token: token, id_token: idToken } = await signIn('reader@local.test');
    const principal = await identity.tokens.verify(`Bearer ${token}`);
    expect(principal).toMatchObject({
      username: 'reader@local.test',
      role: 'Reader',
      audience: 'https://management.azure.com',
    });
    await expect(identity.tokens.verify(`Bearer ${idToken}`)).rejects.toMatchObject({ fault: 'malformed' });
  });

  it('keeps tokens, refresh tokens, sessions and the secret over a restart', async () => {
    const { go, access_token: old, refresh_token: refreshToken } = await signIn('owner@local.test');
    const before = identity;
    identity = await open();
    expect(identity.clientSecret).toBe(before.clientSecret);
    expect(await identity.tokens.verify(`Bearer ${old}`)).toMatchObject({ role: 'Owner' });
    const fresh = tokens.parse(await (await refresh(refreshToken)).json());
    expect(await before.tokens.verify(`Bearer ${fresh.access_token}`)).toMatchObject({
      audience: 'https://ml.azure.com',
    });
    expect(answerIn((await go(authorize({ prompt: 'none' }))).url).get('code')).toBeTruthy();
  });

  it('returns to the app with access_denied on Cancel, and asks again next time', async () => {
    const go = createBrowser();
    const picker = await go(authorize());
    expect(picker.html).toContain('Owner: may read, write and invoke');
    const back = await go(picker.url, { cancel: 'yes' });
    expect(answerIn(back.url).get('error')).toBe('access_denied');
    expect((await go(authorize())).url).toContain('/interaction/');
  });

  it('signs out without a question when the account is named, and ends the refresh token', async () => {
    const { go, refresh_token: refreshToken } = await signIn('owner@local.test');
    expect((await go(signOutUrl())).html).toContain('Sign out?');
    expect((await refresh(refreshToken)).status).toBe(200);
    const page = await go(signOutUrl('owner@local.test'));
    expect(page.html).toContain('Signing out');
    expect((await go(...confirm(page.html))).url).toBe(`${APP}/redirect`);
    expect((await refresh(refreshToken)).status).toBe(400);
    expect(answerIn((await go(authorize({ prompt: 'none' }))).url).get('error')).toBe('login_required');
  });

  it('returns from a sign-out when nobody is signed in, with no script that its policy refuses', async () => {
    const go = createBrowser();
    const { html } = await go(signOutUrl());
    expect(html.match(/<script.*?<\/script>/gs)).toEqual(['<script>document.forms[0].submit()</script>']);
    expect((await go(...confirm(html))).url).toBe(`${APP}/redirect`);
  });
});

describe('client credentials', () => {
  const robot = (more: Record<string, string>) =>
    post({
      grant_type: 'client_credentials',
      client_id: ROBOT_CLIENT_ID,
      client_secret: identity.clientSecret,
      ...more,
    });

  it('refuses an unknown API, by scope, by resource parameter and by refresh token', async () => {
    const scope = 'https://nobody.example/.default';
    const { refresh_token: refreshToken } = await signIn('owner@local.test');
    const known = { scope: 'https://ml.azure.com/.default', resource: 'https://nobody.example' };
    for (const response of [await robot({ scope }), await robot(known), await refresh(refreshToken, scope)]) {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: 'invalid_resource', error_codes: [500011] });
    }
  });

  it('are answered on the older endpoint, too, which names the API by its resource', async () => {
    const older = (fields: Record<string, string>) =>
      fetch(`${origin}/organizations/oauth2/token`, { method: 'POST', body: new URLSearchParams(fields) });
    const credentials = { client_id: ROBOT_CLIENT_ID, client_secret: identity.clientSecret };
    const form = { grant_type: 'client_credentials', ...credentials };
    for (const resource of [
      'https://ml.azure.com',
      'https://management.azure.com/',
      'https://management.core.windows.net/',
    ]) {
      const said = z.record(z.string(), z.string()).parse(await (await older({ ...form, resource })).json());
      expect(said).toMatchObject({ token_type: 'Bearer', resource, expires_in: '3600' });
      expect(Number(said.expires_on) - Number(said.not_before)).toBe(3600);
      expect(await identity.tokens.verify(`Bearer ${said.access_token}`)).toMatchObject({
        audience: resource.replace(/\/$/, ''),
      });
    }
    const unknown = await older({ ...form, resource: 'https://nobody.example' });
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { error: 'invalid_resource' }]);
    const wrong = await older({ ...form, client_secret: 'no', resource: 'https://ml.azure.com' });
    expect([wrong.status, await wrong.json()]).toMatchObject([401, { error_codes: [7000215] }]);
  });

  it('refuses a scope that is no /.default', async () => {
    expect(await (await robot({ scope: 'read:all' })).json()).toMatchObject({ error_codes: [1002012] });
  });

  it('tells an expired token from a forged and a missing one', async () => {
    const { access_token: token } = tokens.parse(await (await robot({ scope: `${TLS}//.default` })).json());
    expect(await identity.tokens.verify(`Bearer ${token}`)).toMatchObject({ username: null, audience: TLS });
    const tomorrow = await open(clockAt(() => new Date(Date.now() + 86_400_000)));
    await expect(tomorrow.tokens.verify(`Bearer ${token}`)).rejects.toMatchObject({ fault: 'expired' });
    const [head, , signature] = token.split('.');
    const forged = Buffer.from('{"oid":"x"}').toString('base64url');
    await expect(identity.tokens.verify(`Bearer ${head}.${forged}.${signature}`)).rejects.toMatchObject({
      fault: 'signature',
    });
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    await expect(identity.tokens.verify(`Bearer ${none}.${forged}.`)).rejects.toMatchObject({ fault: 'signature' });
    await expect(identity.tokens.verify(undefined)).rejects.toMatchObject({ fault: 'missing' });
    await expect(identity.tokens.verify('Bearer a b')).rejects.toMatchObject({ fault: 'malformed' });
  });
});

it('the adapter gives back what it was given, consumes, and revokes by grant', async () => {
  const tokensOf = createIdentityStore(db).adapter('RefreshToken');
  await tokensOf.upsert('a', { grantId: 'g', uid: 'u', scope: 'x' }, 60);
  await tokensOf.upsert('b', { grantId: 'other' }, 60);
  expect(await tokensOf.find('a')).toEqual({ grantId: 'g', uid: 'u', scope: 'x' });
  expect(await tokensOf.findByUid('u')).toMatchObject({ grantId: 'g' });
  await tokensOf.consume('a');
  expect(await tokensOf.find('a')).toMatchObject({ scope: 'x', consumed: expect.any(Number) });
  await tokensOf.revokeByGrantId('g');
  expect(await tokensOf.find('a')).toBeUndefined();
  expect(await tokensOf.find('b')).toEqual({ grantId: 'other' });
  await tokensOf.destroy('b');
  expect(await tokensOf.find('b')).toBeUndefined();
  expect(await createIdentityStore(db).adapter('Session').find('a')).toBeUndefined();
});

describe('paths', () => {
  it.each([
    ['/organizations/oauth2/v2.0/token', `/${TENANT_ID}/oauth2/v2.0/token`],
    ['/local.test/oauth2/v2.0/token', `/${TENANT_ID}/oauth2/v2.0/token`],
    ['/Local.Test/oauth2/v2.0/token', `/${TENANT_ID}/oauth2/v2.0/token`],
    [`/${TENANT_ID}/oauth2/v2.0/authorize?a=b?c`, `/${TENANT_ID}/oauth2/v2.0/authorize?a=b?c`],
    ['/common/v2.0/.well-known/openid-configuration', '/.well-known/openid-configuration'],
    ['/interaction/abc', '/interaction/abc'],
    ['/consumers/oauth2/v2.0/token', null],
    ['/11111111-1111-1111-1111-111111111111/oauth2/v2.0/token', null],
  ])('%s', (url, target) => {
    expect(isIdentityPath(url)).toBe(true);
    expect(tenantPath(url)).toBe(target);
  });
  it.each(['/tenants?api-version=1', '/subscriptions/x', '/', '/inference/e/jobs'])('%s is not for identity', (url) => {
    expect(isIdentityPath(url)).toBe(false);
  });
});

describe('faults of tokens', () => {
  const claims = z.object({ iat: z.number(), nbf: z.number(), exp: z.number() });
  const askRobot = async (given: Identity) => {
    identity = given;
    const answer = await ask({
      grant_type: 'client_credentials',
      client_id: ROBOT_CLIENT_ID,
      client_secret: identity.clientSecret,
      scope: 'https://management.azure.com/.default',
    });
    return { answer, ...claims.parse(JSON.parse(atob(answer.access_token.split('.')[1] ?? ''))) };
  };
  const faulty = (accessTokenSeconds: number | null, skewSeconds: number) =>
    createIdentity({
      ...{ db, origin, tlsOrigin: TLS, appOrigin: APP },
      clock: clockAt(() => new Date(Date.now() + skewSeconds * 1000)),
      faults: { accessTokenSeconds: () => accessTokenSeconds, skewSeconds: () => skewSeconds },
    });
  let usual: Identity;
  beforeAll(() => {
    usual = identity;
  });
  afterEach(() => {
    identity = usual;
  });

  it('a token lives five seconds, and the answer says so', async () => {
    const { answer, iat, exp } = await askRobot(await faulty(5, 0));
    expect([exp - iat, answer.expires_in]).toEqual([5, 5]);
  });

  it('a skewed clock stamps tokens that hold by it, and by no other', async () => {
    const skewed = await faulty(null, -7_200);
    const { answer, iat, nbf } = await askRobot(skewed);
    expect(nbf).toBe(iat);
    expect(Math.abs(iat - (Date.now() / 1000 - 7_200))).toBeLessThan(60);
    const authorization = `Bearer ${answer.access_token}`;
    await expect(skewed.tokens.verify(authorization)).resolves.toMatchObject({ role: 'Owner' });
    await expect(usual.tokens.verify(authorization)).rejects.toMatchObject({ fault: 'expired' });
  });
});
