import { type Grant, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { audienceOf, scopesOf } from './audience';
import * as pages from './pages';
import { userByName } from './people';

/** Adds to the usual rules: prompt=select_account, and a login_hint that names somebody else than the session does. */
export function signInPolicy() {
  const { Check, Prompt, base } = interactionPolicy;
  const policy = base();
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 0);
  const hinted = new Check('login_hint', 'The hinted account is not signed in', ({ oidc }) => {
    const user = userByName(oidc.params?.login_hint);
    const current = oidc.session?.accountId;
    return Boolean(user && !oidc.result?.login && current && current !== user.oid);
  });
  policy.get('login')?.checks.add(hinted);
  return policy;
}

/**
 * At authorize every API is granted at once, so that one refresh token is good for all of them; each token then names
 * its own. `granted` is what a refresh token or code already carries.
 */
export function chooseAudience(ctx: KoaContextWithOIDC, audiences: readonly string[], granted?: readonly string[]) {
  const { route, body, params } = ctx.oidc;
  if (granted) return audienceOf(body?.scope, audiences) ?? granted[0];
  if (route === 'token') return audienceOf(params?.scope, audiences, { appOnly: true });
  audienceOf(params?.scope, audiences);
  return audiences;
}

/** A first-party app: no consent page. The scope is widened after the request was checked, so that the refresh token carries it all. */
export async function grantEverything(
  ctx: KoaContextWithOIDC,
  scopes: readonly string[],
  audiences: readonly string[],
): Promise<Grant | undefined> {
  const { client, session, provider, params } = ctx.oidc;
  if (!client || !session?.accountId || !params) return undefined;
  const id = session.grantIdFor(client.clientId);
  const known = id ? await provider.Grant.find(id) : undefined;
  const { clientId } = client;
  const { accountId } = session;
  const grant = known?.accountId === accountId ? known : new provider.Grant({ clientId, accountId });
  grant.addOIDCScope(scopes.join(' '));
  for (const audience of audiences) grant.addResourceScope(audience, scopesOf(audience).join(' '));
  // Its life starts again: it must outlast the refresh token issued now.
  grant.exp = undefined;
  await grant.save();
  params.scope = scopes.join(' ');
  return grant;
}

/** Entra ends the session at once when the request says whose it is, and asks otherwise. Refresh tokens end with it. */
export function renderSignOut(ctx: KoaContextWithOIDC, form: string): void {
  const { session, params, entities } = ctx.oidc;
  const named = entities.IdTokenHint?.payload.sub ?? userByName(params?.logout_hint)?.oid;
  for (const authorization of Object.values(session?.authorizations ?? {})) delete authorization.persistsLogout;
  ctx.body = pages.signOut(form, named !== undefined && named === session?.accountId);
}
