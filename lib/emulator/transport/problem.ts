import type { IncomingMessage, ServerResponse } from 'node:http';
import { isOwnHost } from './host';

/** A request that no part of the workspace gets to see. */
export interface Problem {
  status: number;
  code: string;
  message: string;
  headers?: Record<string, string>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const MAX_URL = 8192;

const isBearer = (authorization: string | undefined) => /^bearer /i.test(authorization ?? '');

/**
 * Whether a page of another site (or of none, `null`) asks, and could do harm: by a change, or by what answers without a
 * token, such as a cookie's sign-in. Programs send no Origin.
 */
function isForeign({ method = '', headers }: IncomingMessage, mayAsk: (origin: string) => boolean): boolean {
  if (headers.origin === undefined || mayAsk(headers.origin.toLowerCase())) return false;
  return !['GET', 'HEAD'].includes(method) || !isBearer(headers.authorization);
}

/** Why a request is refused before any routing, or null. The cases are abuse cases 3, 8, 9 and 20. */
export function problemOf(req: IncomingMessage, mayAsk: (origin: string) => boolean): Problem | null {
  const { method = '', url = '', headersDistinct } = req;
  const hosts = headersDistinct.host ?? [];
  if (hosts.length !== 1 || !isOwnHost(hosts[0], req.socket.localPort))
    return { status: 421, code: 'MisdirectedRequest', message: 'The Host header does not name this workspace.' };
  if (!METHODS.includes(method))
    return {
      status: 405,
      code: 'MethodNotAllowed',
      message: `The method '${method}' is not supported.`,
      headers: { allow: METHODS.join(', ') },
    };
  if (isForeign(req, mayAsk))
    return { status: 403, code: 'OriginNotAllowed', message: 'A page of another site may not use this workspace.' };
  if (!url.startsWith('/') || url.startsWith('//'))
    return { status: 400, code: 'BadRequest', message: 'The request target must be a path.' };
  if (url.length > MAX_URL)
    return { status: 414, code: 'RequestUriTooLong', message: `The request URI is longer than ${MAX_URL} characters.` };
  return null;
}

/** Answers with the error envelope of Azure Resource Manager (contract C6) and closes the connection. */
export function sendProblem(res: ServerResponse, { status, code, message, headers }: Problem): void {
  const body = JSON.stringify({ error: { code, message } });
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  });
  res.end(body);
}
