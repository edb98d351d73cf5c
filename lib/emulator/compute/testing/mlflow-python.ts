import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { testPython } from './test-bed';

/**
 * An interpreter in `folder` that has a stand-in for mlflow, or one that cannot be imported, wherever and with whatever
 * environment it is started and whatever the machine's own Python has.
 */
export async function mlflowPython(folder: string, packages: 'with-mlflow' | 'broken-mlflow'): Promise<string> {
  const file = path.join(folder, `python-${packages}`);
  const place = fileURLToPath(new URL(`./python/${packages}`, import.meta.url));
  await writeFile(file, `#!/bin/sh\nPYTHONPATH='${place}' exec '${testPython}' "$@"\n`);
  await chmod(file, 0o755);
  return file;
}
