import { wordsOf } from './auth-words';

/** Why a sign-in did not happen, for the person who tried. */
export interface SignInProblem {
  title: string;
  /** The authority's or the browser's own words, and what helps; '' where the title says it all. */
  message: string;
  code: string;
}

/** The authority was not reached, or was not well: the next try may succeed without anybody's help. */
const PASSING = new Set([
  'network_error',
  'post_request_failed',
  'get_request_failed',
  'no_network_connectivity',
  'endpoints_resolution_error',
  'openid_config_error',
  'failed_to_parse_response',
  'timed_out',
  'temporarily_unavailable',
  'server_error',
]);

/** Whether asking the authority again by itself may help. */
export const isPassingProblem = (error: unknown): boolean =>
  error instanceof Error && 'errorCode' in error && PASSING.has(String(error.errorCode));

/** Sentences for any error that signing in ended with. */
export function problemOf(error: unknown): SignInProblem {
  if (!(error instanceof Error)) return { ...wordsOf('', String(error)), code: '' };
  const code = 'errorCode' in error ? String(error.errorCode) : '';
  const said = 'errorMessage' in error && error.errorMessage ? String(error.errorMessage) : error.message;
  return { ...wordsOf(code, said), code };
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
    super('What you asked for needs a sign-in.');
  }
}
