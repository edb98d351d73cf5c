import type { AccountInfo, PublicClientApplication } from '@azure/msal-browser';
import type { Audience } from '@/lib/contracts/api/routes';
import type { PublicSettings } from '@/lib/contracts/api/settings';
import { guardAgainstCircles } from './auth-circle';
import { authorityOf, needsSignIn } from './auth-config';
import { interactByPopup } from './auth-popup';
import { problemOf, SignedOut } from './auth-problem';
import { session } from './auth-session';
import { authState } from './auth-state';
import { isHeld } from './unsaved';

interface TokenRequest {
  scopes: string[];
  account: AccountInfo;
  authority: string;
  claims?: string;
  forceRefresh?: boolean;
}
export interface TokenWish {
  /** Answer to a claims challenge, as the authority wants it. */
  claims?: string | undefined;
  /** Past the cache: the token that it holds was refused. */
  fresh?: boolean;
  /** The person asked for this now (a start, an upload), it is no read that the page does by itself. */
  byPerson?: boolean;
}

const NEVER = new Promise<never>(() => {});

/** The one interaction of the whole page; whoever needs one meanwhile waits for it. */
let interaction: Promise<void> | null = null;
/** The page on which the person put the question for a sign-in away: there only what the person starts asks again. */
let declinedOn: string | null = null;

/**
 * An access token for one audience. Silent first; where only the user can help, one interaction for the whole page, by
 * redirect, or by a window of its own while work is under way; a "Not now" there holds until the person starts something
 * or opens another page. Throws SignedOut, SignInRepeats, or MSAL's error.
 */
export async function getToken(audience: Audience, wish: TokenWish = {}): Promise<string> {
  const { settings, msal } = await session();
  if (interaction) await interaction;
  const request = tokenRequest(settings, msal, audience, wish);
  try {
    return (await msal.acquireTokenSilent(request)).accessToken;
  } catch (error) {
    if (!needsSignIn(error)) throw error;
    if (!wish.byPerson && declinedOn === location.pathname) throw new SignedOut();
    interaction ??= interact(msal, request).finally(() => {
      interaction = null;
    });
    await interaction;
    return (await msal.acquireTokenSilent(tokenRequest(settings, msal, audience, {}))).accessToken;
  }
}

function tokenRequest(
  settings: PublicSettings,
  msal: PublicClientApplication,
  audience: Audience,
  wish: TokenWish,
): TokenRequest {
  const account = msal.getActiveAccount();
  if (!account) {
    authState.set({ phase: 'signed-out', account: null });
    throw new SignedOut();
  }
  return {
    scopes: [settings.scopes[audience]],
    account,
    authority: authorityOf(settings, account.tenantId),
    ...(wish.claims && { claims: wish.claims }),
    ...(wish.fresh && { forceRefresh: true }),
  };
}

async function interactInPlace(msal: PublicClientApplication, request: TokenRequest): Promise<void> {
  declinedOn = location.pathname;
  await interactByPopup(msal, request);
  declinedOn = null;
}

async function interact(msal: PublicClientApplication, request: TokenRequest): Promise<void> {
  if (isHeld()) return interactInPlace(msal, request);
  try {
    guardAgainstCircles(`${request.scopes.join(' ')} ${request.claims ?? ''}`);
    authState.set({ phase: 'leaving' });
    await msal.acquireTokenRedirect({ ...request, redirectStartPage: location.href });
  } catch (error) {
    authState.set({ phase: 'signed-out', problem: problemOf(error) });
    throw error;
  }
  await NEVER;
}
