import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { StartError } from './supervisor';

export interface Options {
  /** http; https stands on this port + 2. */
  workspacePort: number;
  storagePort: number;
  /** Absolute. */
  stateDir: string;
  /** The dashboard's origin, without a trailing slash. */
  dashboardUrl: string;
  /** As given by the flag or by STUDIO_PYTHON; null asks for the first that fits. */
  python: string | null;
  /** Multiplies ARM's rate limits (250 reads and 25 a second …). */
  rateLimitFactor: number;
  /** How long a cold node of the cluster takes to start; 0 (the default) for nodes that are always there. */
  nodeStartSeconds: number;
  /** Token lifetimes in seconds; what is not given keeps its default. */
  lifetimes: { accessToken?: number; refreshToken?: number; session?: number };
}

const FLAGS = {
  'workspace-port': { type: 'string', default: '3100' },
  'storage-port': { type: 'string', default: '3101' },
  state: { type: 'string', default: '.local-workspace' },
  'dashboard-url': { type: 'string', default: 'http://localhost:3000' },
  python: { type: 'string' },
  'rate-limit-factor': { type: 'string', default: '1' },
  'node-start-seconds': { type: 'string', default: '0' },
  'access-token-seconds': { type: 'string' },
  'refresh-token-seconds': { type: 'string' },
  'session-seconds': { type: 'string' },
} as const;

const port = z.coerce.number<string>().int().min(1).max(65_533);
const seconds = z.coerce.number<string>().int().min(1).max(31_536_000).optional();
const schema = z.object({
  'workspace-port': port,
  'storage-port': port,
  state: z.string().min(1),
  'dashboard-url': z.url({ protocol: /^https?$/ }),
  python: z.string().min(1).optional(),
  'rate-limit-factor': z.coerce.number<string>().positive().max(1_000_000),
  'node-start-seconds': z.coerce.number<string>().min(0).max(3600),
  'access-token-seconds': seconds,
  'refresh-token-seconds': seconds,
  'session-seconds': seconds,
});

function rawFlags(args: string[]) {
  try {
    return parseArgs({ args, options: FLAGS }).values;
  } catch (error) {
    const known = Object.keys(FLAGS).map((name) => `--${name}`);
    const why = error instanceof Error ? error.message.split('. ')[0] : error;
    throw new StartError(`${why}. The flags are ${known.join(', ')}.`);
  }
}

/** Reads the command line. Throws StartError with a sentence that names the flag and what it takes. */
export function parseOptions(args: string[], env: Record<string, string | undefined>): Options {
  const { success, data, error } = schema.safeParse(rawFlags(args));
  if (!success) {
    const [issue] = error.issues;
    throw new StartError(`--${String(issue?.path[0])} has a value that cannot be used: ${issue?.message}.`);
  }
  const workspacePort = data['workspace-port'];
  const storagePort = data['storage-port'];
  if ([workspacePort, workspacePort + 2].includes(storagePort))
    throw new StartError(
      `--storage-port ${storagePort} is one of the workspace's two ports (${workspacePort} and ${workspacePort + 2}): choose another.`,
    );
  return {
    workspacePort,
    storagePort,
    stateDir: path.resolve(data.state),
    dashboardUrl: new URL(data['dashboard-url']).origin,
    python: data.python ?? (env.STUDIO_PYTHON || null),
    rateLimitFactor: data['rate-limit-factor'],
    nodeStartSeconds: data['node-start-seconds'],
    lifetimes: {
      ...(data['access-token-seconds'] && { accessToken: data['access-token-seconds'] }),
      ...(data['refresh-token-seconds'] && { refreshToken: data['refresh-token-seconds'] }),
      ...(data['session-seconds'] && { session: data['session-seconds'] }),
    },
  };
}

const QUESTION = 'import sys; print(sys.executable if sys.version_info >= (3, 9) else "")';
const QUESTION_MS = 10_000;

/**
 * The interpreter's own path, or null when the command is no Python 3.9 or newer. It is asked for, not resolved through
 * links: the link of a virtual environment is what makes it one.
 */
function interpreterOf(command: string, args: string[] = []): string | null {
  try {
    const answer = execFileSync(command, [...args, '-c', QUESTION], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: QUESTION_MS,
    });
    return answer.trim() || null;
  } catch {
    return null;
  }
}

/**
 * The Python that runs scoring scripts: the given one, else the first of python3 and python (Windows: py -3) that is 3.9
 * or newer. null when the machine has none; throws StartError when the given one will not do.
 */
export function resolvePython(given: string | null): string | null {
  if (given !== null) {
    const found = interpreterOf(given);
    if (!found)
      throw new StartError(`${given} is not a Python 3.9 or newer: give another with --python or STUDIO_PYTHON.`);
    return found;
  }
  if (process.platform === 'win32') return interpreterOf('py', ['-3']) ?? interpreterOf('python');
  return interpreterOf('python3') ?? interpreterOf('python');
}
