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

type Shown = [path: string, loaded: (page: Page) => Locator];

/** Every page with something on it that stands there only once its data has come: axe shall not see grey rows. */
function pagesOfEndpoints(door: Door): Shown[] {
  const at = places(door);
  const deployment = (page: Page) => page.getByRole('radio', { name: 'mnist-script' });
  const link = (page: Page) => page.getByRole('link', { name: 'mnist-batch' });
  return [
    [at.endpoints, link],
    [at.endpoint('mnist-batch'), (page) => page.getByRole('main').getByText('mnist-script', { exact: true })],
    [at.endpoint('no-such-endpoint'), (page) => page.getByRole('alert').filter({ hasText: 'no-such-endpoint' })],
    [at.invoke('mnist-batch'), deployment],
    [`${at.invoke('mnist-batch')}?kind=data`, (page) => page.getByText(/paths\/sample-data\/mnist/)],
    [`${at.invoke('mnist-batch')}?kind=url`, deployment],
    [`${at.invoke('mnist-batch')}?kind=datastore`, deployment],
    [`${at.wallboard}?theme=light`, link],
  ];
}

/** Those that write, and what tells of it. */
function pagesOfChanges(door: Door): Shown[] {
  const at = places(door);
  const editor = (page: Page) => page.getByText('lets Tab leave the editor');
  const endpoint = at.endpoint('mnist-batch');
  return [
    [`${at.endpoints}/~new`, editor],
    [`${endpoint}?flip=mnist-script`, (page) => page.getByRole('columnheader', { name: /fields? differ/ })],
    [at.history('mnist-batch'), (page) => page.getByText('No change was made here so far')],
    [`${endpoint}/deployments/mnist-script`, (page) => page.getByText('mnist-centroid:1')],
    [`${endpoint}/deployments/mnist-script/yaml?view=form`, (page) => page.getByLabel('Mini-batch size')],
    [`${endpoint}/deployments/mnist-script/yaml?view=diff`, (page) => page.getByText('Live, as Azure has it')],
  ];
}

function pagesOfJobs(door: Door, jobName: string): Shown[] {
  const at = places(door);
  return [
    [at.jobs, (page) => page.locator(`a[href$="/jobs/${jobName}"]`)],
    [at.job(jobName), (page) => page.getByText('1,000 of 1,000', { exact: true })],
    [`${at.job(jobName)}/logs`, (page) => page.getByRole('navigation', { name: 'Log files' }).getByRole('link')],
    [`${at.job(jobName)}/failures`, (page) => page.getByText('All 1,000 files were scored.')],
    [`${at.job(jobName)}/outputs`, (page) => page.getByRole('group', { name: /predictions\.csv/ })],
    [`${at.job(jobName)}/json`, (page) => page.getByText('"display_name"')],
    [at.job('no-such-job'), (page) => page.getByRole('alert').filter({ hasText: 'no-such-job' })],
    [at.wallboard, (page) => page.getByRole('link', { name: 'mnist-batch' })],
    [at.asset('models'), (page) => page.getByText('azureml:mnist-onnx:1', { exact: true })],
    [at.asset('compute'), (page) => page.getByText('azureml:cpu-cluster', { exact: true })],
    ['/workspaces?choose=1', (page) => page.getByRole('link', { name: door.workspaceName })],
  ];
}

/** How far what stood there moved without a key or a press: by the measure of the browser, whose "good" ends at 0.1. */
const moved = (page: Page) =>
  page.evaluate(() => {
    const observer = new PerformanceObserver(() => undefined);
    observer.observe({ type: 'layout-shift', buffered: true });
    const values = observer.takeRecords().map((entry) => {
      const { value, hadRecentInput } = entry.toJSON();
      return hadRecentInput ? 0 : Number(value);
    });
    return values.reduce((sum, value) => sum + value, 0);
  });

