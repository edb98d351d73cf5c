import 'server-only';
import { createHash } from 'node:crypto';
import type { ApiErrorBody } from '@/lib/contracts/api/common';

const base = (requestId: string) => ({
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-request-id': requestId,
});
/** The browser keeps it and asks each time (DESIGN decision 6); never for another caller's tokens. */
const revalidated = { 'cache-control': 'private, no-cache', vary: 'authorization, x-token-ml, x-token-storage' };
const json = { 'content-type': 'application/json; charset=utf-8' };

const weakTag = (text: string) => `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
const matches = (header: string | null, tag: string) =>
  header?.split(',').some((given) => given.trim() === tag) ?? false;

/** JSON, or 304 where the caller holds the same text. The caller's right was settled before this text came to be. */
export function jsonAnswer(request: Request, value: unknown, requestId: string): Response {
  const text = JSON.stringify(value);
  if (request.method !== 'GET') return new Response(text, { headers: { ...base(requestId), ...json } });
  const etag = weakTag(text);
  const headers = { ...base(requestId), ...revalidated, etag };
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, ...json } });
}

/** The one error shape, with Azure's status; a challenge and a wait also stand in the headers of HTTP. */
export function errorAnswer(error: ApiErrorBody, challenge: string | null, requestId: string): Response {
  const headers = new Headers({ ...base(requestId), ...json });
  if (challenge && error.status === 401) headers.set('www-authenticate', challenge);
  if (error.retryAfterSeconds !== null) headers.set('retry-after', String(error.retryAfterSeconds));
  return new Response(JSON.stringify({ error }), { status: error.status, headers });
}

/** Adds to an answer of bytes what every answer of ours carries. */
export function bytesAnswer(response: Response, requestId: string): Response {
  for (const [name, value] of Object.entries(base(requestId))) response.headers.set(name, value);
  return response;
}
