import type { Route } from '@playwright/test';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { type OwnProduct, startOwnProduct } from '../fixtures/own-product';
import { expect, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { signIn } from '../pages/sign-in';
import { StartJobPage } from '../pages/start-job';

const SECONDS = 8;
const EXPIRED = 'ExpiredAuthenticationToken';

/** Lets the request go when the token that it carries is over: as on a slow line. */
async function sendExpired(route: Route): Promise<void> {
  const [, payload = ''] = (await route.request().headerValue('authorization'))?.split('.') ?? [];
  const { exp } = z.object({ exp: z.number() }).parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  await expect.poll(() => Date.now() / 1000 - exp, { timeout: 30_000 }).toBeGreaterThan(1);
  await route.continue();
}

test.describe('with access tokens that live for seconds', () => {
  test.describe.configure({ mode: 'serial' });
  let product: OwnProduct;
  test.beforeAll(async () => {
    product = await startOwnProduct({ accessTokenSeconds: SECONDS });
  });
  test.afterAll(() => product.stop());

  test('one that expires in mid-upload is renewed and nothing is stored twice', async ({ someoneElse, digits }) => {
    test.setTimeout(150_000);
    const { door } = product;
    const azure = new Azure(door);
    const folder = `journeys/expired-${Date.now().toString(36)}`;
    const page = await someoneElse({ baseURL: door.dashboardUrl });
    await page.goto(places(door).invoke('mnist-batch'));
    await signIn(page);
    const form = new StartJobPage(page);
    // Two bundles: one is under way while its token ends.
    const files = ['a', 'b'].flatMap((mark) =>
      digits.files.map(({ name, bytes }) => ({ name: `${mark}-${name}`, bytes })),
    );
    await form.chooseFiles(files);
    await page.getByText('Where the files go').click();
    await page.getByLabel('Target folder').fill(folder);

    const bundles: { status: number; body: Promise<unknown> }[] = [];
    page.on('response', (answer) => {
      if (answer.url().includes('/uploads/bundle')) bundles.push({ status: answer.status(), body: answer.json() });
    });
    await page.route('**/uploads/bundle**', sendExpired, { times: 1 });
    await page.getByLabel('Mini-batch size').fill('100');
    await form.start();
    await new JobPage(page).expectStatus('Completed');
    await new JobPage(page).expectScored('400');

    expect(bundles.map(({ status }) => status).sort()).toEqual([200, 200, 401]);
    const said = JSON.stringify(await Promise.all(bundles.map(({ body }) => body)));
    expect(said).toContain(EXPIRED);
    const stored = [...said.matchAll(/"((?:a|b)-[^"]+\.png)"/g)].map(([, name]) => name);
    expect(stored.toSorted()).toEqual(files.map(({ name }) => name).toSorted());

    const sizes = new Map<string, number | undefined>();
    for await (const blob of (await azure.container()).listBlobsFlat({ prefix: folder }))
      sizes.set(blob.name.slice(folder.length + 1), blob.properties.contentLength);
    expect(Object.fromEntries(sizes)).toEqual(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes.length])));
  });

  test('while the workspace is dead the last good data stays under the reason; then page and tokens are fresh by themselves', async ({
    someoneElse,
  }) => {
    test.setTimeout(120_000);
    const { door } = product;
    const page = await someoneElse({ baseURL: door.dashboardUrl });
    await page.goto(places(door).endpoints);
    await signIn(page);
    const link = page.getByRole('link', { name: 'mnist-batch' }).first();
    await expect(link).toBeVisible();
    const opened = await page.evaluate(() => performance.timeOrigin);

    await product.killWorkspace();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const banner = page.getByRole('alert').filter({ hasText: 'The endpoints list did not load.' });
    await expect(banner).toContainText(/What was read at .* is shown/);
    await expect(link).toBeVisible();

    const renewed = page.waitForResponse((answer) => answer.url().includes('/oauth2/v2.0/token') && answer.ok());
    await product.startWorkspace();
    await renewed;
    await expect(banner).toBeHidden({ timeout: 45_000 });
    await expect(link).toBeVisible();
    expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);
  });
});
