import { afterEach, expect, it } from 'vitest';
import { Life } from '../crash/workspace';
import { freePorts, stateFolder } from '../fixtures/launcher';

/** One state folder, one local workspace, also for one that is started without `npm start`. */

const python = process.env.STUDIO_TEST_PYTHON ?? 'python3';
const state = stateFolder();
const lives: Life[] = [];

async function start(): Promise<Life> {
  const { workspace: workspacePort, storage: storagePort } = await freePorts();
  const life = await Life.start({ workspacePort, storagePort, python, state: state.folder });
  lives.push(life);
  return life;
}

afterEach(async () => {
  for (const life of lives.splice(0)) await life.stop();
  state.remove();
});

it('refuses a second workspace on the folder with a sentence, and takes the next one after a kill', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(
    `Another local workspace already runs on ${state.folder}: stop it first, or choose another folder with --state.`,
  );
  expect(first.isOver).toBe(false);
  expect(await first.azure.token('https://ml.azure.com')).not.toBe('');
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const next = await start();
  expect(await next.azure.token('https://ml.azure.com')).not.toBe('');
}, 120_000);
