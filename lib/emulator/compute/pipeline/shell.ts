import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { killTree, onlyThese, ownGroup, started } from '../workers/process-tree';
import { limits } from '../workers/python-worker';

export interface ShellCommand {
  command: string;
  cwd: string;
  env: Record<string, string>;
  output(stream: 'stdout' | 'stderr', text: string): void;
  /** Kills the command with everything that it started. */
  signal: AbortSignal;
}

/** How the command ended: one of the two is null. */
export interface ShellEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Azure's images have bash. */
const shell = existsSync('/bin/bash') ? '/bin/bash' : 'sh';

/**
 * Runs the command of its first argument within bounds. Descriptor 3 is a pipe from this process: when it ends, also by
 * kill -9, the whole process group goes, so that no command outlives the workspace.
 */
const guarded = `
(cat >/dev/null 2>&1; kill -KILL 0) <&3 >/dev/null 2>&1 &
exec 3<&-
ulimit -c 0 2>/dev/null
ulimit -v ${Math.floor(limits.memoryBytes / 1024)} 2>/dev/null
ulimit -f ${Math.floor(limits.fileBytes / 512)} 2>/dev/null
exec "$0" -c "$1"`;

/** How long the last words of a command may take through a pipe that something else still holds. */
const drainMs = 200;

/** What the command started dies with it; its last words may still be in the pipes: 'close' comes after that. */
function endOf(child: ChildProcess): Promise<ShellEnd> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      killTree(child);
      const timer = setTimeout(() => resolve({ code, signal }), drainMs);
      child.once('close', () => {
        clearTimeout(timer);
        resolve({ code, signal });
      });
    });
  });
}

/** Runs a command in a process group, working folder and environment of its own. Rejects with JobFailure without a shell. */
export async function runShell({ command, cwd, env, output, signal }: ShellCommand): Promise<ShellEnd> {
  signal.throwIfAborted();
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  const child = spawn(shell, ['-c', guarded, shell, command], {
    ...ownGroup,
    cwd,
    env: onlyThese(env),
    stdio: [...stdio],
  });
  const ended = endOf(child);
  await started(child, `The shell ${shell}`);
  for (const stream of child.stdio) stream?.on('error', () => undefined);
  for (const stream of ['stdout', 'stderr'] as const) {
    const readable = child[stream];
    if (readable instanceof Readable) readable.setEncoding('utf8').on('data', (text: string) => output(stream, text));
  }
  const kill = () => killTree(child);
  signal.addEventListener('abort', kill, { once: true });
  if (signal.aborted) kill();
  try {
    return await ended;
  } finally {
    signal.removeEventListener('abort', kill);
  }
}
