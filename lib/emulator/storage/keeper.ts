import type { Figures, Numbered } from '../faults/fault';
import { type AzuriteProcess, launchAzurite } from './azurite-process';
import type { TokenJudge } from './bearer';
import type { Listed, StartMessage } from './protocol';

/** Keeps a storage process running. */
export interface Keeper {
  /** Runs a storage operation; when the process died meanwhile, once more after it is back. */
  run<T>(operation: () => Promise<T>): Promise<T>;
  /** A page of the blobs below `prefix` after the name `after`, in order of name; empty at the end. */
  list(container: string, prefix: string, after: string): Promise<Listed[]>;
  /** Resolves when the storage process runs, also across a restart; what it has acknowledged is on disk then. */
  flush(): Promise<void>;
  /** Switches these faults on and all others off, also across a restart of the process. */
  setFaults(faults: readonly Numbered[]): void;
  /** How often each of them happened in the process that runs now. */
  faultFigures(): Promise<Figures>;
  /** Of the storage process that runs now. */
  pid(): number | undefined;
  close(): Promise<void>;
}

const MOST_RESTARTS = 5;
const WINDOW_MS = 60_000;

/**
 * @param onLost called once when the process cannot be kept alive (five restarts within a minute were not enough)
 * @param warn one line for the terminal
 * @param judge asked about every bearer token
 * @param prepare called after a restart, before anybody hears of it: what the process knew of its account may not have
 *   reached its index
 */
export async function keepAzurite(
  message: StartMessage,
  parts: { onLost(reason: string): void; warn(line: string): void; prepare(): Promise<void>; judge: TokenJudge },
): Promise<Keeper> {
  const { onLost, warn, prepare, judge } = parts;
  const restarts: number[] = [];
  let closing = false;
  let generation = 0;
  let faults: readonly Numbered[] = [];
  let current = await launchAzurite(message, judge);
  let ready: Promise<AzuriteProcess> = Promise.resolve(current);

  async function restart(): Promise<AzuriteProcess> {
    const now = Date.now();
    restarts.push(now);
    const recent = restarts.filter((at) => now - at < WINDOW_MS).length;
    if (recent > MOST_RESTARTS) throw new Error(`it ended ${recent} times within a minute`);
    warn(`Blob storage ended unexpectedly and is being restarted (${recent} of ${MOST_RESTARTS}).`);
    const mine = generation;
    const next = await launchAzurite(message, judge, 10_000);
    current = next;
    watch(next);
    return readied(next, mine);
  }

  async function readied(next: AzuriteProcess, mine: number): Promise<AzuriteProcess> {
    try {
      await prepare();
    } catch (error) {
      // It has died as well: who waits for this one goes on with the next.
      if (mine !== generation) return ready;
      throw error;
    }
    if (faults.length > 0) next.setFaults(faults);
    return next;
  }

  function watch(process: AzuriteProcess): void {
    void process.ended.then(() => {
      if (closing) return;
      generation += 1;
      ready = restart();
      const mine = generation;
      ready.catch((error: Error) => {
        // A restart that failed because the next process died as well is that one's to report.
        if (mine === generation && !closing) onLost(error.message);
      });
    });
  }
  watch(current);

  /** Asks the process that runs now; when that one dies meanwhile, the next. */
  async function ask<T>(question: (process: AzuriteProcess) => Promise<T>): Promise<T> {
    for (;;) {
      const process = await ready;
      const at = generation;
      try {
        const answer = await question(process);
        if (at === generation) return answer;
      } catch (error) {
        if (at === generation) throw error;
      }
    }
  }

  async function run<T>(operation: () => Promise<T>): Promise<T> {
    await ready;
    const at = generation;
    try {
      return await operation();
    } catch (error) {
      if (at === generation) throw error;
      await ready;
      return operation();
    }
  }

  return {
    run,
    list: (container, prefix, after) => ask((process) => process.list(container, prefix, after)),
    flush: () => ready.then(() => undefined),
    setFaults(given) {
      faults = given;
      current.setFaults(given);
    },
    faultFigures: () => ask((process) => process.faultFigures()),
    pid: () => current.pid,
    async close() {
      closing = true;
      await current.stop();
    },
  };
}
