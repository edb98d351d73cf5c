import type { Configuration } from 'oidc-provider';
import { scopesOf, unknownResource } from './audience';
import * as pages from './pages';
import { chooseAudience, renderSignOut } from './policy';

/** What of OpenID Connect the tenant speaks, and which API a token is for. */
export function featuresOf(audiences: readonly string[], accessTokenTTL: () => number): Configuration['features'] {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: renderSignOut,
      postLogoutSuccessSource: (ctx) => {
        ctx.body = pages.signedOut();
      },
    },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      defaultResource: (ctx, _client, granted) => chooseAudience(ctx, audiences, granted),
      getResourceServerInfo: (_ctx, audience) => {
        // Reached with any value by a `resource` parameter, which Entra v2 does not have.
        if (!audiences.includes(audience)) throw unknownResource(audience);
        return {
          audience,
          scope: scopesOf(audience).join(' '),
          accessTokenTTL: accessTokenTTL(),
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        };
      },
    },
  };
}
