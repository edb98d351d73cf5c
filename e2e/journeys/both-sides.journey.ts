import { z } from 'zod';
import type { Azure } from '../fixtures/azure';
import { expect, expectAccessible, test } from '../fixtures/test';
import { twoDeployments } from '../fixtures/two-deployments';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { YamlPage } from '../pages/yaml-editor';

const deployment = z.looseObject({ tags: z.record(z.string(), z.string()), properties: z.looseObject({}) });
const live = async (azure: Azure, path: string) => deployment.parse((await azure.arm('GET', path)).body);

/** A name like that of the page which made deployments once. */
const NAME = 'new';

test('the form writes by Apply, another tab has a text of its own, and what both sides changed is chosen: nothing is lost', async ({
  page,
  context,
  azure,
  door,
}) => {
  test.setTimeout(120_000);
  const endpoint = `sides-${Date.now().toString(36)}`;
  const path = `batchEndpoints/${endpoint}/deployments/${NAME}`;
  await twoDeployments(azure, endpoint, {}, ['first', NAME]);
  const at = places(door).endpoint(endpoint);
  const yaml = new YamlPage(page);
  const apply = page.getByRole('button', { name: /^Apply/ });
  const field = (label: string, on = page) => on.getByRole('textbox', { name: label, exact: true });

  await openSignedIn(page, at);
  await page.getByRole('link', { name: NAME, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  await page.getByRole('link', { name: 'Edit settings' }).click();

  await test.step('the few fields are written through the same Apply', async () => {
    await field('Description').fill('reads sevens with a bar');
    await field('Instance count').fill('2');
    await field('Mini-batch size').fill('20');
    await field('Max retries').fill('5');
    await field('Error threshold').fill('4');
    await field('Name of a new tag').fill('team');
    await page.keyboard.press('Enter');
    await field('team').fill('digits');
    await expect(yaml.changes).toHaveCount(6);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Apply 6 changes' }).click();
    const properties = {
      ...{ description: 'reads sevens with a bar', resources: { instanceCount: 2 }, miniBatchSize: 20 },
      ...{ retrySettings: { maxRetries: 5 }, errorThreshold: 4 },
    };
    await expect.poll(() => live(azure, path)).toMatchObject({ tags: { team: 'digits' }, properties });
    await expect(page.getByText(`Azure is done with ${NAME}: Succeeded.`)).toBeVisible();
  });

  await test.step('a text in another tab is told of and not written over', async () => {
    await field('Mini-batch size').fill('30');
    const other = await context.newPage();
    await other.goto(`${at}/deployments/${NAME}/yaml?view=form`);
    const told = other.getByText('Another tab has other unsaved text for this.');
    await expect(told).toBeVisible();
    await expect(field('Mini-batch size', other)).toHaveValue('20');
    await field('Description', other).fill('of the other tab');
    await other.getByRole('button', { name: 'Take that text' }).click();
    await expect(field('Mini-batch size', other)).toHaveValue('30');
    await expect(field('Description', other)).toHaveValue('reads sevens with a bar');
    await other.getByRole('button', { name: 'Discard' }).click();
    await other.close();
    await expect(field('Mini-batch size')).toHaveValue('30');
  });

  await test.step('of what both sides changed the person chooses; the rest meets in the text', async () => {
    await field('Description').fill('mine');
    const now = await live(azure, path);
    const theirs = { miniBatchSize: 40, description: 'theirs', errorThreshold: 9 };
    expect((await azure.arm('PUT', path, { ...now, properties: { ...now.properties, ...theirs } })).status).toBe(200);
    await apply.click();
    await expect(page.getByText('It was changed meanwhile, so nothing was written.')).toBeVisible();
    await expect(apply).toHaveAccessibleDescription(/2 fields were changed on both sides: choose first/);
    await expect(field('Error threshold')).toHaveValue('9');
    const both = page.getByRole('list', { name: 'Changed on both sides' }).getByRole('listitem');
    await expect(both.filter({ hasText: 'Mini-batch size' })).toContainText('Live now 40 files, yours 30 files');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Keep my Mini-batch size' }).click();
    await page.getByRole('button', { name: 'Take the live Description' }).click();
    await expect(both).toHaveCount(0);
    await page.getByRole('button', { name: 'Apply 1 change' }).click();
    const properties = {
      miniBatchSize: 30,
      description: 'theirs',
      errorThreshold: 9,
      retrySettings: { maxRetries: 5 },
    };
    await expect.poll(() => live(azure, path)).toMatchObject({ tags: { team: 'digits' }, properties });
  });
});
