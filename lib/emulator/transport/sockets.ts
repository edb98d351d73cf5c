import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

const below = new WeakMap<TLSSocket, Socket>();

const placeOf = ({ remoteAddress, remotePort, localPort }: Socket) => `${remoteAddress} ${remotePort} ${localPort}`;

/** Lets `reset` find the connection below TLS, which Node shows before the handshake only. */
export function rememberSockets(server: Server): void {
  const shaking = new Map<string, Socket>();
  server.on('connection', (socket: Socket) => {
    const place = placeOf(socket);
    shaking.set(place, socket);
    socket.once('close', () => shaking.delete(place));
  });
  server.on('secureConnection', (socket) => {
    const raw = shaking.get(placeOf(socket));
    if (raw) below.set(socket, raw);
  });
}

/** Ends a connection with RST, also below TLS; there without the closing alert. */
export function reset(socket: Socket | null): void {
  const raw = socket instanceof TLSSocket ? below.get(socket) : socket;
  if (!raw) return void socket?.destroy();
  raw.resetAndDestroy();
}
