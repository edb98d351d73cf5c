import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { deployPlainly } from '../fixtures/plain-deployment';
import { jobEnd } from '../fixtures/waiting';

/** What an invoke sets for its one job wins over the deployment (contract D1), seen in what the job did. */

const azure = new Azure(readDoor());
const name = `over-${randomUUID().slice(0, 8)}`;
const store = 'azureml://datastores/workspaceblobstore/paths';

/** Rows of the mini-batch's size, when as many processes run as the folder `HOME` is to hold; `slow` takes its time. */
const script = `
import os, time
def run(mini_batch):
  if any(open(f).read() == "slow" for f in mini_batch): time.sleep(60)
  open(os.path.join(os.environ["HOME"], str(os.getpid())), "w").close()
  while len(os.listdir(os.environ["HOME"])) < 2: time.sleep(0.01)
  return [len(mini_batch)] * len(mini_batch)
`;

beforeAll(async () => {
  await azure.put(
    `${name}/in`,
    Array.from({ length: 4 }, (_, at) => ({ name: `${at}.txt`, bytes: `${at}` })),
  );
  await azure.put(`${name}/slow`, [{ name: 'slow.txt', bytes: 'slow' }]);
  await deployPlainly(azure, name, script, { miniBatchSize: 10, retrySettings: { maxRetries: 3, timeout: 'PT30S' } });
});

const from = (folder: string) => ({
  inputData: { input: { jobInputType: 'UriFolder', uri: `${store}/${name}/${folder}/` } },
});

const runs = z.object({ value: z.array(z.object({ runId: z.string() })) });
const details = z.object({ logFiles: z.record(z.string(), z.string()) });

/** The log files of the job's child: their names, and the text of one. */
async function logsOf(jobName: string) {
  const headers = { authorization: `Bearer ${await azure.token('https://ml.azure.com')}` };
  const history = `${azure.door.armBaseUrl}/history/v1.0${azure.scope}/runs`;
  const get = async (path: string) => (await fetch(`${history}/${path}`, { headers })).json();
  const [child] = runs.parse(await get(`${jobName}/children`)).value;
  const { logFiles } = details.parse(await get(`${child?.runId}/details`));
  return { names: Object.keys(logFiles), text: async (path: string) => (await fetch(logFiles[path] ?? '')).text() };
}

it('mini-batch size, nodes, logging level, output folder and output file are those of the invoke', async () => {
  const jobName = await azure.invoke(name, 'script', {
    ...from('in'),
    outputData: { score: { jobOutputType: 'UriFolder', uri: `${store}/${name}/out/` } },
    ...{ miniBatchSize: 2, compute: { instanceCount: 2 }, loggingLevel: 'Debug', outputFileName: 'mine.csv' },
  });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const output = await (await azure.container()).getBlobClient(`${name}/out/mine.csv`).downloadToBuffer();
  expect(output.toString()).toBe('2\n2\n2\n2\n');
  const logs = await logsOf(jobName);
  for (const node of ['10.0.0.4', '10.0.0.5'])
    expect(await logs.text(`logs/sys/node/${node}/process000.txt`)).toContain('|DEBUG|');
  const tables = logs.names.filter((path) =>
    /^logs\/sys\/perf\/10\.0\.0\.[45]\/os\/\d{10}\/processes_\d\d$/.test(path),
  );
  expect(tables.length).toBeGreaterThanOrEqual(2);
  expect(await logs.text(tables[0] ?? '')).toMatch(/^ +PID +PPID .*COMMAND\n.*runner\.py/);
});

it('retries, time-out and error threshold are those of the invoke', async () => {
  const retrySettings = { maxRetries: 0, timeout: 'PT1S' };
  const jobName = await azure.invoke(name, 'script', { ...from('slow'), retrySettings, errorThreshold: 0 });
  expect(await jobEnd(azure, jobName)).toBe('Failed');
  const logs = await logsOf(jobName);
  expect(await logs.text('logs/sys/job_report/processed_mini-batches.csv')).toMatch(/^0,1,.*,RUN_TIMEOUT,/m);
  expect(await logs.text('logs/job_error.txt')).toContain('exceeds error_threshold, 0');
});
