import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { onlyThese } from '../workers/process-tree';
import { inheritedEnvironment } from '../workers/script-environment';

/** The Python of the machine, as far as scoring asks about it. */
export interface Interpreter {
  /** Absolute; null where the machine has no Python 3.9 or newer. */
  path: string | null;
  /** Whether a module can be imported there. Each is tried once in the life of this process. */
  canImport(module: string): Promise<boolean>;
}

/** mlflow alone takes seconds to import; a cold disk takes longer. */
const IMPORT_MS = 60_000;

const tryImport = (python: string, module: string): Promise<boolean> =>
  new Promise((resolve) => {
    // Jobs have a home folder of their own, so packages of the user's home do not count.
    const env = onlyThese({ ...inheritedEnvironment(), HOME: tmpdir(), USERPROFILE: tmpdir() });
    const options = { env, timeout: IMPORT_MS, windowsHide: true };
    execFile(python, ['-B', '-c', `import ${module}`], options, (error) => resolve(error === null));
  });

export function interpreterAt(path: string | null): Interpreter {
  const answers = new Map<string, Promise<boolean>>();
  return {
    path,
    canImport(module) {
      if (path === null) return Promise.resolve(false);
      const answer = answers.get(module) ?? tryImport(path, module);
      answers.set(module, answer);
      return answer;
    },
  };
}
