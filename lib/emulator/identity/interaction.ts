import type { IncomingMessage } from 'node:http';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { users } from '../directory';
import { baseOf } from '../transport/host';
import * as pages from './pages';
import { userByName } from './people';

const MAX_BODY = 4096;

async function smallForm(req: IncomingMessage): Promise<URLSearchParams | null> {
  let text = '';
  for await (const chunk of req) {
    text += chunk;
    if (text.length > MAX_BODY) return null;
  }
  return new URLSearchParams(text);
}

/** What a page of another origin posts here is not the user's choice (cookies do not tell localhost's ports apart). */
const isForeign = (req: IncomingMessage) => req.headers.origin !== undefined && req.headers.origin !== baseOf(req);

async function answer(ctx: KoaContextWithOIDC, provider: Provider): Promise<void> {
  const form = isForeign(ctx.req) ? null : await smallForm(ctx.req);
  const user = userByName(form?.get('account'));
  if (!form || (!user && !form.has('cancel'))) return fail(ctx, 'This choice was not understood.');
  const result = user
    ? { login: { accountId: user.oid }, select_account: {}, consent: {} }
    : { error: 'access_denied', error_description: 'The user canceled the authentication.' };
  ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false }));
  ctx.status = 303;
}

function fail(ctx: KoaContextWithOIDC, text: string): void {
  ctx.status = 400;
  ctx.type = 'html';
  ctx.body = pages.failure(text, 'Go back to the app and sign in again.');
}

/** The account picker at `/interaction/{uid}`: GET shows it, POST takes the choice and returns to the app. */
export const pickAccount =
  (provider: Provider) =>
  async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (!ctx.path.startsWith('/interaction/')) return next();
    ctx.set('cache-control', 'no-store');
    const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
    if (!interaction) return fail(ctx, 'This sign-in has expired.');
    if (ctx.method === 'POST') return answer(ctx, provider);
    ctx.type = 'html';
    ctx.body = pages.accountPicker(users, userByName(interaction.params.login_hint));
  };
