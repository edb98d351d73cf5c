import { put } from '../fixtures/plain-deployment';
import { expect, expectAccessibleInBothThemes, test } from '../fixtures/test';
import { JobPage } from '../pages/job';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';

test('an endpoint, a job and a pasted link are reached by keyboard from wherever one is', async ({
  page,
  door,
  azure,
  digits,
  context,
}) => {
  const mark = Date.now().toString(36);
  const endpointName = `search-${mark}`;
  const displayName = `found ${mark}`;
  await put(azure, `batchEndpoints/${endpointName}`, { location: door.region, properties: { authMode: 'AADToken' } });
  await azure.put(`journeys/${mark}`, digits.files.slice(0, 2));
  const uri = `azureml://datastores/workspaceblobstore/paths/journeys/${mark}/`;
  const input = { UriFolder: { jobInputType: 'UriFolder', uri } };
  const jobName = await azure.invoke('mnist-batch', null, { name: displayName, inputData: input });
  const box = page.getByRole('combobox', { name: 'Search or jump to' });
  const chosen = page.getByRole('option', { selected: true });
  const { keyboard } = page;

  // What is typed before the box has been loaded is in it.
  await openSignedIn(page, places(door).jobs);
  await expect(page.getByRole('link', { name: displayName })).toBeVisible();
  await keyboard.type(`/SEARCH ${mark}`, { delay: 20 });
  await expect(box).toHaveValue(`SEARCH ${mark}`);
  await expect(chosen).toHaveAccessibleName(new RegExp(`^${endpointName}`));
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: endpointName })).toBeVisible();
  await expect(box).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();

  // A job by its name, which its list need not hold; the status is said beside it.
  await keyboard.press('Control+k');
  await expect(box).toBeFocused();
  await keyboard.insertText(jobName);
  await expect(chosen).toHaveAccessibleName(new RegExp(`^${displayName} \\w+.*mnist-batch`));
  await keyboard.press('Enter');
  await new JobPage(page).expectStatus('Completed');

  // Arrows choose, Ctrl and Enter open another tab, and Escape leaves all as it was.
  const copyLink = page.getByRole('button', { name: 'Copy link' });
  await copyLink.focus();
  await keyboard.press('Control+k');
  for (const name of ['Endpoints', 'Jobs']) {
    const listed = page.getByRole('group', { name, exact: true }).getByRole('option');
    await expect(listed.first()).toBeVisible(); // the pages stand there before the lists
  }
  await expectAccessibleInBothThemes(page, 'the search');
  await keyboard.press('ArrowUp');
  await expect(chosen).not.toHaveAccessibleName('Endpoints');
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(chosen).toHaveAccessibleName('Jobs');
  const opened = context.waitForEvent('page');
  await keyboard.press('Control+Enter');
  await expect(await opened).toHaveURL(new RegExp(`${places(door).jobs}$`));
  await page.bringToFront();
  await keyboard.press('Escape');
  await expect(box).toHaveCount(0);
  await expect(copyLink).toBeFocused();

  // The link of a job in another workspace leads there; a list tells how many more fit than are shown.
  await keyboard.press('/');
  await keyboard.insertText(
    `https://ml.azure.com/runs/some-job?wsid=${azure.scope.replace(door.workspaceName, 'other')}`,
  );
  await expect(chosen).toHaveAccessibleName('some-job Job in other');
  await expect(chosen).toHaveAttribute('href', /\/other\/jobs\/some-job$/);
  await keyboard.press('ControlOrMeta+A');
  await keyboard.insertText('no such thing');
  await expect(page.getByRole('dialog').getByText('fits “no such thing”')).toBeVisible();
  await keyboard.press('Escape');

  // A field keeps its keys.
  await page.goto(places(door).jobs);
  await page.getByRole('searchbox', { name: 'Filter jobs' }).press('/');
  await page.getByRole('searchbox', { name: 'Filter jobs' }).press('Control+k');
  await expect(page.getByRole('searchbox', { name: 'Filter jobs' })).toHaveValue('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