/** Each page once, opened in one size after the other and looked at in every size and theme; nothing jumps as it comes. */
async function expectAllAccessible(page: Page, pages: Shown[]): Promise<void> {
  for (const [at, [path, loaded]] of pages.entries()) {
    const sizes = at % 2 === 0 ? SIZES : SIZES.toReversed();
    await page.setViewportSize(sizes[0] ?? SIZES[0]);
    await page.goto(path);
    await expect(loaded(page).first(), path).toBeVisible();
    expect(await moved(page), `${path} jumped in ${sizes[0]?.width} px`).toBeLessThan(0.1);
    for (const size of sizes) {
      await page.setViewportSize(size);
      await expect(page.getByText(/^(Reading|Loading)\b/), path).toHaveCount(0);
      await expectAccessibleInBothThemes(page, `${path}, ${size.width} px`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(size.width);
    }
  }
}

/** Notes the theme that the page wears when its body begins: nothing is painted before. */
function noteFirstTheme() {
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    document.documentElement.dataset.first = document.documentElement.dataset.theme;
  }).observe(document, { childList: true, subtree: true });
}

for (const colorScheme of THEMES)
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('sign-in and the account picker are accessible, and wear the theme from the first paint', async ({
      page,
      door,
    }) => {
      await page.addInitScript(noteFirstTheme);
      await page.goto('/');
      expect(await page.evaluate(() => document.documentElement.dataset.first)).toBe(colorScheme);
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

test.describe('every page is accessible at 1440 and 390 px, light and dark', () => {
  test.describe.configure({ timeout: 240_000 });

  test('pages of endpoints', async ({ page, door }) => {
    await openSignedIn(page, places(door).endpoints);
    await expectAllAccessible(page, pagesOfEndpoints(door));
  });

  test('pages that write', async ({ page, door }) => {
    await openSignedIn(page, places(door).endpoints);
    await expectAllAccessible(page, pagesOfChanges(door));
  });

  test('pages of jobs', async ({ page, azure, door }) => {
    const uri = `${azure.scope}/data/mnist-data/versions/1`;
    const jobName = await azure.invoke('mnist-batch', null, {
      inputData: { input: { jobInputType: 'UriFolder', uri } },
      miniBatchSize: 100,
    });
    await openSignedIn(page, places(door).endpoints);
    await expect.poll(() => azure.jobStatus(jobName), { timeout: 60_000 }).toBe('Completed');
    await expectAllAccessible(page, pagesOfJobs(door, jobName));
  });
});

test('a phone shows of an endpoint what the table shows', async ({ page, door }) => {
  await page.setViewportSize(SIZES[1]);
  await openSignedIn(page, places(door).endpoints);
  const card = page.getByRole('list', { name: 'Endpoints' }).getByRole('listitem').filter({ hasText: 'mnist-batch' });
  for (const fact of ['mnist-onnx', '100', 'Succeeded', '2 deployments'])
    await expect(card.getByText(fact, { exact: true })).toBeVisible();
  await expect(card.getByText(/^created \S/)).toBeVisible();
});

test('a second tab is signed in, sign-out comes back without a question', async ({ page, context, door }) => {
  await page.goto(places(door).endpoints);
  await signIn(page);
  const second = await context.newPage();
  await second.goto(places(door).jobs);
  await expect(second.getByRole('heading', { name: 'Jobs' })).toBeVisible();
  await expect(second.getByRole('button', { name: 'Account owner@local.test' })).toBeVisible();
  await second.close();
  await page.getByRole('button', { name: /^Account / }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in to the local workspace' })).toBeVisible();
  await page.goto(places(door).endpoints);
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
  await expect(page.getByRole('list', { name: 'States of the job' })).toBeVisible();
});

test('a link that names another tenant says so and leads on', async ({ page, door }) => {
  const other = '99999999-8888-4777-8666-555555555555';
  await openSignedIn(page, places(door).endpoints);
  await page.goto(`${places(door).jobs}?tid=${other}`);
  await expect(page.getByRole('heading', { name: 'You are not signed in to the tenant of this link' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open it in your tenant' }).click();
  await expect(page.getByRole('heading', { name: 'Jobs' })).toBeVisible();
});
