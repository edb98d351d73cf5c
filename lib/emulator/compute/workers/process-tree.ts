import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isMachineFault, JobFailure, messageOf } from '../failures';

const windows = process.platform === 'win32';

/** Options that make a child the head of its own process group, so that it can be killed with all its children. */
export const ownGroup = { detached: !windows, windowsHide: true } as const;

/** An environment of exactly these variables. (Next's types ask for NODE_ENV in every one; a script's has none.) */
export const onlyThese = (variables: Record<string, string>): NodeJS.ProcessEnv =>
  Object.assign(Object.create(null), variables);

/** Without handles or memory Node makes no process and no streams, and says so in the next turn: this rejects then. */
export async function started(child: ChildProcess, what: string): Promise<void> {
  if (child.pid !== undefined) return;
  const [error]: unknown[] = await once(child, 'error');
  if (isMachineFault(error)) throw error;
  throw new JobFailure(`${what} could not be started: ${messageOf(error)}`);
}

/** Kills a child that was started with `ownGroup`, and everything in its group. Harmless when it is gone. */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: the whole group has ended already.
  }
}

/** Resolves when the child has ended; at once when it has already. */
export function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

/** How a process ended, in words. */
export const endingOf = (code: number | null, signal: NodeJS.Signals | null): string =>
  signal ? `was ended by ${signal}` : `exited with code ${code ?? 'unknown'}`;
