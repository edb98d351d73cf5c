import { statfs } from 'node:fs/promises';
import path from 'node:path';
import type { RunError } from './types';

/** Ends a job as Failed. The message is a whole sentence for the person who submitted it. */
export class JobFailure extends Error {
  constructor(
    message: string,
    readonly code = 'UserError',
  ) {
    super(message);
    this.name = 'JobFailure';
  }
}

/** Why the work of a job was broken off from outside: by the user, or because the workspace is closing. */
export class Stopped extends Error {
  constructor(readonly why: 'canceled' | 'closing') {
    super(why);
  }
}

/** A node of the cluster is gone, with all that ran on it. */
export class NodeLost extends Error {
  constructor(readonly node: string) {
    super(`Node ${node} was lost.`);
  }
}

/** Waits for `work` unless the signal aborts first; what was begun is then left to end by itself. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let leave = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

export type FaultKind = 'exception' | 'timeout' | 'death' | 'load' | 'loadTimeout';

/** One try of one mini-batch failed (performance-and-security.md §5.2). */
export class RunFault extends Error {
  constructor(
    readonly kind: FaultKind,
    message: string,
    readonly trace = '',
    /** Processor time of the try, as far as its process lived to tell. */
    readonly cpuSeconds = 0,
  ) {
    super(message);
    this.name = 'RunFault';
  }
}

export const runTimeout = (seconds: number): RunFault =>
  new RunFault('timeout', `run() took longer than ${seconds} seconds.`);

export const loadTimeout = (seconds: number): RunFault =>
  new RunFault('loadTimeout', `The files of the mini-batch could not be read within ${seconds} seconds.`);

/** The system's failures are those before run() was called; the others are the script's. */
export const isOfSystem = ({ kind }: RunFault): boolean => kind === 'load' || kind === 'loadTimeout';

/** One process could not be initialised: `init()` raised, or the process ended before it was ready. */
export class InitFault extends Error {
  constructor(
    message: string,
    readonly trace = '',
  ) {
    super(message);
    this.name = 'InitFault';
  }
}

const noSpace = 'There is no space left on the disk of the local workspace. Free some space and submit the job again.';
const machineReasons: Record<string, string> = {
  ENOSPC: noSpace,
  SQLITE_FULL: noSpace,
  EDQUOT: 'The disk quota of the local workspace is used up. Free some space and submit the job again.',
  EMFILE: 'The local workspace has too many open files. Raise the limit (ulimit -n) and submit the job again.',
  ENFILE: 'This machine has too many open files. Close some programs and submit the job again.',
  ENOMEM: 'This machine has no memory left for another process. Submit the job again when there is some.',
  EAGAIN: 'This machine cannot start another process. Submit the job again when others have ended.',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True for failures of the machine itself (disk, handles, memory), which no retry of a mini-batch can mend. */
export const isMachineFault = (error: unknown): boolean => codeOf(error) in machineReasons;

const roomBytes = 64 * 1024;

/** What ended a job, where it is the disk: blob storage and other parts only say that they failed. */
export async function causeOf(error: unknown, folder: string): Promise<unknown> {
  if (error instanceof JobFailure || error instanceof Stopped || isMachineFault(error)) return error;
  const { bavail, bsize } = await statfs(path.dirname(folder)).catch(() => ({ bavail: 1, bsize: Number.MAX_VALUE }));
  return bavail * bsize < roomBytes ? Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }) : error;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The error that run history shows for a job which ended by `error`. */
export function runErrorOf(error: unknown): RunError {
  if (error instanceof JobFailure) return { code: error.code, message: error.message };
  const machine = machineReasons[codeOf(error)];
  if (machine) return { code: 'ServiceError', message: machine };
  return { code: 'ServiceError', message: `The local workspace could not run the job: ${messageOf(error)}` };
}
