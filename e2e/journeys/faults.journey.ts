import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { Azure } from '../fixtures/azure';
import { deployScript } from '../fixtures/script-deployment';
import { expect, test } from '../fixtures/test';
import { jobEnd, waitFor } from '../fixtures/waiting';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { openSignedIn, signIn } from '../pages/sign-in';
import { StartJobPage } from '../pages/start-job';

const QUICK = `
import os

def init():
    pass

def run(mini_batch):
    return ['0,' + os.path.basename(path) for path in mini_batch]
`;

const endpointName = `faulty-${Date.now().toString(36)}`;
test.beforeAll(({ azure }) => deployScript(azure, { endpointName, deploymentName: 'quick', script: QUICK }));

/** A job of the test's own; its tags say what goes wrong with it. */
async function invoke(azure: Azure, tags: Record<string, string>): Promise<string> {
  const folder = `journeys/${endpointName}`;
  await azure.put(folder, [{ name: 'one.txt', bytes: '1' }]);
  const uri = `azureml://datastores/workspaceblobstore/paths/${folder}/`;
  return azure.invoke(endpointName, null, { inputData: { input: { jobInputType: 'UriFolder', uri } }, tags });
}

/** Of every job that a form has started, the key that the form sent. */
async function requestKeys(azure: Azure): Promise<Map<string, string | undefined>> {
  const { body } = await azure.arm('GET', 'jobs?jobType=Pipeline&tag=batch-studio.request');
  const tags = z.object({ tags: z.record(z.string(), z.string()) });
  const { value } = z.object({ value: z.array(z.object({ name: z.string(), properties: tags })) }).parse(body);
  return new Map(value.map(({ name, properties }) => [name, properties.tags['batch-studio.request']]));
}

/** A job that stays live and holds no node: its cancel hangs. Pages that show it read on every few seconds. */
async function liveJob(azure: Azure): Promise<string> {
  const jobName = await invoke(azure, { 'faults.cancel': 'hang:300' });
  await azure.arm('POST', `jobs/${jobName}/cancel`);
  await waitFor('the request', async () => ((await azure.jobStatus(jobName)) === 'CancelRequested' ? true : null));
  return jobName;
}

const alert = (page: Page) => page.getByRole('main').getByRole('alert');

/** Ways in which every answer about a job may be broken, and the reason that the page must show. */
const broken: Record<string, [fault: object, reason: RegExp][]> = {
  'a storm of 429s': [
    // Azure's own words, or ours while it asks us to wait: which of them the last read heard is a matter of instants.
    [{ kind: 'throttle', retryAfter: 3 }, /429 TooManyRequests|Azure throttles this caller/],
    [{ kind: 'throttle' }, /429 TooManyRequests|Azure throttles this caller/],
  ],
  'errors of the server': [
    [{ kind: 'error', status: 500 }, /500 InternalServerError/],
    [{ kind: 'error', status: 503 }, /503 ServiceUnavailable/],
  ],
  'answers that are cut': [
    [{ kind: 'response', option: 'pn' }, /not JSON/],
    [{ kind: 'response', option: 'pc' }, /could not be reached/],
    [{ kind: 'response', option: 'pa' }, /could not be reached/],
  ],
  'answers of somebody else': [
    [{ kind: 'html' }, /not JSON/],
    [{ kind: 'redirect', location: 'http://localhost:9/' }, /redirect/],
  ],
};

async function expectLastState(page: Page, reason: RegExp): Promise<void> {
  const job = new JobPage(page);
  await expect(alert(page).first()).toContainText('The newest state of the job did not load.');
  await expect(alert(page).first()).toContainText(reason);
  await expect(alert(page).first()).toContainText(/What was read at \d\d:\d\d:\d\d is shown/);
  await expect(page.getByText(/^as of \d\d:\d\d:\d\d$/)).toBeVisible();
  await job.expectStatus('Cancel requested');
  await expect(job.states.filter({ hasText: 'Cancel requested' })).toBeVisible();
}

async function expectFresh(page: Page): Promise<void> {
  await expect(alert(page)).toHaveCount(0, { timeout: 45_000 });
  await expect(page.getByText(/^Updated /)).toBeVisible();
}

test.describe('a job that is read on', () => {
  for (const [title, ways] of Object.entries(broken))
    test(`keeps its last state through ${title}, and recovers`, async ({ page, door, azure, faults }) => {
      const jobName = await liveJob(azure);
      await openSignedIn(page, places(door).job(jobName));
      await new JobPage(page).expectStatus('Cancel requested');
      await expectFresh(page);
      for (const [fault, reason] of ways)
        await test.step(JSON.stringify(fault), async () => {
          await faults.on(jobName, { ...fault, where: { path: `*/jobs/${jobName}` } });
          await expectLastState(page, reason);
          await faults.off(jobName);
          await expectFresh(page);
        });
    });

  test('keeps what run history said of it while run history is down', async ({ page, door, azure, faults }) => {
    const jobName = await liveJob(azure);
    await openSignedIn(page, places(door).job(jobName));
    const child = page.getByText('Child run');
    await expect(child).toBeVisible();
    const log = page.getByRole('group', { name: /^End of the log/ }); // of the parent, where it was canceled that soon
    await expect(log).toContainText(/\d\d:\d\d/);
    await faults.on(jobName, { kind: 'error', status: 503, where: { path: `*/runs/${jobName}*` } });
    await expect(alert(page).first()).toContainText('503 ServiceUnavailable');
    await expect(child).toBeVisible();
    await expect(log).toContainText(/\d\d:\d\d/);
    await faults.off(jobName);
    await expect(alert(page)).toHaveCount(0, { timeout: 45_000 });
  });

  test('counts down a long wait that Azure asks for', async ({ page, door, azure, faults }) => {
    const jobName = await liveJob(azure);
    // The dashboard waits for the whole of this session: no other test may share it.
    await page.goto(places(door).job(jobName));
    await signIn(page);
    await new JobPage(page).expectStatus('Cancel requested');
    await faults.on(jobName, { kind: 'throttle', retryAfter: 1200, where: { path: `*/jobs/${jobName}` } });
    await expect(page.getByRole('timer').first()).toContainText(/Azure asks to wait another 19 min 5\d s/);
    const asked = await faults.figures(jobName);
    await page.reload();
    await expect(page.getByRole('timer').first()).toContainText(/Azure asks to wait another 19 min/);
    expect((await faults.figures(jobName)).applied).toBe(asked.applied);
  });

  test('gives up on an answer that does not come', async ({ page, door, azure, faults }) => {
    const jobName = await liveJob(azure);
    await openSignedIn(page, places(door).job(jobName));
    await new JobPage(page).expectStatus('Cancel requested');
    await faults.on(jobName, { kind: 'response', option: 'n', where: { path: `*/jobs/${jobName}` } });
    await expect(alert(page).first()).toContainText('The workspace did not answer in time.', { timeout: 45_000 });
    await new JobPage(page).expectStatus('Cancel requested');
    await faults.off(jobName);
    await expect(alert(page)).toHaveCount(0, { timeout: 45_000 });
  });
});

