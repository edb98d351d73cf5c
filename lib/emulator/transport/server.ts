import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { isOwnOrigin } from './host';
import { listenOnLoopback } from './listen';
import { problemOf, sendProblem } from './problem';
import { rememberSockets } from './sockets';

export type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

export interface Transport {
  /** From now on requests go to `handler`; until then they are answered 503 with Retry-After. */
  serve(handler: Handler): void;
  close(): Promise<void>;
}

/** Room for a 16 kB token and its company; Node itself answers 431 beyond it. */
const LIMITS = { maxHeaderSize: 32 * 1024, requireHostHeader: true };
const GRACE_MS = 1000;

const starting: Handler = (_req, res) =>
  sendProblem(res, {
    status: 503,
    code: 'ServiceUnavailable',
    message: 'The local workspace is starting.',
    headers: { 'retry-after': '1' },
  });

/** An Upgrade or CONNECT never reaches a handler: Node would hand over the bare socket. */
const refuse = (status: string) => (_req: IncomingMessage, socket: Socket) => {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
};

/** Base URLs of clouds end with a slash, and scripts write another one behind it: ARM takes both for one. */
const withOneSlash = (url = '/') => url.replace(/^\/\/+(?=(?:subscriptions|tenants)(?:[/?]|$))/i, '/');

function guarded(current: () => Handler, mayAsk: (origin: string) => boolean): RequestListener {
  return (req, res) => {
    req.url = withOneSlash(req.url);
    const problem = problemOf(req, mayAsk);
    if (problem) return sendProblem(res, problem);
    Promise.resolve()
      .then(() => current()(req, res))
      .catch((error: unknown) => {
        process.stderr.write(`${req.method} ${req.url?.split('?')[0]} failed: ${error}\n`);
        if (res.headersSent) res.destroy();
        else
          sendProblem(res, {
            status: 500,
            code: 'InternalServerError',
            message: 'The local workspace failed to answer.',
          });
      });
  };
}

type Server = http.Server | https.Server;

/** Longer than clients keep an idle connection: one that the server ends first may just be taken for the next request. */
const KEEP_ALIVE_MS = 65_000;

const prepared = <S extends Server>(server: S): S => {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('upgrade', refuse('400 Bad Request'));
  server.on('connect', refuse('405 Method Not Allowed'));
  return server;
};

/** Idle connections end at once, busy ones get a moment to finish their answer. */
async function closeAll(servers: Server[]): Promise<void> {
  const open = servers.filter((server) => server.listening);
  const closed = open.map((server) => new Promise<void>((done) => server.close(() => done())));
  for (const server of open) server.closeIdleConnections();
  const timer = setTimeout(() => {
    for (const server of open) server.closeAllConnections();
  }, GRACE_MS);
  await Promise.all(closed);
  clearTimeout(timer);
}

/**
 * http on `port` and https on `port + 2`, both on loopback only, both driving one handler.
 * Rejects with StartError naming the port that is taken.
 */
export async function startTransport(options: {
  port: number;
  tls: { cert: string; key: string };
  /** The dashboard's origin: its pages may call the workspace, pages of other sites may not. */
  appOrigin: string;
}): Promise<Transport> {
  const { port, tls, appOrigin } = options;
  let handler = starting;
  const mayAsk = (origin: string) => origin === appOrigin.toLowerCase() || isOwnOrigin(origin, port);
  const listener = guarded(() => handler, mayAsk);
  const plain = () => prepared(http.createServer(LIMITS, listener));
  const secure = () => {
    const server = prepared(https.createServer({ ...LIMITS, ...tls }, listener));
    rememberSockets(server);
    return server;
  };
  const servers = await listenOnLoopback(plain, port, 'choose another with --workspace-port');
  try {
    const advice = 'choose another --workspace-port (https stands two above it)';
    servers.push(...(await listenOnLoopback(secure, port + 2, advice)));
  } catch (error) {
    await closeAll(servers);
    throw error;
  }
  return {
    serve(next) {
      handler = next;
    },
    close: () => closeAll(servers),
  };
}
