import path from 'node:path';
import type { Page } from '@playwright/test';
import { deployScript } from '../fixtures/script-deployment';
import { expect, test } from '../fixtures/test';
import { places } from '../pages/places';

const OUT = path.resolve('.build/screenshots');
const THEMES = ['light', 'dark'] as const;
const SIZES = { 390: 844, 1440: 900, 1920: 1080, 2560: 1440, 3840: 2160 } as const;

/** Every tenth file fails, slowly: a job to be seen while it runs. */
const PARTLY = `
import os, time
def init():
    print('ready to score')
def run(mini_batch):
    time.sleep(0.4)
    return ['%s,%s' % (len(p) % 10, os.path.basename(p)) for p in mini_batch if not p.endswith('7.png')]
`;

/** Files fail for three causes: most by what is in them, some by time, one by what is returned. */
const FAILING = `
import os, time
def init():
    print('ready to score')
def run(mini_batch):
    name = os.path.basename(mini_batch[0])
    number = sum(name.encode()) * 37
    if name.endswith('7.png'):
        raise ValueError('bad header %d' % number)
    if name.endswith('33.png'):
        time.sleep(3)
    return [] if name.endswith('50.png') else ['%d,%s' % (number % 10, name)]
`;

/** Every page with its settled sign, by the name of its picture. */
const pages = (door: Parameters<typeof places>[0], done: string, running: string, failing: string) => {
  const at = places(door);
  const deployment = `${at.endpoint('mnist-batch')}/deployments/mnist-onnx`;
  return [
    { name: 'endpoints', at: at.endpoints, settled: 'mnist-batch', wide: true },
    { name: 'endpoint', at: at.endpoint('mnist-batch'), settled: 'Deployments', wide: true },
    { name: 'flip', at: `${at.endpoint('mnist-batch')}?flip=mnist-script`, settled: 'New invokes of', wide: true },
    { name: 'endpoint-json', at: `${at.endpoint('mnist-batch')}/json?query=scoring_uri`, settled: 'http', wide: false },
    { name: 'new-endpoint', at: `${at.endpoints}/~new`, settled: 'Ctrl', wide: true },
    { name: 'deployment', at: deployment, settled: 'Mini-batch size', wide: true },
    { name: 'deployment-yaml', at: `${deployment}/yaml`, settled: 'Ctrl', wide: true },
    { name: 'history', at: at.history('mnist-batch'), settled: 'No change was made here so far', wide: false },
    { name: 'start-a-job', at: at.invoke('mnist-batch'), settled: 'Before it starts', wide: true },
    { name: 'jobs', at: at.jobs, settled: 'mnist-onnx', wide: true },
    { name: 'job-overview', at: at.job(running), settled: 'a minute', wide: true },
    { name: 'job-completed', at: at.job(done), settled: 'Timeline', wide: false },
    { name: 'job-logs', at: `${at.job(done)}/logs`, settled: 'the job has ended', wide: true },
    { name: 'job-failures', at: `${at.job(failing)}/failures`, settled: 'first failure', wide: true },
    { name: 'job-failures-by-file', at: `${at.job(failing)}/failures?by=file`, settled: 'ValueError', wide: false },
    { name: 'job-failures-none', at: `${at.job(done)}/failures`, settled: 'No failures', wide: false },
    { name: 'job-outputs', at: `${at.job(done)}/outputs`, settled: 'predictions.csv', wide: false },
    { name: 'job-json', at: `${at.job(done)}/json`, settled: 'JSON', wide: false },
    { name: 'models', at: at.asset('models'), settled: 'mnist-onnx', wide: false },
    { name: 'compute', at: at.asset('compute'), settled: 'cpu-cluster', wide: false },
    { name: 'wallboard', at: at.wallboard, settled: 'mnist-batch', wide: true },
  ];
};

const shoot = async (page: Page, name: string, width: number, theme: string) => {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(OUT, `${name}-${width}-${theme}.png`), animations: 'disabled' });
};

const shootBothThemes = async (page: Page, name: string) => {
  for (const theme of THEMES)
    for (const width of [390, 1440] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: SIZES[width] });
      await shoot(page, name, width, theme);
    }
};

test('pictures of every page', async ({ page, azure, door, digits }) => {
  test.setTimeout(600_000);
  const endpointName = `scans-${Date.now().toString(36)}`;
  await deployScript(azure, {
    endpointName,
    deploymentName: 'half',
    script: PARTLY,
    settings: { resources: { instanceCount: 2 } },
  });
  await azure.put('pictures/digits', digits.files);
  const input = {
    inputData: {
      input: { jobInputType: 'UriFolder', uri: 'azureml://datastores/workspaceblobstore/paths/pictures/digits/' },
    },
  };
  const settings = { miniBatchSize: 1, retrySettings: { maxRetries: 1, timeout: 'PT1S' } };
  const labels = { endpointName: `labels-${endpointName}`, deploymentName: 'labels-onnx-2' };
  await deployScript(azure, { ...labels, script: FAILING, settings: { ...settings, maxConcurrencyPerInstance: 2 } });
  const failing = await azure.invoke(labels.endpointName, null, { ...input, name: 'labels-2026-11-21' });
  const done = await azure.invoke('mnist-batch', null, { ...input, name: 'digits-inbox' });
  for (const job of [done, failing])
    await expect.poll(() => azure.jobStatus(job), { timeout: 60_000 }).toBe('Completed');

  await page.goto('/');
  const signIn = page.getByRole('button', { name: 'Sign in to the local workspace' });
  await expect(signIn).toBeVisible();
  await shootBothThemes(page, 'sign-in');
  await signIn.click();
  const owner = page.getByRole('button', { name: /owner@local\.test/ });
  await expect(owner).toBeVisible();
  await shootBothThemes(page, 'account-picker');
  await owner.click();
  await expect(page.getByRole('heading', { name: 'Endpoints' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('option', { name: /^mnist-batch/ })).toBeVisible();
  await shootBothThemes(page, 'search');
  await page.keyboard.press('Escape');

  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    const running = await azure.invoke(endpointName, null, { ...input, name: 'scans-today', miniBatchSize: 4 });
    for (const { name, at, settled, wide } of pages(door, done, running, failing)) {
      const widths =
        name === 'wallboard'
          ? ([390, 1440, 1920, 2560, 3840] as const)
          : wide
            ? ([390, 1440, 2560] as const)
            : ([390, 1440] as const);
      // The wall has a theme of its own.
      await page.goto(name === 'wallboard' ? `${at}?theme=${theme}` : at);
      await expect(page.getByText(settled).first()).toBeVisible();
      await expect(page.getByText(/^(Reading|Loading)\b/)).toHaveCount(0);
      for (const width of widths) {
        await page.setViewportSize({ width, height: SIZES[width] });
        await shoot(page, name, width, theme);
      }
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(places(door).job(done));
  await expect(page.getByText('Timeline')).toBeVisible();
  await expect(page.getByRole('group', { name: /^End of the log/ })).toBeVisible();
  await page.screenshot({ path: path.resolve('e2e/screenshots/readme.png'), animations: 'disabled' });
});
