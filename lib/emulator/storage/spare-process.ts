import { type ChildProcess, fork } from 'node:child_process';
import { loaderArgs, moduleOf } from '../programs';

const server = moduleOf(new URL('./azurite-server.ts', import.meta.url));

/** A storage process that has loaded its program and waits to be told where to work; it ends with its parent. */
const forkStorage = (): ChildProcess =>
  fork(server, [], { execArgv: [...loaderArgs], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

let spare: ChildProcess | null = null;

/** Starts the first storage process ahead of its use: loading it takes as long as loading the rest of the program. */
export function prepareStorage(): void {
  spare = forkStorage();
}

/** The process that was prepared, once; else a new one. */
export function takeStorage(): ChildProcess {
  const prepared = spare?.exitCode === null && spare.signalCode === null ? spare : null;
  spare = null;
  return prepared ?? forkStorage();
}
