import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Door } from '../fixtures/door';

/** The dashboard's own app registration: its id is the same in every local workspace. */
const APP_CLIENT_ID = 'e2a5c7d9-14b6-4f38-a0c1-5b7d8e9f0a12';

/** Follows redirects of one sign-in with its cookies, as a browser would, until they lead to the app. */
function browser(authority: string) {
  const cookies = new Map<string, string>();
  return async (start: string, form?: Record<string, string>): Promise<string> => {
    let url = start;
    let body = form === undefined ? undefined : new URLSearchParams(form);
    while (url.startsWith(authority)) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const method = body === undefined ? 'GET' : 'POST';
      const answer = await fetch(url, { method, body, redirect: 'manual', headers: { cookie } });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (next === null) return url;
      url = new URL(next, url).href;
      body = undefined;
    }
    return url;
  };
}

/** A token of a person for one audience, by authorization code and PKCE without a browser. */
export async function personToken(door: Door, person: string, audience: string): Promise<string> {
  const { armBaseUrl, dashboardUrl, tokenUrl } = door;
  const verifier = randomBytes(32).toString('base64url');
  const app = {
    client_id: APP_CLIENT_ID,
    redirect_uri: `${dashboardUrl}/redirect`,
    scope: `${audience}/.default openid profile offline_access`,
  };
  const ask = new URLSearchParams({
    ...app,
    response_type: 'code',
    response_mode: 'fragment',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const go = browser(armBaseUrl);
  const picker = await go(`${armBaseUrl}/organizations/oauth2/v2.0/authorize?${ask}`);
  const back = new URL(await go(picker, { account: person }));
  const code = new URLSearchParams(back.hash.slice(1)).get('code') ?? '';
  const form = { ...app, grant_type: 'authorization_code', code, code_verifier: verifier };
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { origin: dashboardUrl },
  });
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}
