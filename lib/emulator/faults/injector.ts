import type { ServerResponse } from 'node:http';
import { reset } from '../transport/sockets';
import type { ResponseOption } from './fault';

/** A reset throws away what the caller has not read yet; after this long it has the half. */
const ARRIVAL_MS = 50;

/** Head and the first half of the body, then what the mode says; the half is with the system before the connection ends. */
function partly(res: ServerResponse, body: Buffer, then: () => void): void {
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (half.length > 0) return void res.write(half, then);
  res.flushHeaders();
  setImmediate(then);
}

/** Without a length that gives it away: to HTTP this is a whole answer. */
function cutShort(res: ServerResponse, body: Buffer): void {
  res.removeHeader('content-length');
  res.end(body.subarray(0, Math.floor(body.length / 2)));
}

/** Sends an answer, of which head and body are known, by one mode of the fault injector; a hang lasts until the caller leaves. */
export function respond(option: ResponseOption, res: ServerResponse, body: Buffer): void {
  const modes: Record<ResponseOption, () => void> = {
    f: () => res.end(body),
    p: () => partly(res, body, () => undefined),
    pc: () => partly(res, body, () => res.socket?.end()),
    pa: () => partly(res, body, () => void setTimeout(reset, ARRIVAL_MS, res.socket)),
    pn: () => cutShort(res, body),
    n: () => undefined,
    nc: () => res.socket?.end(),
    na: () => reset(res.socket),
  };
  modes[option]();
}
