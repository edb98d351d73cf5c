import { deployScript } from '../fixtures/script-deployment';
import { expect, expectAccessibleInBothThemes, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { StartJobPage } from '../pages/start-job';

/** Waits long, fails every file: running, then failed. */
const FAILS = `
import time

def init():
    print('ready to fail')

def run(mini_batch):
    time.sleep(1.5)
    raise ValueError('no digit can be read from ' + mini_batch[0])
`;

test.describe('states that come and go are accessible', () => {
  const endpointName = `fails-${Date.now().toString(36)}`;
  test.beforeAll(({ azure }) =>
    deployScript(azure, {
      endpointName,
      deploymentName: 'fails',
      script: FAILS,
      settings: { miniBatchSize: 1, retrySettings: { maxRetries: 0, timeout: 'PT30S' } },
    }),
  );

  test('an endpoint without jobs, chosen files, an upload under way', async ({ page, door, digits }) => {
    test.setTimeout(120_000);
    await openSignedIn(page, places(door).endpoint(endpointName));
    await expect(page.getByText('No jobs of fails so far')).toBeVisible();
    await expectAccessibleInBothThemes(page, 'no jobs');
    await page.goto(places(door).invoke(endpointName));
    const form = new StartJobPage(page);
    await form.chooseFiles(digits.files.slice(0, 30));
    await form.expectFiles('30');
    await expectAccessibleInBothThemes(page, 'files chosen');
    await page.route('**/uploads/bundle**', () => {});
    await form.startButton.click();
    await expect(page.getByRole('button', { name: 'Cancel upload' })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'uploading');
  });

  test('a job that runs, its question, its failure; menus', async ({ page, door, azure, digits }) => {
    test.setTimeout(150_000);
    await openSignedIn(page, places(door).endpoint(endpointName));
    await azure.put('journeys/fails', digits.files.slice(0, 8));
    const uri = 'azureml://datastores/workspaceblobstore/paths/journeys/fails/';
    const jobName = await azure.invoke(endpointName, null, {
      inputData: { input: { jobInputType: 'UriFolder', uri } },
    });
    await page.goto(places(door).job(jobName));
    const job = new JobPage(page);
    await job.expectStatus('Running');
    await page.getByRole('button', { name: 'Cancel job' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessibleInBothThemes(page, 'question');
    await page.getByRole('button', { name: 'Keep it running' }).click();
    await job.expectStatus('Failed');
    await expect(page.getByText(/no succeeded mini batch item/i).first()).toBeVisible();
    await expectAccessibleInBothThemes(page, 'failed');
    await page.getByRole('button', { name: /^Account / }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'account menu');
  });

  test('what a reader may not see', async ({ page, door, azure }) => {
    const uri = `${azure.scope}/data/mnist-data/versions/1`;
    const jobName = await azure.invoke('mnist-batch', null, {
      inputData: { input: { jobInputType: 'UriFolder', uri } },
      miniBatchSize: 200,
    });
    await openSignedIn(page, `${places(door).job(jobName)}/outputs`, 'reader@local.test');
    await expect(page.getByText(/datastores\/listSecrets\/action/i).first()).toBeVisible();
    await expectAccessibleInBothThemes(page, 'forbidden');
  });
});
