import { expect, expectAccessibleInBothThemes, test } from '../fixtures/test';
import { places } from '../pages/places';
import { openSignedIn, signIn } from '../pages/sign-in';

test('a query on an endpoint, by either naming, shared; then what can be done with it, copied by keyboard', async ({
  page,
  context,
  door,
  someoneElse,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.dashboardUrl });
  const scoringUri = `"${door.armBaseUrl}/inference/mnist-batch/jobs"`;
  await openSignedIn(page, places(door).endpoint('mnist-batch'));
  await page.getByRole('link', { name: 'JSON', exact: true }).first().click();
  const box = page.getByRole('combobox', { name: 'JMESPath query' });
  const result = page.getByRole('group', { name: /^Result as/ });
  await expect(result).toContainText('"scoring_uri"');

  await box.fill('scoringUri');
  await expect(page.getByRole('status').filter({ hasText: 'scoringUri is not of the CLI’s names' })).toBeVisible();
  await expect(result).toHaveText(new RegExp(scoringUri));
  await box.fill('scor');
  await expect(page.getByRole('option', { name: /^scoring_uri/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(box).toHaveValue('scoring_uri');
  await expect(result).toHaveText(new RegExp(scoringUri));

  await box.fill('defaults.#');
  await expect(page.getByText('“#” can not stand here, at column 10.')).toBeVisible();
  await expect(page.locator('[data-mark]')).toHaveText('#');
  await expect(result).toHaveText(new RegExp(scoringUri));
  await expectAccessibleInBothThemes(page, 'a query that is wrong');

  await box.fill('[{name: name, default: defaults.deployment_name}]');
  await page.getByText('Table', { exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Table' })).toBeChecked();
  await expect(page.getByRole('columnheader')).toHaveText(['name', 'default']);
  await expect(page.getByRole('cell')).toHaveText(['mnist-batch', 'mnist-onnx']);
  await page.waitForURL(/as=table/);
  const colleague = await someoneElse();
  await colleague.goto(page.url());
  await signIn(colleague, 'reader@local.test');
  await expect(colleague.getByRole('cell')).toHaveText(['mnist-batch', 'mnist-onnx']);
  await expectAccessibleInBothThemes(colleague, 'a result as a table');

  await page.getByRole('button', { name: 'Copy query as' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Copy as' });
  await expect(dialog.getByRole('group', { name: 'Snippet: az' })).toContainText('--query');
  await dialog.getByRole('tab', { name: 'az', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const snippet = dialog.getByRole('group', { name: 'Snippet: curl · bash' });
  await expect(snippet).toContainText(`${door.armBaseUrl}/subscriptions/${door.subscriptionId}`);
  await expectAccessibleInBothThemes(page, 'copy as');
  await dialog.getByRole('button', { name: 'Copy the snippet' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await snippet.textContent());
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Copy query as' })).toBeFocused();
});
