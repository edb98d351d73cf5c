import { type Configuration, Provider } from 'oidc-provider';
import { TENANT_ID } from '../directory';
import type { IdentityStore } from './adapter';
import { everyScope, PERMISSION } from './audience';
import { clientsOf } from './clients';
import { entraSignOut, entraTokenBodies, securityHeaders } from './entra';
import { featuresOf } from './features';
import { pickAccount } from './interaction';
import type { Lifetimes, TokenFaults } from './lifetimes';
import * as pages from './pages';
import { accessTokenClaims, accountOf, userById } from './people';
import { grantEverything, signInPolicy } from './policy';
import type { Secrets } from './secrets';

export interface ProviderOptions {
  /** `scheme://host:port` that this provider speaks for; its issuer is `{origin}/{tenant}/v2.0`. */
  origin: string;
  appOrigin: string;
  audiences: readonly string[];
  store: IdentityStore;
  secrets: Secrets;
  lifetimes: Lifetimes;
  faults: TokenFaults;
}

const OAUTH = `/${TENANT_ID}/oauth2/v2.0`;
export const issuerOf = (origin: string) => `${origin}/${TENANT_ID}/v2.0`;

const accessTokenTtl =
  ({ lifetimes, faults }: ProviderOptions) =>
  () =>
    faults.accessTokenSeconds() ?? lifetimes.accessToken;

const ttlOf = (
  { accessToken, refreshToken, session }: Lifetimes,
  accessTokenSeconds: () => number,
): Configuration['ttl'] => ({
  AccessToken: accessTokenSeconds,
  ClientCredentials: accessTokenSeconds,
  IdToken: accessToken,
  RefreshToken: refreshToken,
  Session: session,
  Grant: refreshToken + 3600,
  Interaction: 3600,
  AuthorizationCode: 60,
});

/** The provider stamps by the machine's clock. */
function skewed<P extends { iat?: unknown; exp?: unknown }>(payload: P, faults: TokenFaults): P {
  const later = (instant: unknown) => (typeof instant === 'number' ? instant + faults.skewSeconds() : instant);
  return { ...payload, iat: later(payload.iat), exp: later(payload.exp) };
}

function configurationOf(options: ProviderOptions): Configuration {
  const { origin, appOrigin, audiences, store, secrets } = options;
  const scopes = everyScope(audiences);
  // Browsers refuse to overwrite a Secure cookie from http, and cookies ignore the port: each scheme has its own names.
  const mark = origin.startsWith('https') ? 'tls' : 'plain';
  return {
    adapter: store.adapter,
    jwks: { keys: [secrets.signingKey] },
    cookies: {
      keys: [secrets.cookieKey],
      names: {
        session: `identity.${mark}.session`,
        interaction: `identity.${mark}.interaction`,
        resume: `identity.${mark}.resume`,
      },
    },
    clients: clientsOf(appOrigin, secrets.clientSecret),
    clientBasedCORS: (_ctx, from) => from === appOrigin,
    pkce: { required: () => true },
    // MSAL builds these paths itself from the tenant: they are not ours to choose.
    routes: {
      authorization: `${OAUTH}/authorize`,
      token: `${OAUTH}/token`,
      end_session: `${OAUTH}/logout`,
      jwks: `/${TENANT_ID}/discovery/v2.0/keys`,
      userinfo: '/oidc/userinfo',
    },
    scopes,
    claims: { openid: ['sub', 'oid', 'tid', 'ver', 'name', 'preferred_username', 'login_hint', 'roles'] },
    // Profile claims go into the ID token, as in Entra.
    conformIdTokenClaims: false,
    findAccount: (_ctx, oid) => accountOf(userById(oid)),
    loadExistingGrant: (ctx) => grantEverything(ctx, scopes, audiences),
    issueRefreshToken: () => true,
    // Entra keeps the old one valid; rotation would sign out two requests that refresh at once.
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    ttl: ttlOf(options.lifetimes, accessTokenTtl(options)),
    interactions: { policy: signInPolicy(), url: (_ctx, { uid }) => `/interaction/${uid}` },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body =
        error === 'invalid_redirect_uri'
          ? pages.failure(
              `AADSTS50011: This workspace signs in for ${appOrigin} only.`,
              'Open the dashboard there and sign in again.',
            )
          : pages.failure(error, description);
    },
    formats: {
      customizers: {
        jwt: (_ctx, token, jwt) => {
          const accountId = 'accountId' in token ? token.accountId : undefined;
          jwt.payload = accessTokenClaims(skewed(jwt.payload, options.faults), accountId, PERMISSION);
          jwt.header = { typ: 'JWT' };
        },
      },
    },
    features: featuresOf(audiences, accessTokenTtl(options)),
  };
}

/** An authority that speaks like Microsoft Entra v2, for one scheme. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(issuerOf(options.origin), configurationOf(options));
  provider.on('grant.error', (ctx, error) => {
    ctx.state.refused = error;
  });
  provider.on('server_error', (_ctx, error) => process.stderr.write(`Sign-in failed inside: ${error.message}\n`));
  provider.use(securityHeaders(options.appOrigin));
  provider.use(entraSignOut(`${OAUTH}/logout`, `${options.appOrigin}/redirect`));
  provider.use(entraTokenBodies(`${OAUTH}/token`, options.audiences));
  provider.use(pickAccount(provider));
  return provider;
}
