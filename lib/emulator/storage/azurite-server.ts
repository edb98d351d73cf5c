/**
 * The storage process: one Azurite, one data folder, http and https on one port (the first byte of a connection tells).
 * Its folder is locked before its index is read and until the process ends, so that two of them, one dying and one
 * starting, never work on the same folder, whatever their ports.
 */
import type { RequestListener } from 'node:http';
import https from 'node:https';
import { createServer, type Socket } from 'node:net';
import path from 'node:path';
import { FaultRegistry, withStorageFaults } from '../faults/storage-faults';
import { holdAlone } from '../store/folder-lock';
import { StartError } from '../supervisor';
import { listenOnLoopback } from '../transport/listen';
import { rememberSockets } from '../transport/sockets';
import { makeAzurite } from './azurite';
import { type TokenJudge, withBearer } from './bearer';
import { findByName, listBlobs } from './blob-index';
import { dispatch, guarded } from './front';
import {
  type FromStorage,
  type Listed,
  type ListMessage,
  type StartMessage,
  toStorage,
  type Verdict,
} from './protocol';

const faults = new FaultRegistry();

const say = (message: FromStorage, then?: () => void) => process.send?.(message, undefined, undefined, then);

const asked = new Map<number, (verdict: Verdict) => void>();
let lastQuestion = 0;

/** By the workspace process, over IPC. */
const judgeToken: TokenJudge = (authorization) =>
  new Promise((resolve) => {
    lastQuestion += 1;
    asked.set(lastQuestion, resolve);
    say({ type: 'token', id: lastQuestion, authorization });
  });

function judged(id: number, verdict: Verdict): void {
  asked.get(id)?.(verdict);
  asked.delete(id);
}

interface Running {
  list(query: ListMessage): Listed[];
  stop(): Promise<void>;
}

async function start(message: StartMessage): Promise<Running> {
  const waiting: Socket[] = [];
  let accept = (socket: Socket): void => {
    waiting.push(socket);
  };
  const { port, tls, dir } = message;
  const front = () => createServer({ noDelay: true }, (socket) => accept(socket));
  await listenOnLoopback(front, port, 'choose another with --storage-port');
  const refusal = `Another blob storage still works on ${dir}: wait for it to end, or choose another folder with --state.`;
  await holdAlone(path.join(dir, 'azurite.lock'), refusal);
  const azurite = makeAzurite(message);
  await azurite.start();
  const index = findByName(azurite.metadataStore.db);
  const plain = azurite.httpServer;
  const listeners = plain.listeners('request');
  plain.removeAllListeners('request');
  const answer: RequestListener = (req, res) => {
    for (const listen of listeners) Reflect.apply(listen, plain, [req, res]);
  };
  const account = { name: message.account, key: message.accountKey };
  const listener = guarded(port, withStorageFaults(faults, withBearer(account, judgeToken, answer)));
  plain.on('request', listener);
  const secure = https.createServer(tls, listener);
  rememberSockets(secure);
  secure.keepAliveTimeout = plain.keepAliveTimeout;
  accept = (socket) => dispatch(socket, { plain, secure });
  for (const socket of waiting) accept(socket);
  return {
    list: (query) => listBlobs(index, query),
    async stop() {
      accept = (socket) => {
        socket.destroy();
      };
      secure.closeAllConnections();
      plain.closeAllConnections();
      await azurite.close();
    },
  };
}

let running: Running | null = null;
let stopping: Promise<void> | null = null;

/** Asked for by a message, a signal or the end of the parent, and often by two of them at once. */
function stop(): void {
  stopping ??= running?.stop() ?? Promise.resolve();
  void stopping.finally(() => process.exit(0));
}

async function begin(message: StartMessage): Promise<void> {
  try {
    running = await start(message);
    say({ type: 'started' });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    say({ type: 'failed', message: text, portTaken: error instanceof StartError }, () => process.exit(1));
  }
}

process.on('message', (raw) => {
  const message = toStorage.parse(raw);
  if (message.type === 'start') void begin(message);
  else if (message.type === 'faults') faults.replace(message.faults);
  else if (message.type === 'judged') judged(message.id, message.verdict);
  else if (message.type === 'figures') say({ type: 'figures', id: message.id, figures: faults.figures() });
  else if (message.type === 'list') say({ type: 'listed', id: message.id, blobs: running?.list(message) ?? [] });
  else stop();
});
// Ctrl-C reaches the whole process group; the workspace process stops first and then tells this one.
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
process.on('disconnect', stop);
