import { type DigitFolder, measuredAccuracy } from '../fixtures/digits';
import { expect, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { signIn } from '../pages/sign-in';
import { jobNameOf, StartJobPage } from '../pages/start-job';

const DEPLOYMENTS = [
  { deployment: 'mnist-onnx', atLeast: 0.95 },
  { deployment: 'mnist-script', atLeast: 0.75 },
];

/** Share of rows `prediction,file_name` that name the true digit. */
const accuracyOf = (rows: string[][], { labels }: DigitFolder) =>
  rows.filter(([prediction, file]) => labels[file ?? ''] === Number(prediction)).length / rows.length;

/** Three standard errors of a share that was measured as `p`, over `n` samples. */
const band = (p: number, n: number) => 3 * Math.sqrt((p * (1 - p)) / n);

for (const { deployment, atLeast } of DEPLOYMENTS)
  test(`a new user drops 200 digits, ${deployment} scores them, a colleague opens the link`, async ({
    page,
    context,
    digits,
    door,
    someoneElse,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.dashboardUrl });
    await page.goto('/');
    await signIn(page);
    await page.getByRole('link', { name: 'mnist-batch' }).first().click();
    await page.getByRole('link', { name: 'Start a job' }).first().click();

    const form = new StartJobPage(page);
    await form.drop(digits.files);
    await form.expectFiles('200');
    await form.chooseDeployment(deployment);
    const jobName = await form.start();

    const job = new JobPage(page);
    await job.expectStatus('Completed');
    for (const state of ['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed']) {
      const step = job.states.filter({ hasText: state });
      await expect(step.getByText(/^\d\d:\d\d:\d\d$/)).toBeVisible();
    }

    await job.open('Outputs');
    const rows = await job.predictions(200);
    const accuracy = accuracyOf(rows, digits);
    const measured = measuredAccuracy(deployment === 'mnist-onnx' ? 'mnist-onnx' : 'mnist-centroid');
    expect(accuracy).toBeGreaterThanOrEqual(atLeast);
    expect(Math.abs(accuracy - measured)).toBeLessThanOrEqual(band(measured, 200));

    const link = await job.copyLink();
    expect(link).toBe(`${door.dashboardUrl}${places(door).job(jobName)}?tid=${door.tenantId}`);

    const colleague = await someoneElse();
    await colleague.goto(link);
    await signIn(colleague, 'reader@local.test');
    await new JobPage(colleague).expectStatus('Completed');
    expect(jobNameOf(colleague)).toBe(jobName);
  });

test('the same journey on a phone', async ({ digits, door, someoneElse }) => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const phone = await someoneElse({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions,
  });
  await phone.goto(places(door).endpoint('mnist-batch'));
  await signIn(phone);
  await phone.getByRole('link', { name: 'Start a job' }).first().click();
  const form = new StartJobPage(phone);
  await form.chooseFiles(digits.files);
  await form.expectFiles('200');
  const jobName = await form.start();
  const job = new JobPage(phone);
  await job.expectStatus('Completed');
  await expect(job.states).toHaveCount(5);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const link = await job.copyLink();
  await job.open('Outputs');
  expect(accuracyOf(await job.predictions(200), digits)).toBeGreaterThanOrEqual(0.95);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const colleague = await someoneElse({ viewport: { width: 390, height: 844 } });
  await colleague.goto(link);
  await signIn(colleague, 'reader@local.test');
  await new JobPage(colleague).expectStatus('Completed');
  expect(jobNameOf(colleague)).toBe(jobName);
});
