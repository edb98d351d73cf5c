import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDoor } from '../fixtures/door';
import { freePorts, type Launched, launch, stateFolder } from '../fixtures/launcher';
import { expect, test } from '../fixtures/test';
import { places } from '../pages/places';
import { signIn } from '../pages/sign-in';

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
        /workspace\/\w+\/boot\.mjs/.test(commandOf(pid)),
    ) ?? 0,
  );

test.describe('a workspace that dies while a page is open', () => {
  let state: ReturnType<typeof stateFolder>;
  let studio: Launched;
  test.beforeAll(async () => {
    state = stateFolder(); // here, for the file is also loaded where nothing of it runs
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

  test('it is started again, and the open page goes on without a prompt', async ({ someoneElse, door }) => {
    test.setTimeout(150_000);
    const { dashboardUrl } = parseDoor(JSON.parse(readFileSync(path.join(state.folder, 'ready.json'), 'utf8')));
    const page = await someoneElse({ baseURL: dashboardUrl });
    await page.goto(places(door).endpoints);
    await signIn(page);
    const link = page.getByRole('link', { name: 'mnist-batch' }).first();
    await expect(link).toBeVisible();
    const opened = await page.evaluate(() => performance.timeOrigin);

    const first = workspacePid(state.folder);
    expect(first).not.toBe(0); // to the system 0 is this test and all beside it
    process.kill(first, 'SIGKILL');
    await studio.prints(/stopped unexpectedly; starting it again/);
    await expect(link).toBeVisible();
    await link.click();
    await expect(page.getByText(/\/inference\/mnist-batch\/jobs/).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/did not load/)).toHaveCount(0, { timeout: 60_000 });
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);
    expect([0, first]).not.toContain(workspacePid(state.folder));
  });
});
