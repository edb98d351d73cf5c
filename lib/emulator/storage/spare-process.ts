import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const server = fileURLToPath(new URL('./azurite-server.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A storage process that has loaded its program and waits to be told where to work; it ends with its parent. */
const forkStorage = (): ChildProcess =>
  fork(server, [], { execArgv: ['--import', tsx], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

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
