import 'server-only';
import { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import type { Send, WireResponse } from '@/lib/azureml/wire';

/** Limits of every upstream connection (performance-and-security §7.3). undici's `request` follows no redirect. */
const agent = new Agent({
  connections: 64,
  pipelining: 1,
  keepAliveTimeout: 10_000,
  headersTimeout: 30_000,
  bodyTimeout: 30_000,
  connect: { timeout: 5_000 },
  maxHeaderSize: 64 * 1024,
});

export const send: Send = async ({ method, url, headers, body, signal }) => {
  const answer = await request(url, { method, headers, body: bodyOf(body), signal, dispatcher: agent });
  const response: WireResponse = {
    status: answer.statusCode,
    header: (name) => {
      const value = answer.headers[name];
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
    },
    body: answer.body,
    discard: () => {
      answer.body.on('error', () => {}); // what is left of the body is nobody's concern
      answer.body.destroy();
    },
  };
  return response;
};

type Body = Parameters<Send>[0]['body'];

function bodyOf(body: Body) {
  return body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : Readable.from(body);
}
