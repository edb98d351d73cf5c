import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test';
import { historyBlob, twoDeployments } from '../fixtures/two-deployments';
import { EndpointPage } from '../pages/endpoint';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';

/** Edits the freeze windows of the endpoint whose page is open. */
async function freeze(page: Page, windows: string): Promise<void> {
  await page.getByRole('button', { name: 'Rules' }).click();
  await page.getByLabel(/^Freeze windows/).fill(windows);
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a freeze, a history that can not be written, and a write that Azure does not end are said in their place', async ({
  page,
  azure,
  door,
  faults,
}) => {
  test.setTimeout(150_000);
  const name = `warned-${Date.now().toString(36)}`;
  const slow = `${name}-slow`;
  await Promise.all([twoDeployments(azure, name), twoDeployments(azure, slow)]);

  // Unverified is said after 30 s: the rest of the story is told meanwhile.
  await faults.on(slow, { kind: 'operation', outcome: 'never', where: { path: `*/batchEndpoints/${slow}` } });
  await openSignedIn(page, places(door).endpoint(slow));
  const waiting = new EndpointPage(page);
  await waiting.switchOf('second').click();
  await waiting.expectReviewed('second');
  await waiting.applyOf('second').click();
  await expect(waiting.review('second').getByRole('button', { name: 'Applying' })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(places(door).endpoint(name));
  const endpoint = new EndpointPage(other);
  const review = endpoint.review('second');
  await test.step('in a freeze nothing is changed, and the review says until when', async () => {
    await freeze(other, '2026-01-01T00:00Z/2099-01-01T00:00Z');
    await endpoint.switchOf('second').click();
    await expect(review).toContainText('The default of this endpoint is frozen until');
    await expect(endpoint.applyOf('second')).toHaveAccessibleDescription(/^Frozen until /);
    await endpoint.applyOf('second').press('Enter');
    await other.keyboard.press('Escape');
    await endpoint.expectDefault('first');
    expect(await (await historyBlob(azure, name)).exists()).toBe(false);
    await freeze(other, '');
  });

  await test.step('a history that can not be written is said before Apply, which then goes on only if asked', async () => {
    const path = `*batch-studio/history/${name}.jsonl*`;
    await faults.on(name, { kind: 'error', status: 503, where: { plane: 'storage', path } });
    await endpoint.switchOf('second').click();
    await expect(review).toContainText('This change can not be kept in the history.', { timeout: 30_000 });
    await expect(endpoint.applyOf('second')).toHaveAccessibleDescription('Say first that it may go without a history.');
    await review.getByRole('checkbox', { name: 'Change the default without a history' }).check();
    await endpoint.applyOf('second').click();
    await expect(other.getByText('Not kept in the history, as you asked.')).toBeVisible();
    await endpoint.expectDefault('second');
    await faults.off(name);
  });

  await expect(waiting.review('second')).toContainText('Unverified: Azure', { timeout: 45_000 });
  await waiting.review('second').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'History' }).click();
  await expect(waiting.changes.first()).toContainText('Unverified');
});
