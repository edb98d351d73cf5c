/** Two workers against one on a script that only computes (goal ≥ 1.6 on two free cores). Run by `npm run bench`. */
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { deployPlainly } from '../fixtures/plain-deployment';

const busy = `
import os
def run(mini_batch):
  total = 0
  for number in range(3_000_000): total += number * number
  return [os.path.basename(f) for f in mini_batch]
`;
const miniBatches = 24;
const rounds = 3;
const run = z.object({ status: z.string(), startTimeUtc: z.string().nullish(), endTimeUtc: z.string().nullish() });

/** Seconds from Running to the end. */
async function timed(azure: Azure, workers: number): Promise<number> {
  const uri = 'azureml://datastores/workspaceblobstore/paths/bench/busy/';
  const inputData = { input: { jobInputType: 'UriFolder', uri } };
  const settings = { miniBatchSize: 1, maxConcurrencyPerInstance: workers };
  const jobName = await azure.invoke('bench-busy', 'script', { inputData, ...settings });
  const headers = { authorization: `Bearer ${await azure.token('https://ml.azure.com')}` };
  for (;;) {
    const answer = await fetch(`${azure.door.armBaseUrl}/history/v1.0${azure.scope}/runs/${jobName}`, { headers });
    const { status, startTimeUtc, endTimeUtc } = run.parse(await answer.json());
    if (status === 'Completed') return (Date.parse(endTimeUtc ?? '') - Date.parse(startTimeUtc ?? '')) / 1000;
    if (['Failed', 'Canceled'].includes(status)) throw new Error(`The job ended ${status}.`);
    await setTimeout(250);
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const azure = new Azure(readDoor());
await deployPlainly(azure, 'bench-busy', busy, { retrySettings: { maxRetries: 0, timeout: 'PT5M' } });
const files = Array.from({ length: miniBatches }, (_, at) => ({ name: `${at}.txt`, bytes: `${at}` }));
await azure.put('bench/busy', files);
const [one, two]: [number[], number[]] = [[], []];
for (let round = 1; round <= rounds; round += 1) {
  one.push(await timed(azure, 1));
  two.push(await timed(azure, 2));
  console.log(`round ${round}: one worker ${one.at(-1)?.toFixed(2)} s, two workers ${two.at(-1)?.toFixed(2)} s`);
}
console.log(`two workers against one: ${(median(one) / median(two)).toFixed(2)} × (goal ≥ 1.6)`);
