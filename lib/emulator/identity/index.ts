import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type Database from 'libsql';
import type { Clock, TokenVerifier } from '../types';
import { createIdentityStore } from './adapter';
import { audiencesOf } from './audience';
import { LIFETIMES, type Lifetimes, type TokenFaults } from './lifetimes';
import { answerOlderToken, isOlderToken } from './older-token';
import { createProvider, issuerOf } from './provider';
import { keptSecrets, publicKeys } from './secrets';
import { tenantPath } from './tenant-path';
import { tokenError } from './token-error';
import { createTokenVerifier } from './verifier';

export { isIdentityPath } from './tenant-path';

export interface IdentityOptions {
  db: Database.Database;
  /** `http://localhost:P` and `https://localhost:P+2`; both are audiences, each has an issuer of its own. */
  origin: string;
  tlsOrigin: string;
  /** The dashboard: its `/redirect` is the only place that answers go to. */
  appOrigin: string;
  clock: Clock;
  lifetimes?: Partial<Lifetimes>;
  faults?: TokenFaults;
}

const noFaults: TokenFaults = { accessTokenSeconds: () => null, skewSeconds: () => 0 };

export interface Identity {
  handler(req: IncomingMessage, res: ServerResponse): Promise<void>;
  tokens: TokenVerifier;
  clientSecret: string;
}

function unknownTenant(res: ServerResponse, url: string): void {
  const tenant = url.split(/[/?]/)[1] ?? '';
  const description = `AADSTS90002: Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`;
  const { body } = tokenError({ error: 'invalid_tenant', error_description: description });
  res.writeHead(400, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(JSON.stringify(body));
}

/** The local tenant's authority: sign-in, tokens, keys, discovery, sign-out; all its state in `db`. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { db, origin, tlsOrigin, appOrigin, clock, faults = noFaults } = options;
  const store = createIdentityStore(db);
  const secrets = await keptSecrets(store);
  const audiences = audiencesOf(origin, tlsOrigin);
  const lifetimes = { ...LIFETIMES, ...options.lifetimes };
  const shared = { appOrigin, audiences, store, secrets, lifetimes, faults };
  const plain = createProvider({ ...shared, origin }).callback();
  const tls = createProvider({ ...shared, origin: tlsOrigin }).callback();
  return {
    async handler(req, res) {
      const url = tenantPath(req.url ?? '/');
      if (url === null) return unknownTenant(res, req.url ?? '/');
      if (isOlderToken(req, url)) return answerOlderToken(req, res, { origin, clock });
      req.url = url;
      await (req.socket instanceof TLSSocket ? tls : plain)(req, res);
    },
    tokens: createTokenVerifier(publicKeys(secrets.signingKey), [origin, tlsOrigin].map(issuerOf), clock),
    clientSecret: secrets.clientSecret,
  };
}
