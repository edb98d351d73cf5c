/**
 * Two workers against one on a script that only computes (goal ≥ 1.6 on two free cores), and beside it what two bare
 * processes gain on this machine with the same sums: no more can be had. Run by `npm run bench`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { deployPlainly } from '../fixtures/plain-deployment';

const sums = `
def busy():
  total = 0
  for number in range(3_000_000): total += number * number
`;
const script = `
import os
${sums}
def run(mini_batch):
  busy()
  return [os.path.basename(f) for f in mini_batch]
`;
const miniBatches = 48;
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

/** Seconds of as many sums, shared by bare processes. */
async function bare(processes: number): Promise<number> {
  const began = performance.now();
  const code = `${sums}\nfor _ in range(${miniBatches / processes}): busy()`;
  const python = process.env.STUDIO_TEST_PYTHON ?? 'python3';
  const all = Array.from({ length: processes }, () => spawn(python, ['-c', code], { stdio: 'ignore' }));
  await Promise.all(all.map((child) => once(child, 'exit')));
  return (performance.now() - began) / 1000;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const azure = new Azure(readDoor());
await deployPlainly(azure, 'bench-busy', script, { retrySettings: { maxRetries: 0, timeout: 'PT5M' } });
const files = Array.from({ length: miniBatches }, (_, at) => ({ name: `${at}.txt`, bytes: `${at}` }));
await azure.put('bench/busy', files);
const times = { one: [] as number[], two: [] as number[], bareOne: [] as number[], bareTwo: [] as number[] };
for (let round = 1; round <= rounds; round += 1) {
  times.one.push(await timed(azure, 1));
  times.bareOne.push(await bare(1));
  times.two.push(await timed(azure, 2));
  times.bareTwo.push(await bare(2));
  const said = Object.entries(times).map(([name, all]) => `${name} ${all.at(-1)?.toFixed(2)} s`);
  console.log(`round ${round}: ${said.join(', ')}`);
}
const gain = (one: number[], two: number[]) => `${(median(one) / median(two)).toFixed(2)} ×`;
console.log(`two workers against one: ${gain(times.one, times.two)} (goal ≥ 1.6)`);
console.log(`two bare processes against one: ${gain(times.bareOne, times.bareTwo)}`);
