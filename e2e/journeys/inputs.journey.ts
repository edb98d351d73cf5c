import type { Request } from '@playwright/test';
import { z } from 'zod';
import type { Azure } from '../fixtures/azure';
import { expect, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { StartJobPage } from '../pages/start-job';

const batchJob = z.object({
  id: z.string(),
  properties: z.object({ inputData: z.record(z.string(), z.object({ uri: z.string() })) }),
});

/** Where the job of `mnist-batch` reads, and its id, which names the deployment. */
async function submitted(azure: Azure, jobName: string) {
  const headers = { authorization: `Bearer ${await azure.token('https://ml.azure.com')}` };
  const answer = await fetch(`${azure.door.armBaseUrl}/inference/mnist-batch/jobs/${jobName}`, { headers });
  const { id, properties } = batchJob.parse(await answer.json());
  return { id, uri: Object.values(properties.inputData)[0]?.uri };
}

test('registered data is scored where it lies', async ({ page, door, azure }) => {
  await openSignedIn(page, `${places(door).invoke('mnist-batch')}?kind=data`);
  await expect(page.getByText(/paths\/sample-data\/mnist/)).toBeVisible();
  await page.getByLabel('Mini-batch size').fill('100');
  const jobName = await new StartJobPage(page).start();
  expect((await submitted(azure, jobName)).uri).toMatch(/\bmnist-data(:|\/versions\/)1$/);
  await new JobPage(page).expectStatus('Completed');
  await new JobPage(page).expectScored('1,000');
});

test('a cloud path is scored where it lies', async ({ page, door, azure }) => {
  const address = `${door.blobBaseUrl}/sampledata/mnist`;
  await openSignedIn(page, `${places(door).invoke('mnist-batch')}?kind=url`);
  await page.getByLabel('Address').fill(address);
  await page.getByLabel('Mini-batch size').fill('50');
  const jobName = await new StartJobPage(page).start();
  expect((await submitted(azure, jobName)).uri).toBe(address);
  await new JobPage(page).expectStatus('Completed');
  await new JobPage(page).expectScored('100');
});

test('a datastore path is scored where it lies, by a named deployment, and run again from the job', async ({
  page,
  door,
  azure,
  digits,
}) => {
  await azure.put('journeys/datastore-path', digits.files.slice(0, 12));
  await openSignedIn(page, `${places(door).invoke('mnist-batch')}?kind=datastore`);
  await page.getByLabel('Path in the datastore').fill('journeys/datastore-path');
  const form = new StartJobPage(page);
  await form.chooseDeployment('mnist-script');
  await page.getByLabel('Mini-batch size').fill('4');
  const { uri, id } = await submitted(azure, await form.start());
  expect(uri).toMatch(/\/datastores\/workspaceblobstore\/paths\/journeys\/datastore-path\/?$/);
  expect(id).toContain('/deployments/mnist-script/jobs/');
  await new JobPage(page).expectStatus('Completed');
  await new JobPage(page).expectScored('12');

  await page.getByRole('link', { name: 'Run again' }).click();
  await expect(page.getByLabel('Path in the datastore')).toHaveValue('journeys/datastore-path');
  await expect(page.getByRole('radio', { name: 'mnist-script' })).toBeChecked();
  await expect(page.getByLabel('Mini-batch size')).toHaveValue('4');
  await expect(form.startButton).toBeEnabled();
});

test('an upload can be canceled and nothing that was chosen is lost', async ({ page, door, digits }) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 30));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/uploads/bundle**', async (route) => {
    await held;
    await route.abort();
  });
  const jobs: string[] = [];
  const note = (request: Request) => /\/jobs$/.test(request.url()) && request.method() === 'POST';
  page.on('request', (request) => note(request) && jobs.push(request.url()));
  await form.startButton.click();
  await page.getByRole('button', { name: 'Cancel upload' }).click();
  release();
  await expect(page.getByText('Canceled', { exact: true })).toBeVisible();
  await expect(form.startButton).toBeEnabled();
  await form.expectFiles('30');
  expect(jobs).toEqual([]);
  await expect(page).toHaveURL(/\/invoke/);
});

test('files go to the datastore and the folder that were named', async ({ page, door, digits, azure }) => {
  const folder = `journeys/target-${Date.now().toString(36)}`;
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 3));
  await page.getByText('Where the files go').click();
  await page.getByLabel('Target folder').fill(folder);
  await form.start();
  await new JobPage(page).expectStatus('Completed');
  const names: string[] = [];
  for await (const blob of (await azure.container()).listBlobsFlat({ prefix: `${folder}/` })) names.push(blob.name);
  expect(names.sort()).toEqual(
    digits.names
      .slice(0, 3)
      .map((name) => `${folder}/${name}`)
      .sort(),
  );
});

test('a link that would take the chosen files away asks first', async ({ page, door, digits }) => {
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(digits.files.slice(0, 3));
  await form.expectFiles('3');
  await page.getByRole('link', { name: 'Jobs', exact: true }).click();
  await page.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/invoke/);
  await form.expectFiles('3');
  await page.getByRole('link', { name: 'Jobs', exact: true }).click();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Jobs', exact: true })).toBeVisible();
});

test('large files go straight to storage, each by a right to that file alone', async ({ page, door, azure }) => {
  const folder = `journeys/large-${Date.now().toString(36)}`;
  const files = [1, 17].map((mebibytes) => ({
    name: `scan ${mebibytes}.bin`,
    bytes: Buffer.alloc(mebibytes * 2 ** 20, 7),
  }));
  const direct: URL[] = [];
  const relayed: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().startsWith(door.blobBaseUrl)) direct.push(new URL(request.url()));
    if (request.url().includes('/uploads/block')) relayed.push(request.url());
  });
  await openSignedIn(page, places(door).invoke('mnist-batch'));
  const form = new StartJobPage(page);
  await form.chooseFiles(files);
  await page.getByText('Where the files go').click();
  await page.getByLabel('Target folder').fill(folder);
  await form.start();

  expect(relayed).toEqual([]);
  expect(new Set(direct.map(({ searchParams }) => `${searchParams.get('sr')} ${searchParams.get('sp')}`))).toEqual(
    new Set(['b cw']),
  );
  const signatures = (name: string) =>
    new Set(
      direct
        .filter(({ pathname }) => decodeURIComponent(pathname).endsWith(`${folder}/${name}`))
        .map(({ searchParams }) => searchParams.get('sig')),
    );
  const [one = '', other = ''] = files.flatMap(({ name }) => [...signatures(name)]);
  expect(one).not.toBe(other);
  const container = await azure.container();
  for (const { name, bytes } of files) {
    const stored = await container.getBlobClient(`${folder}/${name}`).downloadToBuffer();
    expect(stored.equals(bytes), name).toBe(true);
  }
  const elsewhere = new URL(direct[0]?.href ?? '');
  elsewhere.pathname += '-other';
  const put = { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'x' };
  expect((await fetch(elsewhere, put)).status).toBe(403);
});
