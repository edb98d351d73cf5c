import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { StartJobPage } from '../pages/start-job';

/** Presses Tab until the element has the focus; a page that never gives it there fails. */
async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  await expect(target).toBeVisible();
  const reached = async () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < most && !(await reached()); presses += 1) await page.keyboard.press('Tab');
  await expect(target).toBeFocused();
}

test('the first job by keyboard alone', async ({ page, context, digits, door, someoneElse }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.dashboardUrl });
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Sign in to the local workspace' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /owner@local\.test/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'mnist-batch' }).first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Start a job' }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Start a job' })).toBeVisible(); // the page before has a "browse files" too

  // Asked for before the focus moves: a chooser that opens before it is listened to is never told of.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, page.getByLabel('browse files'));
  await page.keyboard.press('Space');
  await (await chooser).setFiles(
    digits.files.map(({ name, bytes }) => ({ name, mimeType: 'image/png', buffer: bytes })),
  );
  await new StartJobPage(page).expectFiles('200');
  await tabTo(page, page.getByRole('radio', { name: 'mnist-onnx' }));
  await tabTo(page, page.getByRole('button', { name: 'Start job' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/jobs\//);

  const job = new JobPage(page);
  await job.expectStatus('Completed');
  await tabTo(page, page.getByRole('link', { name: 'Outputs', exact: true }));
  await page.keyboard.press('Enter');
  const table = page.getByRole('group', { name: /predictions\.csv/ });
  await tabTo(page, table);
  await page.keyboard.press('PageDown');
  await expect.poll(() => table.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
  expect(await job.predictions(200)).toHaveLength(200);

  await page.goBack();
  const link = await job.copyLink(async (button) => {
    await tabTo(page, button);
    await page.keyboard.press('Enter');
  });
  const colleague = await someoneElse();
  await colleague.goto(link);
  await tabTo(colleague, colleague.getByRole('button', { name: 'Sign in to the local workspace' }));
  await colleague.keyboard.press('Enter');
  await tabTo(colleague, colleague.getByRole('button', { name: /reader@local\.test/ }));
  await colleague.keyboard.press('Enter');
  await new JobPage(colleague).expectStatus('Completed');
});
