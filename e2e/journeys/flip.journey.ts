import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { Azure } from '../fixtures/azure';
import { expect, expectAccessible, test } from '../fixtures/test';
import { historyBlob, twoDeployments } from '../fixtures/two-deployments';
import { EndpointPage } from '../pages/endpoint';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';

const shown = z.object({ properties: z.object({ defaults: z.object({ deploymentName: z.string() }) }) });
const liveDefault = async (azure: Azure, endpointName: string) =>
  shown.parse((await azure.arm('GET', `batchEndpoints/${endpointName}`)).body).properties.defaults.deploymentName;

/** Invokes without naming a deployment. @returns the one that the job landed on, as the job itself says */
async function whereAnInvokeLands(azure: Azure, endpointName: string): Promise<string> {
  const uri = `${azure.scope}/data/mnist-data/versions/1`;
  const jobName = await azure.invoke(endpointName, null, {
    inputData: { input: { jobInputType: 'UriFolder', uri } },
    miniBatchSize: 200,
  });
  const { body } = await azure.arm('GET', `jobs/${jobName}`);
  const job = z.object({ properties: z.object({ tags: z.record(z.string(), z.string()) }) }).parse(body);
  return job.properties.tags['azureml.deploymentname'] ?? '';
}

const row = z.looseObject({ event: z.string(), flip: z.string() });
/** Of the rows that the history holds, each verified intent and outcome in turn, the intents. */
async function intents(azure: Azure, endpointName: string) {
  const text = (await (await historyBlob(azure, endpointName)).downloadToBuffer()).toString();
  const rows = z.array(row).parse(
    text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  );
  expect(rows.map(({ event }) => event)).toEqual(rows.map((_, at) => (at % 2 === 0 ? 'intent' : 'outcome')));
  return rows.filter(({ event }) => event === 'intent');
}

const focusOn = (page: Page, name: RegExp) => expect(page.getByRole('radio', { name })).toBeFocused();

test('a flip by keyboard with a reason, where invokes land, undo, both in the history', async ({
  page,
  door,
  azure,
}) => {
  test.setTimeout(150_000);
  const name = `keys-${Date.now().toString(36)}`;
  await twoDeployments(azure, name, { team: 'digits' });
  await openSignedIn(page, places(door).endpoint(name));
  const endpoint = new EndpointPage(page);
  await endpoint.expectDefault('first');

  await test.step('a rule is kept in the tags of the endpoint, beside those of its people', async () => {
    await page.getByRole('button', { name: 'Rules' }).click();
    const rules = page.getByRole('dialog', { name: `Rules for changing the default of ${name}` });
    await rules.getByRole('checkbox', { name: 'A reason is required' }).check();
    await expectAccessible(page);
    await rules.getByRole('button', { name: 'Save rules' }).click();
    await expect(rules).toBeHidden();
    const { body } = await azure.arm('GET', `batchEndpoints/${name}`);
    expect(body).toMatchObject({ tags: { team: 'digits', 'batch-studio.flip.reason': 'required' } });
  });

  await test.step('arrows choose, Esc puts back, nothing is written', async () => {
    await endpoint.switchOf('first').focus();
    await page.keyboard.press('ArrowDown');
    await focusOn(page, /^100, traffic of second, not applied yet$/);
    await page.keyboard.press('Escape');
    await focusOn(page, /^100, traffic of first$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await endpoint.expectReviewed('second');
    await page.keyboard.press('Escape');
    await expect(endpoint.review('second')).toBeHidden();
    expect(await liveDefault(azure, name)).toBe('first');
    expect(await (await historyBlob(azure, name)).exists()).toBe(false);
  });

  await test.step('the review asks for the reason, then the flip is verified', async () => {
    await endpoint.switchOf('first').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await endpoint.expectReviewed('second');
    const review = endpoint.review('second');
    await expect(review.getByRole('row', { name: /Mini-batch size/ })).toContainText('100 files');
    await expect(endpoint.applyOf('second')).toHaveAttribute('aria-disabled', 'true');
    await expectAccessible(page);
    await review.getByLabel(/^Reason/).focus();
    await page.keyboard.type('reads sevens with a bar');
    await endpoint.applyOf('second').press('Enter');
    await expect(page.getByText('second is the default. Verified')).toBeVisible();
    await endpoint.expectDefault('second');
  });
  expect(await whereAnInvokeLands(azure, name)).toBe('second');

  await test.step('undo, once from the message and once from the history', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('first is the default again. Verified')).toBeVisible();
    await endpoint.expectDefault('first');
    expect(await whereAnInvokeLands(azure, name)).toBe('first');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'History' }).click();
    await expect(endpoint.changes).toHaveCount(2);
    await expect(endpoint.changes.nth(1)).toContainText(/first.*second.*reads sevens with a bar.*Verified, by/s);
    await expect(page.getByText(/^4 rows, each as it was written/)).toBeVisible();
    await expectAccessible(page);
    await endpoint.changes.first().getByRole('link', { name: 'Undo' }).click();
    await endpoint.expectReviewed('second');
    await endpoint.applyOf('second').dblclick();
    await expect(page.getByText('second is the default. Verified')).toBeVisible();
    await endpoint.expectDefault('second');
  });
  expect(await liveDefault(azure, name)).toBe('second');
  const [flipped, undone, again] = await intents(azure, name);
  expect([flipped, undone, again]).toMatchObject([
    { number: 1, from: 'first', to: 'second', undoes: null },
    { number: 3, from: 'second', to: 'first', undoes: flipped?.flip },
    { number: 5, from: 'first', to: 'second', undoes: undone?.flip },
  ]);
});

test('two tabs flip at once: one wins, the other is told; a Reader sees why not', async ({
  page,
  context,
  door,
  azure,
  someoneElse,
}) => {
  test.setTimeout(120_000);
  const name = `tabs-${Date.now().toString(36)}`;
  await twoDeployments(azure, name);
  const at = places(door).endpoint(name);
  await openSignedIn(page, at);
  const other = await context.newPage();
  await other.goto(at);
  const tabs = [new EndpointPage(page), new EndpointPage(other)];
  for (const tab of tabs) {
    await tab.switchOf('second').click();
    await tab.expectReviewed('second');
  }
  const pressed = tabs.map((tab) => tab.applyOf('second').click());
  await Promise.all(pressed);
  const told = 'Nothing was written: somebody else was quicker.';
  const results = tabs.map(({ page: tab }) =>
    tab
      .getByText('second is the default. Verified')
      .or(tab.getByRole('alert').filter({ hasText: told }))
      .first()
      .textContent(),
  );
  const words = (await Promise.all(results)).map(String).sort();
  expect(words[1]).toBe('second is the default. Verified');
  expect(words[0]).toMatch(/This page showed\s*first\s*The default is now\s*second/);
  expect(await liveDefault(azure, name)).toBe('second');
  expect(await intents(azure, name)).toMatchObject([{ number: 1, from: 'first', to: 'second', undoes: null }]);

  const reader = await someoneElse({ viewport: { width: 390, height: 844 } });
  await openSignedIn(reader, at, 'reader@local.test');
  const seen = new EndpointPage(reader);
  await seen.expectDefault('second');
  const why = reader.getByRole('paragraph').filter({ hasText: /action that is missing: .*batchEndpoints\/write/ });
  await expect(why).toBeVisible();
  await expect(seen.switchOf('first')).toHaveAttribute('aria-disabled', 'true');
  await seen.switchOf('first').press('Enter');
  await expectAccessible(reader);
  await expect(reader.getByRole('dialog')).toHaveCount(0); // now: what opens, opens a moment later
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
