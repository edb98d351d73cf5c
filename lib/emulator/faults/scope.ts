import type { RequestScope } from './fault';

/** One request in the words of a scope. */
export interface RequestFacts {
  /** Decoded, without the query. */
  path: string;
  plane: NonNullable<RequestScope['plane']>;
  method: string;
  /** Azure's operation id; null for a path that no operation has. */
  operation: string | null;
}

/** Whether a text fits a pattern, where `*` is any run of characters. Walks once, so that no pattern is slow. */
export function fits(pattern: string, text: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const given = text.toLowerCase();
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length === 1) return first === given;
  if (given.length < first.length + last.length || !given.startsWith(first) || !given.endsWith(last)) return false;
  const end = given.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = given.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether a request is one that the scope names. */
export const isMet = (scope: RequestScope, { path, plane, method, operation }: RequestFacts): boolean =>
  (scope.path === undefined || fits(scope.path, path)) &&
  (scope.plane === undefined || scope.plane === plane) &&
  (scope.method === undefined || scope.method === method) &&
  (scope.operation === undefined || scope.operation === operation);
