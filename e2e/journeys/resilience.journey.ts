import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freePorts, type Launched, launch, stateFolder } from '../fixtures/launcher';
import { expect, test } from '../fixtures/test';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';

/** Command line of a process of this machine; empty when it has ended meanwhile. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** The local workspace's process, found by the flags it was started with; 0 when there is none. */
const workspacePid = (folder: string) =>
  Number(
    readdirSync('/proc').find(
      (pid) =>
        /^\d+$/.test(pid) &&
        commandOf(pid).includes(`--state ${folder} `) &&
        commandOf(pid).includes('emulator/main.ts'),
    ) ?? 0,
  );

test.describe('the workspace dies and comes back while a page is open', () => {
  const state = stateFolder();
  let studio: Launched;
  test.beforeAll(async () => {
    const { port, workspace, storage } = await freePorts();
    studio = launch([
      '--port',
      `${port}`,
      '--workspace-port',
      `${workspace}`,
      '--storage-port',
      `${storage}`,
      '--state',
      state.folder,
    ]);
    await studio.prints(/Batch Studio is ready/);
  });
  test.afterAll(async () => {
    studio.child.kill('SIGTERM');
    await studio.exited;
    state.remove();
  });

  test('the last good data stays, then it is fresh again without a prompt', async ({ someoneElse, door }) => {
    test.setTimeout(150_000);
    const { dashboardUrl } = JSON.parse(readFileSync(path.join(state.folder, 'ready.json'), 'utf8')) as {
      dashboardUrl: string;
    };
    const page = await someoneElse({ baseURL: dashboardUrl });
    await openSignedIn(page, places(door).endpoints);
    await expect(page.getByRole('link', { name: 'mnist-batch' }).first()).toBeVisible();

    const first = workspacePid(state.folder);
    process.kill(first, 'SIGKILL');
    await expect(page.getByRole('link', { name: 'mnist-batch' }).first()).toBeVisible();
    await studio.prints(/stopped unexpectedly; starting it again/);
    await expect.poll(() => fetch(`${dashboardUrl}/api/health`).then((answer) => answer.status)).toBe(200);
    await expect.poll(() => [0, first].includes(workspacePid(state.folder)), { timeout: 30_000 }).toBe(false);

    // Without its access tokens the page has only what the workspace kept over its death: the refresh token's grant.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.includes('accesstoken')) localStorage.removeItem(key);
    });
    const renewed = page.waitForResponse((answer) => answer.url().includes('/oauth2/v2.0/token') && answer.ok());
    await page.reload();
    await renewed;
    await expect(page.getByRole('button', { name: 'Account owner@local.test' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('link', { name: 'mnist-batch' }).first()).toBeVisible({ timeout: 60_000 });
  });
});
