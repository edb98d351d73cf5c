import { expect, expectAccessible, test } from '../fixtures/test';
import { places } from '../pages/places';
import { openSignedIn, signIn } from '../pages/sign-in';

const THEMES = ['light', 'dark'] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

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

    test('every page is accessible at both sizes', async ({ page, azure, door }) => {
      test.setTimeout(180_000);
      const input = {
        inputData: { input: { jobInputType: 'UriFolder', uri: `${azure.scope}/data/mnist-data/versions/1` } },
      };
      const jobName = await azure.invoke('mnist-batch', null, { ...input, miniBatchSize: 100 });
      await expect.poll(() => azure.jobStatus(jobName), { timeout: 60_000 }).toBe('Completed');
      const at = places(door);
      const pages = [
        [at.endpoints, 'mnist-batch'],
        [at.endpoint('mnist-batch'), 'Deployments'],
        [at.endpoint('no-such-endpoint'), 'no-such-endpoint'],
        [at.invoke('mnist-batch'), 'Before it starts'],
        [`${at.invoke('mnist-batch')}?kind=data`, 'Data asset'],
        [`${at.invoke('mnist-batch')}?kind=url`, 'Before it starts'],
        [`${at.invoke('mnist-batch')}?kind=datastore`, 'Before it starts'],
        [at.jobs, 'mnist-onnx'],
        [at.job(jobName), 'Timeline'],
        [`${at.job(jobName)}/logs`, 'Log'],
        [`${at.job(jobName)}/outputs`, 'predictions.csv'],
        [`${at.job(jobName)}/json`, 'JSON'],
        [at.job('no-such-job'), 'no-such-job'],
        [at.wallboard, 'mnist-batch'],
        ['/workspaces', 'workspace'],
      ] as const;
      await openSignedIn(page, at.endpoints);
      for (const [path, settled] of pages) {
        await page.goto(path);
        await expect(page.getByText(settled).locator('visible=true').first()).toBeVisible();
        for (const size of SIZES) {
          await page.setViewportSize(size);
          await test.step(`${path} at ${size.width}`, () => expectAccessible(page));
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
            `${path} at ${size.width}`,
          ).toBeLessThanOrEqual(size.width);
        }
      }
    });
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
