import type { Configuration } from 'oidc-provider';
import { ROBOT_CLIENT_ID, SPA_CLIENT_ID } from '../directory';

/** The single-page app (public, PKCE) and the service principal of the ready file. */
export function clientsOf(appOrigin: string, clientSecret: string): Configuration['clients'] {
  // The only page of the app that answers may be sent to: sign-in, hidden frame and sign-out alike.
  const backTo = [`${appOrigin}/redirect`];
  return [
    {
      client_id: SPA_CLIENT_ID,
      token_endpoint_auth_method: 'none',
      application_type: 'web',
      redirect_uris: backTo,
      post_logout_redirect_uris: backTo,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
    },
    {
      client_id: ROBOT_CLIENT_ID,
      client_secret: clientSecret,
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [],
      grant_types: ['client_credentials'],
      response_types: [],
    },
  ];
}
