import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JobFailure } from '../failures';

const noPython =
  'This step runs python, but there is no Python 3.9 or newer on this machine. Install Python 3, or set STUDIO_PYTHON to its path, start the local workspace again and submit the job again.';

/** Commands say `python`, as it is called in Azure's images: here that is the workspace's own interpreter. */
export async function interpreterFolder(folder: string, python: string | null, command: string): Promise<string> {
  if (python === null) {
    if (/\bpython3?\b/.test(command)) throw new JobFailure(noPython);
    return folder;
  }
  await mkdir(folder, { recursive: true });
  for (const name of ['python', 'python3']) {
    const file = path.join(folder, name);
    // A script and no link: an interpreter of a virtual environment finds its packages by its own path only.
    await writeFile(file, `#!/bin/sh\nexec '${python.replaceAll("'", "'\\''")}' "$@"\n`);
    await chmod(file, 0o700);
  }
  return folder;
}
