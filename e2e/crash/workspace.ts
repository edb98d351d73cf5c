import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { ensureWorkspace } from '../../lib/bundle/workspace.mjs';
import { Azure } from '../fixtures/azure';
import { type WorkspaceDoor, workspaceDoorOf } from '../fixtures/door';

const ready = z.object({ type: z.literal('ready'), door: z.unknown() });

export interface WorkspaceOptions {
  state: string;
  workspacePort: number;
  storagePort: number;
  python: string;
  /** A command that runs the program instead of Node itself, such as one that sets limits. */
  wrapper?: string[];
}

/** How long Node takes to start here and now with nothing to do: what a start is measured against on a busy machine. */
export async function bareStartMs(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['--eval', '1'], { stdio: 'ignore' }), 'exit');
  return performance.now() - began;
}

/** One life of the local workspace, without the dashboard, as the launcher runs it. */
export class Life {
  readonly exited: Promise<unknown>;
  private constructor(
    readonly child: ChildProcess,
    readonly azure: Azure<WorkspaceDoor>,
    /** From the start of the process to the instant when it serves. */
    readonly startMs: number,
  ) {
    this.exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  static async start({ state, workspacePort, storagePort, python, wrapper = [] }: WorkspaceOptions): Promise<Life> {
    const [command = '', ...args] = [...wrapper, process.execPath, await ensureWorkspace()];
    const flags = ['--workspace-port', `${workspacePort}`, '--storage-port', `${storagePort}`, '--state', state];
    const limits = ['--rate-limit-factor', '1000'];
    const env = { ...process.env, STUDIO_PYTHON: python };
    const began = performance.now();
    const child = spawn(command, [...args, ...flags, ...limits], { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    child.stderr?.on('data', (text) => {
      said += String(text);
    });
    const message = await Promise.race([
      once(child, 'message').then(([first]) => ready.parse(first)),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`The workspace ended with ${code}: ${said}`))),
    ]);
    return new Life(child, new Azure(workspaceDoorOf(message.door)), performance.now() - began);
  }

  async stop(): Promise<void> {
    if (!this.isOver) this.child.kill('SIGTERM');
    await this.exited;
  }
}
