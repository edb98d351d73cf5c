import {
  type Answer,
  type Body,
  type Params,
  type Query,
  type Route,
  type RouteName,
  routes,
} from '@/lib/contracts/api/routes';
import { ApiError, errorOfResponse, errorOfShape, errorOfSignInSilence, errorOfSilence } from './api-error';
import { isPassingProblem } from './auth-problem';
import { getToken, type TokenWish } from './auth-token';
import { routeUrl, tokenHeaders } from './request';

export { ApiError } from './api-error';

export interface ApiRequest<N extends RouteName> {
  params: Params<N>;
  query?: Query<N>;
  body?: Body<N>;
  /** Raw content of the routes that take bytes; it must be readable twice (a Blob), for the retry. */
  bytes?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

interface Parts {
  getToken: typeof getToken;
  fetch: typeof fetch;
}

/** The one way from the browser to our server. `call` parses the answer; `bytes` hands back the response to stream from. */
export function createApi({ getToken, fetch }: Parts) {
  async function send<N extends RouteName>(name: N, request: ApiRequest<N>, wish: TokenWish): Promise<Response> {
    const route: Route = routes[name];
    const wanted = route.method === 'GET' ? wish : { ...wish, byPerson: true };
    const tokens = await Promise.all(route.audiences.map((audience) => getToken(audience, wanted))).catch(
      (error: unknown) => {
        throw isPassingProblem(error) ? errorOfSignInSilence() : error;
      },
    );
    const headers = { ...request.headers, ...tokenHeaders(route.audiences, tokens), 'x-batch-studio': '1' };
    const url = routeUrl(route, request.params, request.query);
    return fetch(url, { method: route.method, signal: request.signal ?? null, ...content(request, headers) }).catch(
      (error: unknown) => {
        throw request.signal?.aborted ? error : errorOfSilence();
      },
    );
  }

  /** A refused token is renewed once, with the claims that Azure asked for, and the request sent once more. */
  async function bytes<N extends RouteName>(name: N, request: ApiRequest<N>): Promise<Response> {
    const first = await send(name, request, {});
    if (first.ok) return first;
    const refusal = await errorOfResponse(first);
    if (refusal.status !== 401) throw refusal;
    const second = await send(name, request, refusal.claims ? { claims: refusal.claims } : { fresh: true });
    if (second.ok) return second;
    throw await errorOfResponse(second);
  }

  async function call<N extends RouteName>(name: N, request: ApiRequest<N>): Promise<Answer<N>> {
    const response = await bytes(name, request);
    const route: Route = routes[name];
    const parsed = route.answer.safeParse(await response.json().catch(() => undefined));
    if (!parsed.success) throw errorOfShape(route.path, response.headers.get('x-request-id'));
    return parsed.data as Answer<N>;
  }

  return { call, bytes };
}

function content({ body, bytes }: { body?: unknown; bytes?: Blob }, headers: Record<string, string>): RequestInit {
  if (bytes) return { body: bytes, headers: { 'content-type': 'application/octet-stream', ...headers } };
  if (body === undefined) return { headers };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

const api = createApi({ getToken, fetch: (input, init) => fetch(input, init) });

/** Calls a route of the table with the tokens that it needs, and parses the answer. Throws ApiError. */
export const callApi = api.call;

/** The same for routes that answer bytes: the response, whose body is still to be read. Throws ApiError. */
export const callApiBytes = api.bytes;

/** Whether trying again by itself may help: no answer, throttled, or Azure's own trouble. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof ApiError &&
    (error.status === 0 || error.status === 408 || error.status === 429 || error.status >= 500)
  );
}
