import type { ChildProcess } from 'node:child_process';
import type { Figures, Numbered } from '../faults/fault';
import { StartError } from '../supervisor';
import type { TokenJudge } from './bearer';
import { type FromStorage, fromStorage, type Listed, type StartMessage, type ToStorage } from './protocol';
import { takeStorage } from './spare-process';

/** One run of the storage process. */
export interface AzuriteProcess {
  pid: number | undefined;
  /** A page of the blobs below `prefix` after the name `after`, in order of name; empty at the end. */
  list(container: string, prefix: string, after: string): Promise<Listed[]>;
  setFaults(faults: readonly Numbered[]): void;
  /** What happened of the faults that were set before. */
  faultFigures(): Promise<Figures>;
  /** Saves and ends; by force when it does not end by itself. */
  stop(): Promise<void>;
  ended: Promise<void>;
}

const STOP_MS = 10_000;

class PortTaken extends StartError {}

type Answer = Extract<FromStorage, { type: 'listed' | 'figures' }>;

function converse(child: ChildProcess, ended: Promise<void>, judge: TokenJudge) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  child.on('message', (raw) => {
    const message = fromStorage.parse(raw);
    if (message.type === 'listed' || message.type === 'figures') waiting.get(message.id)?.(message);
    if (message.type === 'token')
      void judge(message.authorization).then((verdict) => send({ type: 'judged', id: message.id, verdict }));
  });
  const send = (message: ToStorage) => void (child.connected && child.send(message, () => {}));
  const ask = async (question: (id: number) => ToStorage): Promise<Answer | null> => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<Answer>((done) => waiting.set(id, done));
    send(question(id));
    const given = await Promise.race([answer, ended.then(() => null)]);
    waiting.delete(id);
    return given;
  };
  return { send, ask };
}

function started(child: ChildProcess, ended: Promise<void>): Promise<void> {
  return new Promise((done, fail) => {
    child.on('message', (raw) => {
      const message = fromStorage.parse(raw);
      if (message.type === 'started') done();
      if (message.type === 'failed') fail(new (message.portTaken ? PortTaken : StartError)(message.message));
    });
    child.once('error', fail);
    void ended.then(() =>
      fail(new StartError('Blob storage ended while it was starting: start again, or with --reset.')),
    );
  });
}

async function launch(message: StartMessage, judge: TokenJudge): Promise<AzuriteProcess> {
  const child = takeStorage();
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const { send, ask } = converse(child, ended, judge);
  send(message);
  await started(child, ended);
  return {
    pid: child.pid,
    ended,
    async list(container, prefix, after) {
      const answer = await ask((id) => ({ type: 'list', id, container, prefix, after }));
      if (answer?.type === 'listed') return answer.blobs;
      throw new Error('Blob storage was not listed: the storage process ended');
    },
    async faultFigures() {
      const answer = await ask((id) => ({ type: 'figures', id }));
      return answer?.type === 'figures' ? answer.figures : [];
    },
    setFaults: (faults) => send({ type: 'faults', faults: [...faults] }),
    async stop() {
      send({ type: 'stop' });
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Starts the storage process. A process that lost its parent a moment ago may still hold the port while it saves, so a
 * taken port is tried again for two seconds before it is reported.
 */
export async function launchAzurite(
  message: StartMessage,
  judge: TokenJudge,
  patienceMs = 2000,
): Promise<AzuriteProcess> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await launch(message, judge);
    } catch (error) {
      if (!(error instanceof PortTaken) || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}
