import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { expect, expectAccessibleInBothThemes, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { StartJobPage } from '../pages/start-job';

test('a file that is no image fails its mini-batch alone, is counted and explained', async ({ page, digits, door }) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles([...digits.files.slice(0, 25), { name: 'notes.txt', bytes: Buffer.from('not an image') }]);
  await form.start();
  const job = new JobPage(page);
  await job.expectStatus('Completed with failures (6)', 90_000);
  await job.expectScored('20', '26');
  await expect(page.getByText(/failed, see/)).toBeVisible();
  await page.getByRole('link', { name: 'why' }).click();
  await page.waitForURL(/\/failures$/);
  await expect(page.getByRole('region', { name: 'Files of the input' })).toContainText(/20 scored.*6 failed.*26 files/);
  await expect(page.getByRole('button', { name: /^6 files/, expanded: true })).toContainText('<path>');
  await expectAccessibleInBothThemes(page, 'failures by cause');
  await page.getByText('By file', { exact: true }).click();
  const row = page.getByRole('row', { name: /^notes\.txt/ });
  await expect(row).toHaveCount(1);
  await expectAccessibleInBothThemes(page, 'failures by file');
  await row.getByRole('link', { name: /^line \d+/ }).click();
  await page.waitForURL(
    (url) => url.searchParams.get('file') === 'logs/user/error.txt' && url.searchParams.has('line'),
  );
  await expect(page.getByText(/notes\.txt/).first()).toBeVisible();
  // The lists say so too, and count its mini-batches.
  await page.goto(places(door).jobs);
  const line = page.getByRole('row').filter({ hasText: '6 of 26 files failed' }).first();
  await expect(line).toContainText('Completed with failures (6)');
  await expect(line).toContainText('3 of 3');
});

test('names with spaces, #, %, and non-ASCII letters arrive as they are', async ({ page, digits, door }) => {
  const names = ['a b.png', 'c#d.png', '100%.png', 'é ü ß.png', '数字.png', 'plus+and&.png', 'a..b.png'];
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(names.map((name, at) => ({ name, bytes: digits.files[at]?.bytes ?? Buffer.alloc(0) })));
  await form.start();
  const job = new JobPage(page);
  await job.expectStatus('Completed');
  await job.open('Outputs');
  const rows = await job.predictions(names.length);
  expect(rows.map(([, file]) => file).sort()).toEqual([...names].sort());
});

test('a name that would leave its folder is left out and says why', async ({ page, digits, door }) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  const [one, two] = digits.files;
  await form.drop([
    { name: one?.name ?? '', bytes: one?.bytes ?? Buffer.alloc(0) },
    { name: '..', bytes: two?.bytes ?? Buffer.alloc(0) },
  ]);
  await form.expectFiles('1');
  await expect(page.getByText('1 file left out')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'The path holds a . or .. part' })).toBeVisible();
});

test('an empty folder gets a clear answer', async ({ page, door }) => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'studio-empty-')), 'empty');
  mkdirSync(folder);
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.dragFolder(folder);
  await expect(
    page.getByRole('alert').filter({ hasText: 'The folder is empty: there is no file to score in it.' }),
  ).toBeVisible();
  await expect(form.startButton).toHaveAttribute('aria-disabled', 'true');
  rmSync(path.dirname(folder), { recursive: true });
});

test('2,000 files are uploaded, counted and scored', async ({ page, digits, door }) => {
  test.setTimeout(240_000);
  const many = Array.from({ length: 2000 }, (_, at) => ({
    name: `digit-${at}.png`,
    bytes: digits.files[at % 200]?.bytes ?? Buffer.alloc(0),
  }));
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.drop(many);
  await form.expectFiles('2,000');
  await page.getByLabel('Mini-batch size').fill('100');
  await form.startButton.click();
  await page.waitForURL(/\/jobs\//, { timeout: 120_000 });
  const job = new JobPage(page);
  await job.expectStatus('Completed', 120_000);
  await job.expectScored('2,000');
});

test('two quick clicks, and a lost answer, make one job', async ({ page, digits, door, azure }) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 10));
  const sent: unknown[] = [];
  await page.route('**/api/workspaces/**/endpoints/mnist-batch/jobs', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    sent.push(route.request().postDataJSON());
    const answer = await route.fetch();
    return sent.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer });
  });
  await form.startButton.dblclick();
  await expect(page.getByText(/no second job is made/)).toBeVisible();
  await form.start();
  expect(sent).toHaveLength(2); // one of the two clicks, and one after the lost answer
  const requests = z.array(z.object({ requestKey: z.string() })).parse(sent);
  expect(new Set(requests.map(({ requestKey }) => requestKey)).size).toBe(1);
  const { body } = await azure.arm('GET', 'jobs?jobType=Pipeline&tag=batch-studio.request');
  const jobs = z
    .object({ value: z.array(z.object({ properties: z.object({ tags: z.record(z.string(), z.string()) }) })) })
    .parse(body).value;
  const ours = jobs.filter(({ properties }) => properties.tags['batch-studio.request'] === requests[0]?.requestKey);
  expect(ours).toHaveLength(1);
});

test('after a lost answer a changed form names the job that it had started, and can start another', async ({
  page,
  digits,
  door,
}) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 10));
  const submissions = '**/api/workspaces/**/endpoints/mnist-batch/jobs';
  const started = new Promise<string>((resolve) => {
    void page.route(submissions, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const answer = await route.fetch();
      resolve(z.object({ jobName: z.string() }).parse(await answer.json()).jobName);
      await route.abort('connectionreset');
    });
  });
  await form.startButton.click();
  const first = await started;
  await expect(page.getByText(/no second job is made/)).toBeVisible();
  await page.unroute(submissions);

  await page.getByLabel('Mini-batch size').fill('5');
  await form.startButton.click();
  await expect(page.getByText('This form had started a job before it was changed.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open that job' })).toHaveAttribute('href', places(door).job(first));
  await page.getByRole('button', { name: 'Start another job with these values' }).click();
  expect(await form.start()).not.toBe(first);
  await new JobPage(page).expectStatus('Completed');
});

test('an unknown job link says so and leads on', async ({ page, door }) => {
  await openSignedIn(page, places(door).job('no-such-job'));
  const said = page.getByRole('alert').filter({ hasText: 'no-such-job' });
  await expect(said).toContainText(/not found/i);
  await page.getByRole('main').getByRole('link', { name: /jobs/i }).first().click();
  await expect(page).toHaveURL(new RegExp(`${places(door).jobs}$`));
});

test('a reader sees what a reader may and is told which action is missing', async ({ page, digits, door }) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'), 'reader@local.test');
  await expect(page.getByRole('radio', { name: 'mnist-onnx' })).toBeVisible();
  await expect(page.getByText(/missing: .*batchEndpoints\/jobs\/write/)).toBeVisible();
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 2));
  await form.startButton.click();
  await expect(page.getByText(/datastores\/listSecrets\/action/i).first()).toBeVisible();
  await form.expectFiles('2');
});
