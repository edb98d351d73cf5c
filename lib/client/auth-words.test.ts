import { describe, expect, test } from 'vitest';
import { isPassingProblem, problemOf, SignedOut } from './auth-problem';

/** An error as MSAL makes it: the code stands in the message too. */
const msal = (errorCode: string, errorMessage: string) =>
  Object.assign(new Error(`${errorCode}: ${errorMessage}`), { errorCode, errorMessage });
const handbook = (code: string) => `See https://aka.ms/msal.js.errors#${code} for details`;

describe('an error of signing in', () => {
  test.each([
    'popup_window_error',
    'interaction_in_progress',
    'timed_out',
    'no_state_in_hash',
    'database_unavailable',
    'some_code_of_tomorrow',
  ])('%s is said in sentences, without links into the handbook', (code) => {
    const { title, message } = problemOf(msal(code, handbook(code)));
    expect(title).toMatch(/^[A-Z].*\.$/);
    expect(`${title} ${message}`).not.toMatch(/aka\.ms|msal|_/);
  });

  test('says nothing of what the browser calls a failed request', () => {
    const more = ', additionalErrorInfo: error.name:TypeError, error.message:Failed to fetch';
    expect(problemOf(msal('post_request_failed', handbook('post_request_failed') + more))).toEqual({
      code: 'post_request_failed',
      title: 'The sign-in service did not answer.',
      message: 'Try again.',
    });
  });

  test("keeps the authority's own words, links of its own included", () => {
    const said = 'AADSTS65001: The user or administrator has not consented. See https://aka.ms/consent.';
    expect(problemOf(msal('consent_required', said)).message).toBe(said);
  });

  test('passes by itself where the authority was not reached or answered with a page of somebody else', () => {
    const passing = (code: string) => isPassingProblem(msal(code, ''));
    expect(['post_request_failed', 'failed_to_parse_response', 'timed_out'].map(passing)).toEqual([true, true, true]);
    expect(['access_denied', 'popup_window_error'].some(passing)).toBe(false);
    expect(isPassingProblem(new SignedOut())).toBe(false);
  });
});
