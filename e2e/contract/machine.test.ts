import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Life } from '../crash/workspace';
import type { Azure } from '../fixtures/azure';
import type { WorkspaceDoor } from '../fixtures/door';
import { freePorts, stateFolder } from '../fixtures/launcher';
import { deployPlainly } from '../fixtures/plain-deployment';
import { jobEnd } from '../fixtures/waiting';

/** A machine that runs out of things: the job says why it failed, the workspace goes on (Linux). */

const python = process.env.STUDIO_TEST_PYTHON ?? 'python3';
const details = z.object({ error: z.object({ error: z.object({ message: z.string() }) }) });

const state = stateFolder();
let life: Life | null = null;

async function start(wrapper: string[] = []): Promise<Life> {
  const { workspace: workspacePort, storage: storagePort } = await freePorts();
  return Life.start({ workspacePort, storagePort, python, state: state.folder, wrapper });
}

afterEach(async () => {
  await life?.stop();
  state.remove();
});

/** Whether this user may mount a file system of its own; in a container without that right only the injected faults of the engine's own tests remain. */
const canMount = spawnSync('unshare', ['-m', 'true']).status === 0;

const input = { input: { jobInputType: 'UriFolder', uri: 'azureml://datastores/workspaceblobstore/paths/in/' } };
const submit = (azure: Azure<WorkspaceDoor>) =>
  azure.invoke('crash', 'script', { inputData: input, retrySettings: { maxRetries: 0 } });

async function errorOf(azure: Azure<WorkspaceDoor>, jobName: string): Promise<string> {
  const headers = { authorization: `Bearer ${await azure.token('https://ml.azure.com')}` };
  const answer = await fetch(`${azure.door.armBaseUrl}/history/v1.0${azure.scope}/runs/${jobName}/details`, {
    headers,
  });
  return details.parse(await answer.json()).error.error.message;
}

describe.runIf(canMount)('a full disk', () => {
  /** Fills the disk when the input says so. */
  const filling = `
import os
def run(mini_batch):
  if open(mini_batch[0]).read() == "fill":
    with open(os.path.join(os.environ["HOME"], "large"), "wb", buffering=0) as large:
      try:
        while True: large.write(bytes(65536))
      except OSError:
        pass
  return [os.path.basename(f) for f in mini_batch]
`;

  it('ends the job with the reason; the next one runs', async () => {
    const mount = 'mount -t tmpfs -o size=48m tmpfs "$0" && exec "$@"';
    life = await start(['unshare', '-m', 'sh', '-c', mount, state.folder]);
    const { azure } = life;
    await deployPlainly(azure, 'crash', filling);
    await azure.put('in', [{ name: 'a.txt', bytes: 'fill' }]);
    const full = await submit(azure);
    expect(await jobEnd(azure, full)).toBe('Failed');
    expect(await errorOf(azure, full)).toContain('no space left on the disk');
    await azure.put('in', [{ name: 'a.txt', bytes: 'small' }]);
    expect(await jobEnd(azure, await submit(azure))).toBe('Completed');
    expect(life.isOver).toBe(false);
  });
});

describe('too many open files', () => {
  it('ends the job with the reason; the next one runs', async () => {
    life = await start();
    const { azure, pid } = life;
    const limit = (files: string) => execFileSync('prlimit', ['--pid', `${pid}`, `--nofile=${files}:`]);
    await deployPlainly(azure, 'crash', 'def run(mini_batch): return mini_batch');
    await azure.put('in', [{ name: 'a.txt', bytes: 'small' }]);
    const usual = execFileSync('prlimit', ['--pid', `${pid}`, '--nofile', '-o', 'SOFT', '--noheadings'])
      .toString()
      .trim();
    const running = await submit(azure);
    limit(`${readdirSync(`/proc/${pid}/fd`).length + 3}`);
    expect(await jobEnd(azure, running)).toBe('Failed');
    limit(usual);
    expect(await errorOf(azure, running)).toMatch(/too many open files/);
    expect(await jobEnd(azure, await submit(azure))).toBe('Completed');
  });
});
