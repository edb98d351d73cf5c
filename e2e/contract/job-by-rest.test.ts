import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { type DigitFolder, writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { waitFor } from '../fixtures/waiting';

const azure = new Azure(readDoor());
const { armBaseUrl } = azure.door;
const folder = `rest-${randomUUID().slice(0, 8)}`;
let digits: DigitFolder;

beforeAll(async () => {
  digits = writeDigits(4_000, 40);
  await azure.put(folder, digits.files);
});
afterAll(() => digits.remove());

const batchJob = z.object({ name: z.string(), properties: z.object({ status: z.string() }) });
const run = z.object({ runId: z.string(), displayName: z.string() });
const details = z.object({ logFiles: z.record(z.string(), z.url()) });
const runData = z.object({
  runMetadata: z.object({ outputs: z.object({ score: z.object({ assetId: z.string() }) }) }),
});
const resolved = z.object({ values: z.record(z.string(), z.object({ uri: z.string() })) });

/** One call with the ML token, which is all that a script needs from here on. */
async function ml<T>(schema: z.ZodType<T>, method: string, url: string, body?: unknown): Promise<T> {
  const headers = {
    authorization: `Bearer ${await azure.token('https://ml.azure.com')}`,
    'content-type': 'application/json',
  };
  const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  expect(answer.ok, `${method} ${url} answered ${answer.status}`).toBe(true);
  return schema.parse(await answer.json());
}

const scoringUri = `${armBaseUrl}/inference/mnist-batch/jobs`;
const history = `${armBaseUrl}/history/v1.0${azure.scope}`;
const dataPlane = `${armBaseUrl}/data/v1.0${azure.scope}`;

/** Reads a log as a live tail does: what is new since the last byte, until the job has ended. */
async function tail(jobName: string): Promise<{ text: string; statuses: number[] }> {
  let text = '';
  const statuses: number[] = [];
  const read = async () => {
    const { logFiles } = await ml(details, 'GET', `${history}/runs/${jobName}/details`);
    const url = logFiles['logs/azureml/executionlogs.txt'];
    if (url === undefined) return;
    const slice = await fetch(url, { headers: { range: `bytes=${Buffer.byteLength(text)}-` } });
    statuses.push(slice.status);
    if (slice.status === 206) text += await slice.text();
  };
  await waitFor('the end of the job', async () => {
    const { properties } = await ml(batchJob, 'GET', `${scoringUri}/${jobName}`);
    await read();
    return ['Completed', 'Failed', 'Canceled'].includes(properties.status) ? true : null;
  });
  await read();
  return { text, statuses };
}

it('scores a datastore folder with a token and plain HTTP: submit, poll, tail, read the rows', async () => {
  const input = { jobInputType: 'UriFolder', uri: `azureml://datastores/workspaceblobstore/paths/${folder}/` };
  const job = await ml(batchJob, 'POST', scoringUri, {
    properties: { inputData: { digits: input }, miniBatchSize: 10 },
  });
  expect(job.properties.status).toBe('Preparing');

  const { text, statuses } = await tail(job.name);
  expect((await ml(batchJob, 'GET', `${scoringUri}/${job.name}`)).properties.status, text).toBe('Completed');
  expect(new Set(statuses)).toContain(206);
  expect([...statuses].every((status) => status === 206 || status === 416)).toBe(true);
  const states = [...text.matchAll(/Run status changed to (\w+)\./g)].map(([, state]) => state);
  expect(states).toEqual(expect.arrayContaining(['Queued', 'Running', 'Finalizing', 'Completed']));

  const { value } = await ml(z.object({ value: z.array(run) }), 'GET', `${history}/runs/${job.name}/children`);
  expect(value.map(({ displayName }) => displayName)).toEqual(['batchscoring']);
  const childName = value[0]?.runId ?? '';
  const { runMetadata } = await ml(runData, 'POST', `${history}/rundata`, { runId: childName });
  const { assetId } = runMetadata.outputs.score;
  const { values } = await ml(resolved, 'POST', `${dataPlane}/dataversion/batchGetResolvedUris`, { values: [assetId] });
  const [, place = ''] = values[assetId]?.uri.split('/datastores/workspaceblobstore/paths/') ?? [];
  expect(place).toBe(`azureml/${childName}/score/`);

  const file = await (await azure.container()).getBlobClient(`${place}predictions.csv`).downloadToBuffer();
  const rows = file
    .toString()
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  expect(rows.map(([, name]) => name).sort()).toEqual([...digits.names].sort());
  const right = rows.filter(([digit, name = '']) => Number(digit) === digits.labels[name]);
  expect(right.length).toBeGreaterThanOrEqual(36);
});

it('takes the body of the 2021 preview on the same URI, whatever api-version it names', async () => {
  const dataset = { dataInputType: 'DatasetVersion', datasetName: 'mnist-data', datasetVersion: '1' };
  const outputDataset = { datastoreId: `${azure.scope}/datastores/workspaceblobstore`, path: `${folder}-old` };
  const properties = { dataset, outputDataset, outputFileName: 'old.csv', miniBatchSize: 500 };
  const job = await ml(batchJob, 'POST', `${scoringUri}?api-version=2020-09-01-preview`, { properties });
  await tail(job.name);
  const file = await (await azure.container()).getBlobClient(`${folder}-old/old.csv`).downloadToBuffer();
  expect(file.toString().trim().split('\n')).toHaveLength(1_000);
});

it('is cancelled by a Location that answers 202 until the job has ended', async () => {
  const input = { jobInputType: 'UriFolder', uri: 'azureml:mnist-data:1' };
  const jobName = await azure.invoke('mnist-batch', 'mnist-script', { inputData: { digits: input }, miniBatchSize: 1 });
  const cancel = await azure.arm('POST', `jobs/${jobName}/cancel`);
  expect([cancel.status, cancel.body]).toEqual([202, null]);
  const location = cancel.headers.get('location') ?? '';
  const authorization = `Bearer ${await azure.token('https://management.azure.com')}`;
  await waitFor('the end of the cancellation', async () => {
    const answer = await fetch(location, { headers: { authorization } });
    expect([200, 202]).toContain(answer.status);
    return answer.status === 200 ? true : null;
  });
  expect(await azure.jobStatus(jobName)).toBe('Canceled');
});
