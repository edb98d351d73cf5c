const silent = 'The sign-in service did not answer.';
const unclear = 'The sign-in service gave an answer that could not be read.';
const lost = 'The sign-in came back without its answer.';
const blocked = 'The browser blocked the sign-in window.';
const noStore = 'This browser keeps nothing for this page.';
const again = 'Try again.';

/** What happened, and what helps where something does, by the code of MSAL, of the authority, or of our own. */
const words: Record<string, readonly [title: string, advice?: string]> = {
  access_denied: ['Sign-in was canceled.'],
  user_cancelled: ['Sign-in was canceled.'],
  user_canceled: ['Sign-in was canceled.'],
  popup_window_error: [blocked, 'Allow windows of this page in the browser, then try again.'],
  empty_window_error: [blocked, 'Allow windows of this page in the browser, then try again.'],
  interaction_in_progress: ['Another sign-in is under way.', 'Finish it in its tab or window, then try again.'],
  login_required: ['Azure asks you to sign in again.'],
  interaction_required: ['Azure asks you to sign in again.'],
  invalid_grant: ['Azure asks you to sign in again.'],
  consent_required: ['Your organisation has to allow this app first.'],
  network_error: [silent, again],
  post_request_failed: [silent, again],
  get_request_failed: [silent, again],
  endpoints_resolution_error: [silent, again],
  openid_config_error: [silent, again],
  failed_to_parse_response: [unclear, again],
  no_network_connectivity: ['This computer is offline.'],
  server_error: ['The sign-in service is not well.'],
  temporarily_unavailable: ['The sign-in service is not well.'],
  crypto_nonexistent: ['Sign-in needs https, or localhost.'],
  timed_out: ['Sign-in took too long.', again],
  hash_empty_error: [lost, again],
  no_state_in_hash: [lost, again],
  state_mismatch: [lost, again],
  state_not_found: [lost, again],
  no_token_request_cache_error: [lost, again],
  database_unavailable: [noStore, 'A private window, or its settings, may forbid it.'],
  database_not_open: [noStore, 'A private window, or its settings, may forbid it.'],
  other_tenant: ['This account did not get into the tenant.'],
  sign_in_repeats: ['Azure does not accept this sign-in.'],
  signed_out: ['You are not signed in.'],
};

/** MSAL says a link to its own handbook, or what the browser's fetch was called: neither helps the person who signs in. */
const NOT_FOR_PEOPLE = /(?:^|\s)See https:\/\/aka\.ms\/msal\S* for details\.?|,?\s*additionalErrorInfo:.*$/gs;

/** Title and further sentences for an error of signing in: our words for its code, then the authority's own. */
export function wordsOf(code: string, said: string): { title: string; message: string } {
  const [title, advice] = words[code] ?? ['Sign-in did not work.'];
  const own = (said.startsWith(`${code}:`) ? said.slice(code.length + 1) : said).replace(NOT_FOR_PEOPLE, '').trim();
  return { title, message: [own, advice].filter(Boolean).join(' ') };
}
