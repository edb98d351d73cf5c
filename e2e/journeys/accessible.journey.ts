import type { Locator, Page } from '@playwright/test';
import type { Door } from '../fixtures/door';
import { expect, expectAccessible, expectAccessibleInBothThemes, test } from '../fixtures/test';
import { places } from '../pages/places';
import { openSignedIn, signIn } from '../pages/sign-in';

const THEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** Every page with something on it that stands there only once its data has come: axe shall not see grey rows. */
function pagesOf(door: Door, jobName: string): [path: string, loaded: (page: Page) => Locator][] {
  const at = places(door);
  const deployment = (page: Page) => page.getByRole('radio', { name: 'mnist-script' });
  const editor = (page: Page) => page.getByText('lets Tab leave the editor');
  const endpoint = at.endpoint('mnist-batch');
  return [
    [at.endpoints, (page) => page.getByRole('link', { name: 'mnist-batch' })],
    [at.endpoint('mnist-batch'), (page) => page.getByRole('main').getByText('mnist-script', { exact: true })],
    [at.endpoint('no-such-endpoint'), (page) => page.getByRole('alert').filter({ hasText: 'no-such-endpoint' })],
    [`${at.endpoints}/~new`, editor],
    [`${endpoint}?flip=mnist-script`, (page) => page.getByRole('columnheader', { name: /fields? differ/ })],
    [at.history('mnist-batch'), (page) => page.getByText('No change was made here so far')],
    [`${endpoint}/deployments/mnist-script`, (page) => page.getByText('mnist-centroid:1')],
    [`${endpoint}/deployments/mnist-script/yaml?view=form`, (page) => page.getByLabel('Mini-batch size')],
    [`${endpoint}/deployments/mnist-script/yaml?view=diff`, (page) => page.getByText('Live, as Azure has it')],
    [at.invoke('mnist-batch'), deployment],
    [`${at.invoke('mnist-batch')}?kind=data`, (page) => page.getByText(/paths\/sample-data\/mnist/)],
    [`${at.invoke('mnist-batch')}?kind=url`, deployment],
    [`${at.invoke('mnist-batch')}?kind=datastore`, deployment],
    [at.jobs, (page) => page.locator(`a[href$="/jobs/${jobName}"]`)],
    [at.job(jobName), (page) => page.getByText('1,000 of 1,000', { exact: true })],
    [`${at.job(jobName)}/logs`, (page) => page.getByRole('navigation', { name: 'Log files' }).getByRole('link')],
    [`${at.job(jobName)}/outputs`, (page) => page.getByRole('group', { name: /predictions\.csv/ })],
    [`${at.job(jobName)}/json`, (page) => page.getByText('"display_name"')],
    [at.job('no-such-job'), (page) => page.getByRole('alert').filter({ hasText: 'no-such-job' })],
    [at.wallboard, (page) => page.getByRole('link', { name: 'mnist-batch' })],
    [`${at.wallboard}?theme=light`, (page) => page.getByRole('link', { name: 'mnist-batch' })],
    ['/workspaces?choose=1', (page) => page.getByRole('link', { name: door.workspaceName })],
  ];
}

for (const colorScheme of THEMES)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('sign-in and the account picker are accessible', async ({ page, door }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Sign in to the local workspace' }).click();
      await page.waitForURL(`${door.armBaseUrl}/**`);
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      await expectAccessible(page);
    });
  });

for (const size of SIZES)
  test(`every page is accessible at ${size.width} px, light and dark`, async ({ page, azure, door }) => {
    test.setTimeout(240_000);
    const input = {
      inputData: { input: { jobInputType: 'UriFolder', uri: `${azure.scope}/data/mnist-data/versions/1` } },
    };
    const jobName = await azure.invoke('mnist-batch', null, { ...input, miniBatchSize: 100 });
    await expect.poll(() => azure.jobStatus(jobName), { timeout: 60_000 }).toBe('Completed');
    await openSignedIn(page, places(door).endpoints);
    for (const [path, loaded] of pagesOf(door, jobName)) {
      await page.setViewportSize(SIZES[0]);
      await page.goto(path);
      await expect(loaded(page).first(), path).toBeVisible();
      await page.setViewportSize(size);
      await expect(page.getByText(/^(Reading|Loading)\b/), path).toHaveCount(0);
      await expectAccessibleInBothThemes(page, path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(size.width);
    }
  });

test('a phone shows of an endpoint what the table shows', async ({ page, door }) => {
  await page.setViewportSize(SIZES[1]);
  await openSignedIn(page, places(door).endpoints);
  const card = page.getByRole('listitem').filter({ hasText: 'mnist-batch' });
  for (const fact of ['Succeeded', '2 deployments', 'created'])
    await expect(card.getByText(fact, { exact: fact !== 'created' }).first()).toBeVisible();
});

test('a second tab is signed in, sign-out comes back without a question', async ({ page, context, door }) => {
  await openSignedIn(page, places(door).endpoints);
  const second = await context.newPage();
  await second.goto(places(door).jobs);
  await expect(second.getByRole('heading', { name: 'Jobs' })).toBeVisible();
  await second.close();
  await page.getByRole('button', { name: /^Account / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in to the local workspace' })).toBeVisible();
});

test('a deep link opened signed out comes back to the same place', async ({ page, door }) => {
  const path = `${places(door).jobs}?status=failed`;
  await page.goto(path);
  await signIn(page);
  expect(page.url()).toBe(`${door.dashboardUrl}${path}`);
});

test("Azure ML Studio's own job link opens the job", async ({ page, azure, door }) => {
  const uri = `${azure.scope}/data/mnist-data/versions/1`;
  const jobName = await azure.invoke('mnist-batch', null, {
    inputData: { input: { jobInputType: 'UriFolder', uri } },
    miniBatchSize: 200,
  });
  const { subscriptionId, resourceGroupName, workspaceName, tenantId } = door;
  const wsid = `/subscriptions/${subscriptionId}/resourcegroups/${resourceGroupName}/workspaces/${workspaceName}`;
  await page.goto(`/runs/${jobName}?wsid=${encodeURIComponent(wsid)}&tid=${tenantId}`);
  await signIn(page);
  await page.waitForURL((url) => url.pathname === places(door).job(jobName));
});

test('a link that names another tenant says so and leads on', async ({ page, door }) => {
  const other = '99999999-8888-4777-8666-555555555555';
  await openSignedIn(page, places(door).endpoints);
  await page.goto(`${places(door).jobs}?tid=${other}`);
  await expect(page.getByRole('heading', { name: 'You are not signed in to the tenant of this link' })).toBeVisible();
  await expectAccessible(page);
});
