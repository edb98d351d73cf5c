import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, expect, it } from 'vitest';
import { users } from '../directory';
import { createTokenVerifier } from './verifier';

const now = new Date('2026-11-22T10:00:00Z');
const [issuer, tlsIssuer] = ['http://localhost:1/t/v2.0', 'https://localhost:3/t/v2.0'];
const oid = users[0]?.oid ?? '';
let privateKey: CryptoKey;
let verifier: ReturnType<typeof createTokenVerifier>;
beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  privateKey = pair.privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'RS256', kid: 'k' };
  verifier = createTokenVerifier({ keys: [jwk] }, [issuer, tlsIssuer], { now: () => now });
});

/** The verifier's word about a token with these claims, signed with the provider's own key. */
async function judged(claims: Record<string, unknown>, key = privateKey) {
  const payload = { iss: issuer, aud: 'https://ml.azure.com/', oid, appid: 'app', exp: now.getTime() / 1000 + 60 };
  const token = await new SignJWT({ ...payload, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key);
  return verifier.verify(`Bearer ${token}`).catch((error: { fault?: string }) => error.fault);
}

it('takes what the provider has signed, by either of its issuers', async () => {
  for (const iss of [issuer, tlsIssuer])
    expect(await judged({ iss })).toMatchObject({ oid, audience: 'https://ml.azure.com' });
});

it('refuses another issuer, another key, the past, a person it does not know, and what is no access token', async () => {
  expect(await judged({ iss: 'https://login.microsoftonline.com/t/v2.0' })).toBe('signature');
  expect(await judged({ iss: undefined })).toBe('signature');
  expect(await judged({}, (await generateKeyPair('RS256')).privateKey)).toBe('signature');
  expect(await judged({ exp: now.getTime() / 1000 - 60 })).toBe('expired');
  expect(await judged({ oid: 'someone' })).toBe('signature');
  expect(await judged({ appid: undefined })).toBe('malformed');
});
