import type { IncomingMessage } from 'node:http';
import { baseOf } from '../transport';
import type { Principal } from '../types';
import type { Match } from './router';
import type { Call } from './types';

/** Query parameters by lower-case name; of a repeated one the first counts. */
function queryOf(url: URL): (name: string) => string | undefined {
  const values = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, value);
  }
  return (name) => values.get(name.toLowerCase()) || undefined;
}

/** What the caller asked for, before anything is known about it. */
export function requestOf(request: IncomingMessage) {
  const base = baseOf(request);
  const url = new URL(request.url ?? '/', base);
  const header = (name: string) => request.headers[name.toLowerCase()]?.toString() || undefined;
  // As it came: `URL` takes `..` and `%2e%2e` out, and a call for one resource would reach the one above it.
  const [path = '/'] = (request.url ?? '/').split(/[?#]/, 1);
  return { method: request.method ?? 'GET', base, url, path, query: queryOf(url), header };
}
export type Request = ReturnType<typeof requestOf>;

/** The call that a handler sees. */
export function callOf(
  request: Request,
  match: Match,
  known: { principal: Principal; apiVersion: string; body: unknown },
) {
  const call: Call = {
    ...request,
    ...known,
    given: (name) => match.params.get(name),
    param(name) {
      const value = match.params.get(name);
      if (value === undefined) throw new Error(`${match.operation.name} has no parameter ${name}`);
      return value;
    },
  };
  return call;
}
