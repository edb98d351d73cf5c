/** Why a sign-in did not happen, for the person who tried. */
export interface SignInProblem {
  title: string;
  /** The authority's or the browser's own words. */
  message: string;
  code: string;
}

const titles: Record<string, string> = {
  access_denied: 'Sign-in was cancelled.',
  user_cancelled: 'Sign-in was cancelled.',
  popup_window_error: 'The browser blocked the sign-in window.',
  login_required: 'Azure asks you to sign in again.',
  consent_required: 'Your organisation has to allow this app first.',
  network_error: 'The sign-in service did not answer.',
  post_request_failed: 'The sign-in service did not answer.',
  get_request_failed: 'The sign-in service did not answer.',
  no_network_connectivity: 'This computer is offline.',
  crypto_nonexistent: 'Sign-in needs https, or localhost.',
  timed_out: 'Sign-in took too long.',
  other_tenant: 'This account did not get into the tenant.',
  sign_in_repeats: 'Azure does not accept this sign-in.',
};

/** The authority was not reached, or was not well: the next try may succeed without anybody's help. */
const PASSING = new Set([
  'network_error',
  'post_request_failed',
  'get_request_failed',
  'no_network_connectivity',
  'endpoints_resolution_error',
  'openid_config_error',
  'temporarily_unavailable',
  'server_error',
]);

/** Whether asking the authority again by itself may help. */
export const isPassingProblem = (error: unknown): boolean =>
  error instanceof Error && 'errorCode' in error && PASSING.has(String(error.errorCode));

/** Sentences for any error that signing in ended with. MSAL's message starts with its code, which is said apart. */
export function problemOf(error: unknown): SignInProblem {
  if (!(error instanceof Error)) return { title: 'Sign-in did not work.', message: String(error), code: '' };
  const code = 'errorCode' in error ? String(error.errorCode) : '';
  const words = 'errorMessage' in error && error.errorMessage ? String(error.errorMessage) : error.message;
  const message = words.startsWith(`${code}:`) ? words.slice(code.length + 1).trim() : words;
  return { title: titles[code] ?? 'Sign-in did not work.', message, code };
}

/** Azure wants a sign-in right after one: asking again would only go in circles. */
export class SignInRepeats extends Error {
  readonly errorCode = 'sign_in_repeats';
  constructor() {
    super(
      'A sign-in a moment ago did not satisfy Azure for this resource. Sign in with another account, or ask an admin.',
    );
  }
}

/** The authority gave a token of another tenant than it was asked for, as one that knows a single tenant does. */
export class OtherTenant extends Error {
  readonly errorCode = 'other_tenant';
  constructor(tenantId: string) {
    super(`The sign-in service answered for tenant ${tenantId} instead.`);
  }
}

/** Nobody is signed in, so there is no token to ask for. */
export class SignedOut extends Error {
  readonly errorCode = 'signed_out';
  constructor() {
    super('You are not signed in.');
  }
}
