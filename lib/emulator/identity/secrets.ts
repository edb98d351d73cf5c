import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { z } from 'zod';
import type { IdentityStore } from './adapter';

export interface Secrets {
  /** Private RS256 key as JWK. */
  signingKey: JWK;
  cookieKey: string;
  /** Of the service principal. */
  clientSecret: string;
}

const privateKey = z
  .object({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string(), kid: z.string() })
  .loose();
const random = () => randomBytes(32).toString('base64url');

async function makeSigningKey(): Promise<string> {
  const { privateKey: key } = await generateKeyPair('RS256', { extractable: true });
  return JSON.stringify({ ...(await exportJWK(key)), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') });
}

/** Made at the first start and kept in the workspace's database: tokens outlive a restart. */
export async function keptSecrets(store: IdentityStore): Promise<Secrets> {
  return {
    signingKey: privateKey.parse(JSON.parse(await store.keep('signing-key', makeSigningKey))),
    cookieKey: await store.keep('cookie-key', random),
    clientSecret: await store.keep('client-secret', random),
  };
}

/** What others need to verify a token. */
export const publicKeys = ({ kty, n, e, kid, use, alg }: JWK) => ({ keys: [{ kty, n, e, kid, use, alg }] });
