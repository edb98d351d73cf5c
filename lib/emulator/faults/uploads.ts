import type { IncomingMessage } from 'node:http';
import { reset } from '../transport/sockets';

/** Reads this share of the request's body and resets the connection; a body of unknown length at its first bytes. */
export function breakUpload(req: IncomingMessage, share: number): void {
  const enough = Number(req.headers['content-length'] ?? 0) * share;
  let bytes = 0;
  req.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes >= enough) reset(req.socket);
  });
  req.on('error', () => undefined);
  req.on('end', () => reset(req.socket));
}