test('a list that is cut is not an empty list', async ({ page, door, azure, faults }) => {
  const jobName = await liveJob(azure);
  await openSignedIn(page, places(door).endpoint(endpointName));
  const row = page.locator(`a[href*="${jobName}"]`).first();
  await expect(row).toBeVisible();
  const where = { path: `*/batchEndpoints/${endpointName}/jobs` };
  for (const option of ['pn', 'pc', 'pa']) {
    await faults.on(`${jobName}-list`, { kind: 'response', option, where });
    await expect(alert(page).first()).toContainText('did not load', { timeout: 30_000 });
    await expect(row).toBeVisible();
    await faults.off(`${jobName}-list`);
    await expect(alert(page)).toHaveCount(0, { timeout: 45_000 });
    await expect(row).toBeVisible();
  }
});

test('a page that was never read says why, and is there when Azure is', async ({ page, door, azure, faults }) => {
  const jobName = await liveJob(azure);
  await faults.on(jobName, { kind: 'error', status: 503, where: { path: `*/jobs/${jobName}` } });
  await openSignedIn(page, places(door).job(jobName));
  await expect(alert(page).first()).toContainText(`The job ${jobName} did not load.`);
  await faults.off(jobName);
  await new JobPage(page).expectStatus('Cancel requested');
});

test('a cancel that hangs is shown with its age, and ends', async ({ page, door, azure, faults }) => {
  const jobName = await invoke(azure, { 'faults.job': 'NotResponding:60' });
  await faults.on(jobName, { kind: 'cancelHangs', where: { job: jobName } });
  await openSignedIn(page, places(door).job(jobName));
  const job = new JobPage(page);
  await job.expectStatus('Not responding');
  await page.getByRole('button', { name: 'Cancel job' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel job' }).click();
  await job.expectStatus('Cancel requested');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Cancel job' })).toHaveCount(0);
  const step = job.states.filter({ hasText: 'Cancel requested' });
  await expect(step).toContainText(/[3-9] s so far/);
  await expect(step).toHaveAttribute('aria-current', 'step');
  await faults.off(jobName);
  await job.expectStatus('Canceled');
  expect(await jobEnd(azure, jobName)).toBe('Canceled');
});

test('a compute that does not respond is shown, and so is its return', async ({ page, door, azure }) => {
  const jobName = await invoke(azure, { 'faults.job': 'NotResponding:6' });
  await openSignedIn(page, places(door).job(jobName));
  const job = new JobPage(page);
  await job.expectStatus('Not responding');
  await job.expectStatus('Completed');
  await expect(job.states.filter({ hasText: 'Not responding' })).toBeVisible();
});

test('a submission whose answer is lost makes one job', async ({ page, door, digits, azure, faults }) => {
  await openSignedIn(page, places(door).invoke(endpointName));
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 3));
  const where = { path: `/inference/${endpointName}/jobs`, method: 'POST' };
  await faults.on(`${endpointName}-na`, { kind: 'response', option: 'na', where });
  const jobName = await form.start();
  expect(await faults.figures(`${endpointName}-na`)).toMatchObject({ applied: 1 });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const keys = await requestKeys(azure);
  expect(keys.get(jobName)).toBeTruthy();
  expect([...keys.values()].filter((key) => key === keys.get(jobName))).toHaveLength(1);
});

test('an upload goes on after storage was busy and a block broke off', async ({ page, door, azure, faults }) => {
  test.setTimeout(180_000);
  const name = `${endpointName}-large.bin`;
  const where = { plane: 'storage', method: 'PUT', path: `*/${name}` };
  await openSignedIn(page, places(door).invoke(endpointName));
  const form = new StartJobPage(page);
  await form.chooseFiles([{ name, bytes: Buffer.alloc(20 * 1024 * 1024, 'x') }]);
  await faults.on(`${name}-busy`, { kind: 'error', status: 503, times: 2, where });
  await faults.on(`${name}-reset`, { kind: 'brokenUpload', share: 0.3, times: 1, where });
  const jobName = await form.start();
  expect(await faults.figures(`${name}-busy`)).toMatchObject({ applied: 2 });
  expect(await faults.figures(`${name}-reset`)).toMatchObject({ applied: 1 });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
});
