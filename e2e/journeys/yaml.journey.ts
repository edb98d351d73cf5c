import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Azure } from '../fixtures/azure';
import { expect, expectAccessible, test } from '../fixtures/test';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { YamlPage } from '../pages/yaml-editor';

const preview = (name: string) => readFileSync(join(import.meta.dirname, '../data/preview-2021', name), 'utf8');

const deployment = z.looseObject({
  tags: z.record(z.string(), z.string()),
  properties: z.looseObject({ miniBatchSize: z.number(), errorThreshold: z.number(), provisioningState: z.string() }),
});
const live = async (azure: Azure, path: string) => deployment.parse((await azure.arm('GET', path)).body);

test('files of the 2021 preview become an endpoint with two deployments, whose text keeps its comments', async ({
  page,
  context,
  azure,
  door,
  faults,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.dashboardUrl });
  test.setTimeout(180_000);
  const place = places(door);
  const [endpoint, added] = [`yaml-${Date.now().toString(36)}`, 'mnist-deployment'];
  const path = `batchEndpoints/${endpoint}/deployments/${added}`;
  const yaml = new YamlPage(page);

  await openSignedIn(page, place.endpoints);
  await page.getByRole('link', { name: 'New from YAML' }).click();
  await yaml.paste('name: mnist-batch\n');
  const create = page.getByRole('button', { name: /^Create/ });
  await expect(create).toHaveAccessibleDescription(
    'There is an endpoint mnist-batch in this workspace already. Give it another name.',
  );
  await yaml.paste('name: mnist-batch-2\n');
  await expect(create).toHaveAccessibleDescription('');
  await yaml.paste(preview('create-batch-endpoint.yml').replace('mybatchendpoint', endpoint));
  await expect(page.getByText('This is the form of the 2021 preview.')).toBeVisible();
  await yaml.convert();
  await expect(yaml.steps).toHaveText([
    `Endpoint ${endpoint}`,
    `Deployment autolog_deployment of ${endpoint}`,
    `Make autolog_deployment the default of ${endpoint}`,
  ]);
  await page.getByRole('button', { name: 'Create endpoint and deployment' }).dblclick();
  await page.waitForURL(`**${place.endpoint(endpoint)}`);
  await expect(page.getByText('autolog_deployment').first()).toBeVisible();

  await page.getByRole('link', { name: 'Add deployment' }).click();
  await yaml.paste(preview('add-deployment.yml').replace('mnist_deployment', added));
  await yaml.convert();
  await page.getByRole('button', { name: 'Create deployment' }).click();
  await page.waitForURL(`**/deployments/${added}`);
  await expect(page.getByText(`Azure is done with ${added}: Succeeded.`)).toBeVisible();

  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'YAML' }).click();
  const before = await yaml.text();
  const commented = `# who to ask: the scanning room\n${before.replace('mini_batch_size: 5', 'mini_batch_size: 5   # one run() call')}`;
  const wanted = commented.replace('mini_batch_size: 5', 'mini_batch_size: 7');
  const apply = page.getByRole('button', { name: /^Apply/ });
  for (const round of [1, 2])
    await test.step(`a changed size is a change, comments alone are none, ${round}`, async () => {
      await yaml.paste(commented);
      await expect(yaml.changes).toHaveCount(0);
      await expect(apply).toHaveAccessibleDescription(/there is nothing to write/);
      await yaml.paste(wanted);
      await expect(yaml.changes).toHaveText([/^Mini-batch size.*5 files.*7 files/]);
    });
  await expectAccessible(page);

  // Somebody else changes two other fields: nothing is written before both meet in one text.
  const now = await live(azure, path);
  const theirs = { ...now, tags: { team: 'digits' }, properties: { ...now.properties, errorThreshold: 3 } };
  expect((await azure.arm('PUT', path, theirs)).status).toBe(200);
  await apply.click();
  await expect(page.getByText('It was changed meanwhile, so nothing was written.')).toBeVisible();
  const both = wanted.replace('error_threshold: 10', 'error_threshold: 3');
  await expect.poll(() => yaml.text()).toBe(both.replace(/\n$/, '\ntags:\n  team: digits\n'));
  await expect(yaml.changes).toHaveCount(1);
  await apply.click();
  const merged = { tags: { team: 'digits' }, properties: { miniBatchSize: 7, errorThreshold: 3 } };
  await expect.poll(() => live(azure, path)).toMatchObject(merged);
  await expect(page.getByText(`Azure is done with ${added}: Succeeded.`)).toBeVisible();
  await expect(apply).toHaveAccessibleDescription(/there is nothing to write/);

  // A write that Azure can not carry out keeps the text, and says why after a reload as well.
  await faults.on('yaml-journey', { kind: 'operation', outcome: 'Failed', where: { path: `*/${path}` } });
  const kept = (await yaml.text()).replace('mini_batch_size: 7', 'mini_batch_size: 9');
  await yaml.paste(kept);
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText(`The last write of ${added} failed.`)).toBeVisible();
  await faults.off('yaml-journey');
  await page.reload();
  await expect(page.getByText(`The last write of ${added} failed.`)).toBeVisible();
  expect(await yaml.text()).toBe(kept);
  await page.getByRole('button', { name: 'Apply again' }).click();
  await expect(page.getByText(`Azure is done with ${added}: Succeeded.`)).toBeVisible();
  await expect.poll(() => live(azure, path)).toMatchObject({ properties: { miniBatchSize: 9 } });
  expect(await yaml.text()).toBe(kept);
});
