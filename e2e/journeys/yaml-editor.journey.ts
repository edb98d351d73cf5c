import { expect, expectAccessible, test } from '../fixtures/test';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';
import { YamlPage } from '../pages/yaml-editor';

const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map(
    (name, at) =>
      `${name}: &${name} [${Array(9)
        .fill(`*${'abcdefghi'.charAt(at)}`)
        .join(', ')}]`,
  ),
].join('\n');

/** A bad text, and the words of its marker. */
const BAD: [text: string, words: RegExp][] = [
  ['settings:\n\tmini_batch_size: 1', /A tab stands outside quotes/],
  ['auth_mode: key\nname: abc\nname: abc', /name is written twice/],
  [BOMB, /aliases stand for too many values/],
  ['name: !!js/function "function () {}"', /!!js\/function is not read/],
  ['name: a\u0001b', /character U\+0001 is not allowed/],
  ['__proto__:\n  x: 1\nname: abc', /__proto__: Unknown field/],
  [`# ${'x'.repeat(5_242_880)}`, /text is too large: 5\.0 MiB/],
  ['[[[[[[[['.repeat(5000), /nested more than 100 levels/],
];

/** Copied text has the line ends of the system that the browser says it runs on. */
const copied = (text: string) => text.replaceAll('\r\n', '\n');

test('the editor survives every bad text, completes names of the workspace, mends what it can, lets Tab out and keeps what was typed', async ({
  page,
  context,
  door,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: door.dashboardUrl });
  const yaml = new YamlPage(page);
  // Monaco calls what it offers list items or options, as suits the system.
  const offered = (name: RegExp) => page.getByRole('listbox', { name: 'Suggest' }).getByLabel(name);
  const status = page.getByRole('status').filter({ hasText: /error|warning|No problems/ });
  await openSignedIn(page, places(door).endpoints);
  await page.getByRole('link', { name: 'New from YAML' }).click();

  for (const [text, words] of BAD) {
    await yaml.paste(text);
    await expect(page.getByRole('paragraph').filter({ hasText: words })).toBeVisible();
  }
  const good = '# kept\nname: yaml-editor-journey  \ndescription: "as it is"';
  await yaml.paste(good);
  await expect(status).toHaveText('No problems');
  expect(copied(await yaml.text())).toBe(good);

  const ignored =
    'name: old_name\nendpoint_name: mnist-batch\ntype: model\nmodel: azureml:mnist-onnx:1\ncompute: azureml:cpu-cluster\n' +
    'settings:\n  mini_batch_size: 5 # files\nerror_threshold: 3 # few';
  const under = ignored.replace('\nerror', '\n  error');
  await yaml.paste(ignored);
  await page.getByRole('button', { name: 'Move it under settings' }).click();
  await expect.poll(async () => copied(await yaml.text())).toBe(under);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(async () => copied(await yaml.text())).toBe(ignored);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByText('Use old-name', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(async () => copied(await yaml.text())).toBe(ignored.replace('old_name', 'old-name'));

  const braces = under.replace('old_name', 'old-name').replace(/settings:[\s\S]*/, 'settings: {mini_batch_size: 5}');
  await yaml.paste(`${braces}\nenvironment_variables:\n  A: b`);
  const remark = page.getByRole('paragraph').filter({ hasText: /environment_variables: Azure ignores it/ });
  await remark.getByRole('button', { name: 'Move it under settings' }).click();
  const moved = braces.replace('5}', '5, environment_variables: {A: b}}');
  await expect.poll(async () => copied(await yaml.text())).toBe(moved);

  await yaml.paste('endpoint_name: mnist-batch\ntype: model\nmodel: ');
  await page.keyboard.press('Control+Space');
  await expect(offered(/^azureml:mnist-onnx:1, model, version 1/)).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('comp');
  await offered(/^compute, required/).click();
  await offered(/^azureml:/)
    .first()
    .click();
  await expect(page.getByRole('paragraph').filter({ hasText: /name: Missing data/ })).toBeVisible();
  const typed = copied(await yaml.text());
  expect(typed).toMatch(/\nmodel: azureml:mnist-onnx:1\ncompute: azureml:\S+$/);

  await page.keyboard.press('Control+M');
  await expect(page.getByRole('button', { name: /Tab leaves the editor/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(yaml.editor).not.toBeFocused();
  await page.getByRole('button', { name: /Tab leaves the editor/ }).click();
  await expect(page.getByRole('button', { name: /Tab indents/ })).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(yaml.editor).toBeAttached();
  await expect.poll(async () => copied(await yaml.text())).toBe(typed);
});
