import { createHash } from 'node:crypto';
import type { User } from '../directory';
import { roleInWords } from './people';
import { STYLE } from './styles';

const SUBMIT = 'document.forms[0].submit()';
const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** No script but the sign-out form's submit, no style but ours, nothing from elsewhere. After a form is posted the
 * browser is redirected to the app, and form-action covers that hop too. */
export const contentSecurityPolicy = (appOrigin: string) =>
  [
    "default-src 'none'",
    'img-src data:',
    `style-src ${sha256(STYLE)}`,
    `script-src ${sha256(SUBMIT)}`,
    `form-action 'self' ${appOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const BRAND = `<div class="brand"><svg width="36" height="36" viewBox="0 0 22 22" aria-hidden="true"><rect class="tile" x="1" y="1" width="20" height="20" rx="5.5"/><g class="bars"><rect x="5" y="5.2" width="12" height="2.9" rx="1.2" opacity=".55"/><rect x="5" y="9.6" width="12" height="2.9" rx="1.2"/><rect x="5" y="14" width="6.4" height="2.9" rx="1.2" opacity=".55"/></g></svg><div><strong>Batch Studio</strong><span class="quiet">Azure Machine Learning batch endpoints</span></div></div>`;
const PERSON =
  '<svg width="20" height="20" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.3" stroke-linecap="round" aria-hidden="true"><circle cx="8" cy="5.4" r="2.7"/><path d="M2.9 13.6c.6-2.6 2.6-4 5.1-4s4.5 1.4 5.1 4"/></svg>';

const page = (title: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Batch Studio</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><main>${BRAND}<h1>${escapeHtml(title)}</h1>${body}</main>
<footer><span class="tag">LOCAL</span><span>Nothing here reaches Azure</span></footer></body></html>`;

const accountButton = (
  user: User,
  hinted: boolean,
) => `<li><button class="account" name="account" value="${escapeHtml(user.username)}"${hinted ? ' autofocus' : ''}>
${PERSON}<span><strong>${escapeHtml(user.name)}</strong> <span>${escapeHtml(user.username)}</span> <span class="role">${escapeHtml(roleInWords(user.role))}</span></span></button></li>`;

/** One button per account; the hinted account comes first and has the focus. */
export function accountPicker(users: readonly User[], hinted: User | undefined): string {
  const ordered = [...users].sort((a, b) => Number(b === hinted) - Number(a === hinted));
  const accounts = ordered.map((user) => accountButton(user, user === hinted)).join('');
  return page(
    'Pick an account',
    `<p>For the local workspace. No password is needed.</p><form method="post"><ul>${accounts}</ul>
<button class="button" name="cancel" value="yes">Cancel</button></form>`,
  );
}

export const signOutForm = (action: string, xsrf: string) =>
  `<form id="op.logoutForm" method="post" action="${escapeHtml(action)}"><input type="hidden" name="xsrf" value="${escapeHtml(xsrf)}"></form>`;

/** `form` is oidc-provider's own (it carries the xsrf token). `sure`: the request named the account that is signed in. */
export function signOut(form: string, sure: boolean): string {
  const button = '<button class="button primary" form="op.logoutForm" name="logout" value="yes">Sign out</button>';
  if (!sure) return page('Sign out?', `<p>You will be signed out of the local workspace.</p>${form}${button}`);
  const yes = '<input type="hidden" form="op.logoutForm" name="logout" value="yes">';
  return page('Signing out', `${form}${yes}<noscript>${button}</noscript><script>${SUBMIT}</script>`);
}

export const failure = (error: string, description = '') =>
  page('Sign-in failed', `<p>${escapeHtml(error)}</p><p>${escapeHtml(description)}</p>`);

export const signedOut = () => page('Signed out', '<p>You can close this window.</p>');
