import type { Page } from '@playwright/test';
import { Azure } from '../fixtures/azure';
import { Faults } from '../fixtures/faults';
import { type OwnProduct, startOwnProduct } from '../fixtures/own-product';
import { expect, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { signIn } from '../pages/sign-in';

/** A time span below nothing, such as `-3 s`. */
const NEGATIVE = /[-−]\d[\d.,]* (s|min|h|d)\b/;

/** These meet everybody who uses the workspace, so they get one of their own. */
test.describe('a workspace of its own', () => {
  test.describe.configure({ mode: 'default' });
  let studio: OwnProduct;
  let azure: Azure;
  let faults: Faults;
  let at: ReturnType<typeof places>;

  test.beforeAll(async () => {
    studio = await startOwnProduct({ accessTokenSeconds: 3600 });
    azure = new Azure(studio.door);
    faults = new Faults(azure);
    at = places(studio.door);
  });
  test.afterEach(() => faults.clear());
  test.afterAll(() => studio.stop());

  const invoke = (tags: Record<string, string> = {}) =>
    azure.invoke('mnist-batch', null, {
      inputData: { input: { jobInputType: 'UriFolder', uri: `${azure.scope}/data/mnist-data/versions/1` } },
      miniBatchSize: 200,
      tags,
    });

  /** A job whose cancel hangs: something to be read on. */
  async function liveJob(): Promise<string> {
    const jobName = await invoke({ 'faults.cancel': 'hang:120' });
    await azure.arm('POST', `jobs/${jobName}/cancel`);
    return jobName;
  }

  test('a token of five seconds is renewed without a prompt', async ({ someoneElse }) => {
    await faults.on('short', { kind: 'tokenLifetime', accessTokenSeconds: 5 });
    const page = await someoneElse({ baseURL: azure.door.dashboardUrl });
    const left: string[] = [];
    await page.goto(at.endpoints);
    await signIn(page);
    await expect(page.getByRole('link', { name: 'mnist-batch' }).first()).toBeVisible();
    const { exp } = claimsOf(await lastToken(page));
    page.on('framenavigated', (frame) => left.push(new URL(frame.url()).origin));
    // By the clock of the workspace the token that the page had is over; what is asked for now needs a new one.
    await expect.poll(() => Date.now() / 1000 > exp + 1, { timeout: 15_000 }).toBe(true);
    await page.getByRole('link', { name: 'Jobs', exact: true }).first().click();
    await expect(page.getByRole('heading', { name: 'Jobs' })).toBeVisible();
    await expect(page.getByText(/^Updated /)).toBeVisible();
    expect(claimsOf(await lastToken(page)).exp).toBeGreaterThan(exp);
    expect(left.filter((origin) => origin !== azure.door.dashboardUrl)).toEqual([]);
    await expect(page.getByRole('button', { name: 'Account owner@local.test' })).toBeVisible();
  });

  for (const [word, skewSeconds] of [
    ['ahead', 600],
    ['behind', -600],
  ] as const)
    test(`a clock ten minutes ${word} makes no time negative`, async ({ someoneElse }) => {
      await faults.on('clock', { kind: 'clock', skewSeconds });
      const page = await someoneElse({ baseURL: azure.door.dashboardUrl });
      const [jobName, live] = await Promise.all([invoke(), liveJob()]);
      await page.goto(at.job(jobName));
      await signIn(page);
      const job = new JobPage(page);
      await job.expectStatus('Completed');
      await expect(job.states).toHaveCount(5);
      await expect(page.getByText(NEGATIVE)).toHaveCount(0);
      await job.open('Outputs');
      await expect(page.getByRole('group', { name: /predictions\.csv/ })).toBeVisible();
      await page.goto(at.job(live));
      await expect(job.states.filter({ hasText: 'Cancel requested' })).toContainText(/\d s so far/);
      await expect(page.getByText(NEGATIVE)).toHaveCount(0);
      for (const place of [at.endpoints, at.wallboard]) {
        await page.goto(place);
        await expect(page.getByText('mnist-batch').first()).toBeVisible();
        await expect(page.getByText(NEGATIVE)).toHaveCount(0);
      }
    });

  const lists = [
    ['jobs', 'Jobs_List', /The jobs list did not load/],
    ['endpoints', 'BatchEndpoints_List', /endpoints list did not load/i],
  ] as const;
  for (const [place, operation, words] of lists)
    test(`the ${place} list outlives a storm, a cut and run history's absence`, async ({ someoneElse }) => {
      test.setTimeout(180_000);
      const page = await someoneElse({ baseURL: azure.door.dashboardUrl });
      await liveJob();
      await page.goto(at[place]);
      await signIn(page);
      const rows = page.getByRole('table').getByRole('link');
      await expect(page.getByText(/^Updated /)).toBeVisible();
      const before = await rows.count();
      expect(before).toBeGreaterThan(0);
      for (const [name, fault] of [
        ['storm', { kind: 'throttle', retryAfter: 2, where: { operation } }],
        ['cut', { kind: 'response', option: 'pn', where: { operation } }],
        ['history', { kind: 'error', status: 503, where: { plane: 'history' } }],
      ] as const) {
        await faults.on(name, fault);
        const alert = page.getByRole('main').getByRole('alert').first();
        await expect(alert).toContainText(words, { timeout: 45_000 });
        await expect(page.getByText(/^as of \d\d:\d\d:\d\d$/)).toBeVisible();
        expect(await rows.count()).toBeGreaterThanOrEqual(before);
        await faults.off(name);
        await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0, { timeout: 60_000 });
      }
    });
});

/** The access token that a page sends now, by asking the page to read something. */
async function lastToken(page: Page): Promise<string> {
  const request = page.waitForRequest((asked) => asked.url().includes('/api/') && 'authorization' in asked.headers());
  await page.reload();
  return (await request).headers().authorization ?? '';
}

function claimsOf(authorization: string): { exp: number } {
  const exp: unknown = JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString()).exp;
  expect(typeof exp).toBe('number');
  return { exp: Number(exp) };
}
