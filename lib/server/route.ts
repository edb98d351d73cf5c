import 'server-only';
import { randomUUID } from 'node:crypto';
import { ZodUndefined, type z } from 'zod';
import type { AzureMlClient } from '@/lib/azureml/client';
import { AzureError } from '@/lib/azureml/errors';
import { type Answer, type Route, type RouteName, routes } from '@/lib/contracts/api/routes';
import { bytesAnswer, errorAnswer, jsonAnswer } from './answer';
import { type Caller, callerOf } from './caller';
import { failureBody, failureText, refusal } from './failure';
import { checkHost, checkSameOrigin, readJson, readUrl } from './request';
import { readTokens } from './tokens';

type Table = typeof routes;

/** One request after the door: parsed by the route table, with a client that acts with the caller's own tokens. */
export interface Call<N extends RouteName> {
  params: z.output<Table[N]['params']>;
  query: z.output<Table[N]['query']>;
  body: z.output<Table[N]['body']>;
  azure: AzureMlClient;
  /** Stands for the caller's tokens in keys of shared maps. */
  callerId: string;
  /** The raw request, for routes that take bytes. */
  request: Request;
}

export type Handler<N extends RouteName> = (call: Call<N>) => Promise<Answer<N> | Response>;

/** The door of every route but health: host, origin, tokens, table, errors, log. The function behind it is the route. */
export function handle<N extends RouteName>(name: N, work: Handler<N>): (request: Request) => Promise<Response> {
  return async (request) => {
    const started = performance.now();
    const requestId = randomUUID();
    const state: { caller?: Caller } = {};
    const response = await answered(name, work, request, requestId, state);
    const ms = Math.round(performance.now() - started);
    const line = { at: new Date().toISOString(), route: name, method: request.method, status: response.status, ms };
    console.log(JSON.stringify({ ...line, upstream: state.caller?.sent() ?? 0, requestId }));
    return response;
  };
}

async function answered<N extends RouteName>(
  name: N,
  work: Handler<N>,
  request: Request,
  requestId: string,
  state: { caller?: Caller },
): Promise<Response> {
  try {
    const result = await work(await admitted(name, request, requestId, state));
    return result instanceof Response ? bytesAnswer(result, requestId) : jsonAnswer(request, result, requestId);
  } catch (error) {
    const text = failureText(error);
    if (text) console.error(JSON.stringify({ at: new Date().toISOString(), route: name, requestId, failure: text }));
    const challenge = error instanceof AzureError ? error.challenge : null;
    return errorAnswer(failureBody(error, requestId), challenge, requestId);
  }
}

async function admitted<N extends RouteName>(
  name: N,
  request: Request,
  requestId: string,
  state: { caller?: Caller },
): Promise<Call<N>> {
  const route: Route = routes[name];
  checkHost(request);
  if (request.method !== route.method && !(request.method === 'HEAD' && route.method === 'GET')) {
    throw refusal(405, 'MethodNotAllowed', `This route takes ${route.method}.`);
  }
  if (route.method !== 'GET') checkSameOrigin(request);
  const url = readUrl(request, route);
  const tokens = readTokens(request.headers, route.audiences);
  state.caller = callerOf(tokens, { id: requestId, signal: request.signal });
  const takesJson = route.method !== 'GET' && !(route.body instanceof ZodUndefined);
  const body = takesJson ? await readJson(request, route) : undefined;
  // The table's schemas have just made these values; the compiler can not follow them through the index.
  return { ...url, body, azure: state.caller.azure, callerId: state.caller.id, request } as Call<N>;
}
