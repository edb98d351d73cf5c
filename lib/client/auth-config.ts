import type { Configuration } from '@azure/msal-browser';
import type { PublicSettings } from '@/lib/contracts/api/settings';

/** Authority URL of one tenant; `organizations` and domains work as well as GUIDs. */
export function authorityOf(settings: PublicSettings, tenantId: string): string {
  return `${settings.authority}/${tenantId}`;
}

/**
 * What MSAL needs. The cache is localStorage (MSAL encrypts it), so that a new tab is signed in; `CP1` tells Azure that a
 * claims challenge will be answered (DESIGN decision 1). Redirects come back to `/redirect` of the one stated origin.
 */
export function msalConfiguration(settings: PublicSettings): Configuration {
  return {
    auth: {
      clientId: settings.clientId,
      authority: authorityOf(settings, settings.tenantId),
      knownAuthorities: settings.knownAuthorities,
      redirectUri: `${settings.publicUrl}/redirect`,
      postLogoutRedirectUri: `${settings.publicUrl}/redirect`,
      clientCapabilities: ['CP1'],
      ...(settings.authorityMetadata && { authorityMetadata: settings.authorityMetadata }),
    },
    cache: { cacheLocation: 'localStorage' },
  };
}

/** Both mean that only the user can go on: several audiences that fail together get one of each (stack notes §5). */
export function needsSignIn(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'errorCode' in error ? error.errorCode : '';
  return error.name === 'InteractionRequiredAuthError' || code === 'invalid_grant' || code === 'no_account_error';
}

/** The path to come back to after sign-in: one of our own, or `/`. An address of another site is never followed. */
export function returnPath(to: string | null | undefined): string {
  const base = 'http://here.invalid';
  if (!to || !URL.canParse(to, base)) return '/';
  const url = new URL(to, base);
  const ours = url.origin === base && to.startsWith('/') && url.pathname !== '/sign-in' && url.pathname !== '/redirect';
  return ours ? `${url.pathname}${url.search}${url.hash}` : '/';
}
