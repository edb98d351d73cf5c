/**
 * Mini-batches a second, cut and handed out one file each, against Azure's own 400 a second. Run by `npm run bench`, or with
 * STUDIO_READY_FILE set: `node --import tsx e2e/bench/scheduling.ts [--files 5000]`.
 */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { deployPlainly } from '../fixtures/plain-deployment';
import { jobEnd } from '../fixtures/waiting';

const azure = new Azure(readDoor());
const { values } = parseArgs({ options: { files: { type: 'string', default: '5000' } } });
const files = Number(values.files);

async function upload(): Promise<void> {
  const names = Array.from({ length: files }, (_, at) => at).values();
  const container = await azure.container();
  const lane = async () => {
    for (const at of names) await container.getBlockBlobClient(`bench/tiny-${files}/${at}`).upload('x', 1);
  };
  await Promise.all(Array.from({ length: 16 }, lane));
}

/** Instants of the parent's states, from the lines of its log. */
async function statesOf(jobName: string): Promise<Record<string, number>> {
  const headers = { authorization: `Bearer ${await azure.token('https://ml.azure.com')}` };
  const details = await fetch(`${azure.door.armBaseUrl}/history/v1.0${azure.scope}/runs/${jobName}/details`, {
    headers,
  });
  const { logFiles } = z.object({ logFiles: z.record(z.string(), z.string()) }).parse(await details.json());
  const text = await (await fetch(logFiles['logs/azureml/executionlogs.txt'] ?? '')).text();
  const lines = text.matchAll(/^\[(.+?)\] Run status changed to (\w+)\./gm);
  return Object.fromEntries(Array.from(lines, ([, at = '', status = '']) => [status, Date.parse(at)]));
}

await upload();
await deployPlainly(azure, 'bench-tiny', 'def run(mini_batch): return [1]', { maxConcurrencyPerInstance: 2 });
const uri = `azureml://datastores/workspaceblobstore/paths/bench/tiny-${files}/`;
const inputData = { input: { jobInputType: 'UriFolder', uri } };
const jobName = await azure.invoke('bench-tiny', 'script', { inputData, miniBatchSize: 1 });
console.log(`${files} mini-batches: ${await jobEnd(azure, jobName, 600)}`);
const at = await statesOf(jobName);
const rate = (from = 0, to = 0) => Math.round(files / ((to - from) / 1000));
console.log(`cut and kept: ${rate(at.Preparing, at.Queued)} a second (goal ≥ 400, Azure's own figure)`);
console.log(`run by two processes, one file each, results kept: ${rate(at.Running, at.Finalizing)} a second`);
