import type { RequestListener, Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { isOwnHost } from '../transport/host';

const TLS_HANDSHAKE = 0x16;
const FIRST_BYTE_MS = 30_000;
/** Hands a connection to the https or the http server, whichever its first byte asks for. */
export function dispatch(socket: Socket, servers: { plain: Server; secure: SecureServer }): void {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy());
  socket.once('readable', () => {
    const first: Buffer | null = socket.read(1);
    if (!first) return socket.destroy();
    socket.setTimeout(0);
    socket.unshift(first);
    (first[0] === TLS_HANDSHAKE ? servers.secure : servers.plain).emit('connection', socket);
  });
}

const FOREIGN_HOST =
  '<?xml version="1.0" encoding="UTF-8"?><Error><Code>MisdirectedRequest</Code><Message>The Host header does not name this storage account.</Message></Error>';

/** Refuses requests whose Host names somebody else; the body is a storage error. */
export const guarded =
  (port: number, listener: RequestListener): RequestListener =>
  (req, res) => {
    const hosts = req.headersDistinct.host ?? [];
    if (hosts.length === 1 && isOwnHost(hosts[0], port, { blobHosts: true })) return listener(req, res);
    res.writeHead(421, { 'content-type': 'application/xml', connection: 'close' });
    res.end(FOREIGN_HOST);
  };
