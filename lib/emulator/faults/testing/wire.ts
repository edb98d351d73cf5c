import { connect, type Socket } from 'node:net';
import tls from 'node:tls';

/** Nothing more came for this long: the answer hangs. */
const PATIENCE_MS = 1000;

/** What stood on the wire. */
export interface Wired {
  head: string;
  body: string;
  /** How the connection ended: FIN, RST, or not at all. */
  end: 'fin' | 'rst' | 'hang';
}

const split = (bytes: Buffer): Pick<Wired, 'head' | 'body'> => {
  const text = bytes.toString('latin1');
  const at = text.indexOf('\r\n\r\n');
  return at < 0 ? { head: text, body: '' } : { head: text.slice(0, at), body: text.slice(at + 4) };
};

/**
 * With TLS 1.3 tickets follow the handshake; a reader who finds them and a reset behind them at once hears of an end, not of
 * the reset.
 */
const byHand: tls.ConnectionOptions = { rejectUnauthorized: false, maxVersion: 'TLSv1.2' };

/** One GET by hand, so that nothing between hides how the connection ends. */
export function getByHand({ port, path, isTls }: { port: number; path: string; isTls: boolean }): Promise<Wired> {
  const raw = connect(port, '127.0.0.1');
  const socket: Socket = isTls ? tls.connect({ socket: raw, ...byHand }) : raw;
  const parts: Buffer[] = [];
  return new Promise((done) => {
    const over = (end: Wired['end']) => {
      clearTimeout(patience);
      raw.destroy();
      done({ ...split(Buffer.concat(parts)), end });
    };
    const patience = setTimeout(() => over('hang'), PATIENCE_MS);
    socket.on('data', (part) => {
      parts.push(part);
      patience.refresh();
    });
    socket.once('end', () => over('fin'));
    socket.once('error', (error: NodeJS.ErrnoException) => over(error.code === 'ECONNRESET' ? 'rst' : 'fin'));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`);
  });
}
