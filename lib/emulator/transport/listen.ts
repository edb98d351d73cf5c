import type { Server } from 'node:net';
import { StartError } from '../supervisor';

const isErrno = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** What to say when a port is taken: which one, and which flag moves it. */
const portTaken = (port: number, advice: string) =>
  new StartError(`Port ${port} is in use: stop the program that uses it, or ${advice}.`);

const bind = (server: Server, port: number, host: string) =>
  new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', fail);
      done();
    });
  });

/**
 * Binds `localhost`: one server on 127.0.0.1 and, where the machine has it, one on ::1. Nothing listens beyond loopback.
 * @param advice the end of the sentence about a taken port, such as "choose another with --workspace-port"
 */
export async function listenOnLoopback<S extends Server>(
  makeServer: () => S,
  port: number,
  advice: string,
): Promise<S[]> {
  const bound: S[] = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = makeServer();
    try {
      await bind(server, port, host);
      bound.push(server);
    } catch (error) {
      const code = isErrno(error) ? error.code : undefined;
      if (host === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      for (const open of bound) open.close();
      if (code === 'EADDRINUSE') throw portTaken(port, advice);
      if (code === 'EACCES') throw new StartError(`Port ${port} may not be used by this account: ${advice}.`);
      throw error;
    }
  }
  return bound;
}
