import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Azure } from '../fixtures/azure';
import { deployPlainly } from '../fixtures/plain-deployment';
import { expect, expectAccessible, test } from '../fixtures/test';
import { jobEnd } from '../fixtures/waiting';
import { places } from '../pages/places';
import { openSignedIn } from '../pages/sign-in';

const ENDPOINT = 'drop-journey';
const WORD = 'dropped-word';

const SCRIPT = `import os

def init():
    global word
    with open(os.path.join(os.environ['AZUREML_MODEL_DIR'], 'model', 'word.txt')) as file:
        word = file.read().strip()

def run(mini_batch):
    beside = ' '.join(sorted(name for name in os.listdir(os.path.dirname(__file__)) if not name.startswith('__')))
    return [f'{os.path.basename(path)} {word} {beside}' for path in mini_batch]
`;
const YAML = `name: dropped
endpoint_name: ${ENDPOINT}
type: model
model:
  path: ./model
code_configuration:
  code: ../code
  scoring_script: score.py
environment:
  image: mcr.microsoft.com/azureml/base:1
  conda_file: conda.yml
compute: azureml:cpu-cluster
settings:
  mini_batch_size: 2
`;

/** A folder on disk as a person would drop it: YAML below, code beside it, and what must not go along. */
function writeFolder(): { path: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'studio-drop-'));
  const files = {
    'project/blue/deployment.yml': YAML,
    'project/blue/conda.yml': 'name: dropped\ndependencies:\n  - python=3.10\n',
    'project/blue/model/word.txt': `${WORD}\n`,
    'project/code/score.py': SCRIPT,
    'project/code/.amlignore': '*.tmp\n',
    'project/code/notes.tmp': 'left out',
    'project/endpoint.yml': 'name: another\nauth_mode: aad_token\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { path: join(root, 'project'), remove: () => rmSync(root, { recursive: true }) };
}

/** What the dropped deployment writes of one file. */
async function scored(azure: Azure): Promise<string> {
  await azure.put('drop-journey-in', [{ name: 'one.txt', bytes: '1' }]);
  const uri = 'azureml://datastores/workspaceblobstore/paths/drop-journey-in/';
  const rows = 'drop-journey-out/rows.csv';
  const job = await azure.invoke(ENDPOINT, 'dropped', {
    inputData: { files: { jobInputType: 'UriFolder', uri } },
    outputData: {
      score: { jobOutputType: 'UriFile', uri: `azureml://datastores/workspaceblobstore/paths/${rows}` },
    },
  });
  expect(await jobEnd(azure, job)).toBe('Completed');
  return (await (await azure.container()).getBlobClient(rows).downloadToBuffer()).toString();
}

const statusOf = async (azure: Azure, path: string) => (await azure.arm('GET', path)).status;

test('a dropped folder becomes a working deployment, which is deleted again, and then its endpoint', async ({
  page,
  azure,
  door,
}) => {
  const folder = writeFolder();
  const place = places(door);
  await deployPlainly(azure, ENDPOINT, 'def init(): pass\n\n\ndef run(mini_batch): return list(mini_batch)\n');
  const location = door.region;
  const properties = { authMode: 'AADToken', defaults: { deploymentName: 'script' } };
  await azure.arm('PUT', `batchEndpoints/${ENDPOINT}`, { location, properties });

  await openSignedIn(page, `${place.endpoint(ENDPOINT)}/deployments/new`);
  await page.waitForURL('**/deployments/~new');
  await page.getByLabel('a folder').setInputFiles(folder.path);
  await page.getByText('blue/deployment.yml', { exact: true }).click();
  await expect(page.getByRole('radio', { name: /blue\/deployment\.yml Deployment/ })).toBeChecked();
  await page.getByRole('button', { name: 'Create deployment' }).click();
  await page.waitForURL(`**/deployments/dropped`);
  await expect(page.getByText('Azure is done with dropped: Succeeded.')).toBeVisible();
  expect(await scored(azure)).toBe(`one.txt ${WORD} .amlignore score.py\n`);
  folder.remove();

  await page.getByRole('button', { name: 'Delete deployment' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete dropped of ${ENDPOINT}?` });
  await expect(dialog).toContainText('Jobs, their logs and their outputs');
  await expectAccessible(page);
  await expect(dialog.getByRole('button', { name: 'Delete deployment' })).toHaveAccessibleDescription(
    'Type dropped first.',
  );
  await dialog.getByLabel('Type dropped to confirm').fill('dropped');
  await dialog.getByRole('button', { name: 'Delete deployment' }).dblclick();
  await page.waitForURL(`**${place.endpoint(ENDPOINT)}`);
  await expect(page.getByText('dropped is deleted.')).toBeVisible();
  expect(await statusOf(azure, `batchEndpoints/${ENDPOINT}/deployments/dropped`)).toBe(404);

  await page.goto(`${place.endpoint(ENDPOINT)}/deployments/script`);
  await page.getByRole('button', { name: 'Delete deployment' }).click();
  const blocked = page.getByRole('dialog', { name: `Delete script of ${ENDPOINT}?` });
  await expect(blocked).toContainText('script is the default deployment. It is the only one.');
  await blocked.getByRole('button', { name: 'Keep it' }).click();

  await page.goto(place.endpoint(ENDPOINT));
  await page.getByRole('button', { name: 'Delete endpoint' }).click();
  const last = page.getByRole('dialog', { name: `Delete ${ENDPOINT}?` });
  await expect(last).toContainText('1 deployment: script');
  await last.getByLabel(`Type ${ENDPOINT} to confirm`).fill(ENDPOINT);
  await last.getByRole('button', { name: 'Delete endpoint and 1 deployment' }).click();
  await page.waitForURL(`**${place.endpoints}`);
  await expect(page.getByText(`${ENDPOINT} is deleted.`)).toBeVisible();
  expect(await statusOf(azure, `batchEndpoints/${ENDPOINT}`)).toBe(404);
});

test('a Reader reads what is missing before, hears Azure’s own refusal in the dialog, and the endpoint stays', async ({
  page,
  azure,
  door,
}) => {
  await openSignedIn(page, places(door).endpoint('mnist-batch'), 'reader@local.test');
  await page.getByRole('button', { name: 'Delete endpoint' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete mnist-batch?' });
  await expect(dialog).toContainText(
    /You may not delete it here\. The action that is missing: .*batchEndpoints\/delete\./,
  );
  await dialog.getByLabel('Type mnist-batch to confirm').fill('mnist-batch');
  await dialog.getByRole('button', { name: /^Delete endpoint and/ }).click();
  await expect(dialog.getByText('mnist-batch was not deleted.')).toBeVisible();
  await expect(dialog).toContainText('Azure answered 403 AuthorizationFailed.');
  await expect(dialog).toContainText(/perform action '[^']*batchEndpoints\/delete'/);
  expect(await statusOf(azure, 'batchEndpoints/mnist-batch')).toBe(200);
});
