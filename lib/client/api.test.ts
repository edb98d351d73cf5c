import { expect, test } from 'vitest';
import type { ApiErrorBody } from '@/lib/contracts/api/common';
import type { Audience } from '@/lib/contracts/api/routes';
import { ApiError, createApi, isPassing } from './api';
import type { TokenWish } from './auth-token';

const failure = (status: number, change: Partial<ApiErrorBody> = {}) => {
  const error = {
    status,
    code: 'Code',
    message: 'Sentence.',
    fromAzure: true,
    details: [],
    target: null,
    requestId: 'id-1',
  };
  const body = { error: { ...error, retryAfterSeconds: null, missingAction: null, claims: null, ...change } };
  return Response.json(body, { status });
};
const good = () => Response.json({ tenants: [{ tenantId: 't', displayName: null }] });

/** Answers in order; records the wishes for tokens and the requests. */
function withAnswers(...answers: (() => Response)[]) {
  const wishes: [Audience, TokenWish][] = [];
  const sent: { url: string; init: RequestInit }[] = [];
  const api = createApi({
    getToken: async (audience, wish = {}) => {
      wishes.push([audience, wish]);
      return `${audience}-${wishes.length}`;
    },
    fetch: async (url, init = {}) => {
      const answer = answers[sent.length];
      sent.push({ url: String(url), init });
      if (!answer) throw new TypeError('no connection');
      return answer();
    },
  });
  return { api, wishes, sent };
}
const headerOf = (init: RequestInit | undefined, name: string) => new Headers(init?.headers).get(name);

test('a claims challenge is answered once, with these claims, and the request sent once more', async () => {
  const { api, wishes, sent } = withAnswers(() => failure(401, { claims: '{"access_token":{}}' }), good);
  expect(await api.call('tenants', { params: {} })).toEqual({ tenants: [{ tenantId: 't', displayName: null }] });
  expect(wishes).toEqual([
    ['arm', {}],
    ['arm', { claims: '{"access_token":{}}' }],
  ]);
  expect(headerOf(sent[1]?.init, 'authorization')).toBe('Bearer arm-2');
});

test('a second refusal is the answer: no third request', async () => {
  const challenge = () => failure(401, { claims: '{}' });
  const { api, sent } = withAnswers(challenge, challenge, good);
  await expect(api.call('tenants', { params: {} })).rejects.toMatchObject({ status: 401, requestId: 'id-1' });
  expect(sent).toHaveLength(2);
});

test('a refusal without claims asks for a fresh token', async () => {
  const { api, wishes } = withAnswers(() => failure(401), good);
  await api.call('tenants', { params: {} });
  expect(wishes[1]).toEqual(['arm', { fresh: true }]);
});

test.each([400, 403, 404, 409, 429, 500, 503])('%i is not tried again here', async (status) => {
  const { api, sent } = withAnswers(() => failure(status), good);
  await expect(api.call('tenants', { params: {} })).rejects.toBeInstanceOf(ApiError);
  expect(sent).toHaveLength(1);
});

test('every field of the error shape arrives', async () => {
  const fields = { code: 'TooManyRequests', message: 'Slow down.', retryAfterSeconds: 7, missingAction: 'a/read' };
  const { api } = withAnswers(() => failure(429, fields));
  await expect(api.call('tenants', { params: {} })).rejects.toMatchObject({ status: 429, ...fields, details: [] });
});

test('no answer, a foreign error page and an unexpected shape each have a code', async () => {
  const page = () => new Response('<html>', { status: 502, headers: { 'x-request-id': 'p' } });
  const rejects = (...answers: (() => Response)[]) =>
    expect(withAnswers(...answers).api.call('tenants', { params: {} })).rejects;
  await rejects().toMatchObject({ status: 0, code: 'NoAnswer' });
  await rejects(page).toMatchObject({ status: 502, code: 'UnexpectedAnswer', requestId: 'p' });
  await rejects(() => Response.json({ tenants: 'x' })).toMatchObject({ code: 'UnexpectedShape' });
});

test('a sign-in service that does not answer is a silence like any other, not a refusal', async () => {
  const silent = Object.assign(new Error('post_request_failed: See https://x'), { errorCode: 'post_request_failed' });
  const api = createApi({ getToken: () => Promise.reject(silent), fetch });
  const failed = await api.call('tenants', { params: {} }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ status: 0, code: 'NoSignInAnswer' });
  expect(isPassing(failed)).toBe(true);
});

test('a write carries its body and the mark of our own page', async () => {
  const { api, sent, wishes } = withAnswers(() => Response.json({ status: 'CancelRequested' }));
  const params = { subscriptionId: 's', resourceGroupName: 'g', workspaceName: 'w', jobName: 'j' };
  await api.call('cancelJob', { params });
  expect(wishes).toEqual([['arm', { byPerson: true }]]);
  expect(sent[0]?.url).toBe('/api/workspaces/s/g/w/jobs/j/cancel');
  expect(sent[0]?.init.method).toBe('POST');
  expect(headerOf(sent[0]?.init, 'x-batch-studio')).toBe('1');
});

test('what may pass by itself', () => {
  const base = { code: '', message: '', fromAzure: true, details: [], target: null, requestId: null };
  const error = (status: number) =>
    new ApiError({ ...base, status, retryAfterSeconds: null, missingAction: null, claims: null });
  expect([0, 408, 429, 500, 503].map((status) => isPassing(error(status)))).toEqual([true, true, true, true, true]);
  expect([400, 401, 403, 404].some((status) => isPassing(error(status)))).toBe(false);
  expect(isPassing(new Error('fault'))).toBe(false);
});
