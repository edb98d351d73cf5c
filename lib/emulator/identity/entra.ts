import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { SPA_CLIENT_ID } from '../directory';
import { audienceOf } from './audience';
import * as pages from './pages';
import { tokenExtras } from './people';
import { type Refusal, tokenError } from './token-error';

type Next = () => Promise<void>;

/** Of every answer; the pages among them run no script but their own and stand in no frame. */
export function securityHeaders(appOrigin: string) {
  const headers = {
    'content-security-policy': pages.contentSecurityPolicy(appOrigin),
    'x-content-type-options': 'nosniff',
    // Not `no-referrer`: it would make the Origin of our own form "null".
    'referrer-policy': 'same-origin',
  };
  return async (ctx: KoaContextWithOIDC, next: Next) => {
    ctx.set(headers);
    await next();
  };
}

/** A sign-out that names no client belongs to the app it returns to (MSAL sends only where to return to). */
export const entraSignOut = (path: string, backTo: string) => async (ctx: KoaContextWithOIDC, next: Next) => {
  const { post_logout_redirect_uri: back, id_token_hint: hint, client_id: client } = ctx.query;
  if (ctx.path === path && back === backTo && !hint && !client) ctx.query = { ...ctx.query, client_id: SPA_CLIENT_ID };
  await next();
  const { session } = ctx.oidc ?? {};
  // With nobody signed in the provider posts its form by a script that our policy refuses: the page is ours then, too.
  if (ctx.path === path && session && !session.accountId && typeof session.state?.secret === 'string') {
    const action = ctx.oidc.urlFor('end_session_confirm');
    ctx.body = pages.signOut(pages.signOutForm(action, session.state.secret), true);
  }
};

/** A scope that Entra would refuse is the better reason: the provider only says that it was not granted. */
function reasonOf(refused: Refusal, scope: unknown, audiences: readonly string[]): Refusal {
  if (refused.error !== 'invalid_scope' || refused.error_description?.startsWith('AADSTS')) return refused;
  try {
    audienceOf(scope, audiences);
    return refused;
  } catch (error) {
    return error instanceof errors.OIDCProviderError ? error : refused;
  }
}

/** Refusals get Entra's error body; answers get the fields that Microsoft's clients expect. */
export const entraTokenBodies =
  (path: string, audiences: readonly string[]) => async (ctx: KoaContextWithOIDC, next: Next) => {
    await next();
    if (ctx.path !== path || ctx.method !== 'POST') return;
    const refused: Refusal | undefined = ctx.state.refused;
    if (refused) {
      const { status, body } = tokenError(reasonOf(refused, ctx.oidc.body?.scope, audiences));
      ctx.status = status;
      ctx.body = body;
      return;
    }
    const answer: unknown = ctx.body;
    if (typeof answer !== 'object' || answer === null || !('access_token' in answer)) return;
    const { Account, RefreshToken } = ctx.oidc.entities;
    const extExpires = 'expires_in' in answer ? { ext_expires_in: answer.expires_in } : {};
    ctx.body = { ...answer, ...extExpires, ...tokenExtras(Account?.accountId, RefreshToken?.remainingTTL) };
  };
