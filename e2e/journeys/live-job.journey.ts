import { deployScript } from '../fixtures/script-deployment';
import { expect, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { StartJobPage } from '../pages/start-job';

/** 0.2 s a file: slow enough to be watched. */
const SLOW = `
import os, time

def init():
    print('ready to score')

def run(mini_batch):
    rows = []
    for path in mini_batch:
        time.sleep(0.2)
        print('scored', os.path.basename(path), flush=True)
        rows.append('0,' + os.path.basename(path))
    return rows
`;

test.describe('a job that can be watched', () => {
  const endpointName = `slow-${Date.now().toString(36)}`;
  test.beforeAll(({ azure }) => deployScript(azure, { endpointName, deploymentName: 'slow', script: SLOW }));

  test('its log grows line by line, its status moves by itself, also on the wall', async ({
    page,
    digits,
    door,
    context,
  }) => {
    await openSignedIn(page, places(door).invoke(endpointName));
    const form = new StartJobPage(page);
    await form.chooseFiles(digits.files.slice(0, 60));
    await form.start();
    const job = new JobPage(page);
    await job.expectStatus('Running');
    const wall = await context.newPage();
    await wall.goto(places(door).wallboard);
    const tile = wall.getByRole('listitem').filter({ has: wall.getByRole('link', { name: endpointName }) });
    await expect(tile).toContainText('Running');

    const texts: string[] = [];
    await expect
      .poll(
        async () => {
          const text = (await job.log.allInnerTexts()).join('');
          if (text.length > (texts.at(-1)?.length ?? 0)) texts.push(text);
          return texts.length;
        },
        { timeout: 45_000, intervals: [200] },
      )
      .toBeGreaterThanOrEqual(4);
    for (const [at, text] of texts.slice(1).entries()) expect(text.startsWith(texts[at] ?? '-')).toBe(true);

    await job.expectStatus('Completed');
    await expect(job.log).toContainText('Finished.');
    const lines = (await job.log.innerText()).split('\n');
    expect(lines).toEqual([...new Set(lines)]); // each has its instant and its count: none came twice
    await expect(tile).toContainText('Healthy');
    await wall.close();
    await page.setViewportSize({ width: 390, height: 844 }); // lines wrap, and the end of the log stays in sight
    await expect
      .poll(() => job.log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight))
      .toBeLessThan(24);
    await page.setViewportSize({ width: 1440, height: 900 });
    await job.open('Logs');
    await page
      .getByRole('navigation', { name: 'Log files' })
      .getByRole('link', { name: /process/i })
      .first()
      .click();
    await expect(page.getByText(/scored \d+\.png/).first()).toBeVisible();
  });

  test('it can be canceled, after a question', async ({ page, digits, door, azure }) => {
    await openSignedIn(page, places(door).invoke(endpointName));
    const form = new StartJobPage(page);
    await form.chooseFiles(digits.files);
    const jobName = await form.start();
    const job = new JobPage(page);
    await job.expectStatus('Running');
    await page.getByRole('button', { name: 'Cancel job' }).click();
    const question = page.getByRole('dialog', { name: /^Cancel .*\?$/ });
    await expect(question).toBeVisible();
    expect(await azure.jobStatus(jobName)).toBe('Running');
    await question.getByRole('button', { name: 'Cancel job' }).click();
    await job.expectStatus('Canceled');
    expect(await azure.jobStatus(jobName)).toBe('Canceled');
  });
});
