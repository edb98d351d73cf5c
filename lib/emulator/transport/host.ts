import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const BLOB_HOST = /^[a-z0-9]{3,24}(-secondary)?\.blob\.(core\.)?localhost$/;

/**
 * Whether a `Host` header names this very listener. A page of a foreign name that resolves to 127.0.0.1 (DNS rebinding)
 * carries that name here, so everything but the loopback names with the listener's own port is refused.
 * @param blobHosts also accept `{account}.blob.core.localhost` and `{account}.blob.localhost`
 */
export function isOwnHost(host: string | undefined, port: number | undefined, { blobHosts = false } = {}): boolean {
  const match = /^(.+):(\d{1,5})$/.exec(host?.toLowerCase() ?? '');
  if (!match?.[1] || Number(match[2]) !== port) return false;
  return LOOPBACK.has(match[1]) || (blobHosts && BLOB_HOST.test(match[1]));
}

/** Whether an `Origin` header is the workspace's own: its loopback names, http on `port`, https on `port + 2`. */
export function isOwnOrigin(origin: string, port: number): boolean {
  const [, scheme, host] = /^(https?):\/\/(.+)$/.exec(origin.toLowerCase()) ?? [];
  return isOwnHost(host, scheme === 'https' ? port + 2 : port);
}

const isTls = (socket: Socket) => socket instanceof TLSSocket;

/** `scheme://host:port` as the caller wrote it, for absolute URLs in answers. Call it only after the Host check. */
export function baseOf(req: IncomingMessage): string {
  return `${isTls(req.socket) ? 'https' : 'http'}://${(req.headers.host ?? '').toLowerCase()}`;
}
