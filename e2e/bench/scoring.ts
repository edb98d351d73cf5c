/**
 * What the engine costs: 10,000 digits in mini-batches of 100 through the running local workspace, against a script of one
 * process on the same blob service with the same number of connections (issue 2, "Shown by" 7). The two take turns;
 * medians are printed, nothing is asserted. Run by `npm run bench`, or with STUDIO_READY_FILE set:
 * `node --import tsx e2e/bench/scoring.ts [--workers 2] [--digits 2000] [--rounds 1]`.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type ContainerClient, ContainerSASPermissions } from '@azure/storage-blob';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { type JobTimes, timeJob } from './job';
import { type ScriptTask, type ScriptTimes, scriptTimes } from './task';

const MINI_BATCH = 100;
/** What one worker of the workspace has; the script gets as many as all workers together. */
const CONNECTIONS_PER_WORKER = 6;

const say = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const count = (value: number) => Math.round(value).toLocaleString('en-US');

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function countBlobs(container: ContainerClient, prefix: string): Promise<number> {
  let count = 0;
  for await (const _ of container.listBlobsFlat({ prefix })) count++;
  return count;
}

/** The digits stay in the workspace: a second run finds them. Answers their folder. */
async function uploadDigits(container: ContainerClient, digits: number): Promise<string> {
  const prefix = `bench/digits-${digits}/`;
  if ((await countBlobs(container, prefix)) === digits) return prefix;
  say(`Writing ${count(digits)} digits to ${prefix} …`);
  const { folder, names, remove } = writeDigits(0, digits);
  const waiting = names.values();
  const lane = async () => {
    for (const name of waiting)
      await container.getBlockBlobClient(prefix + name).uploadData(await readFile(path.join(folder, name)));
  };
  await Promise.all(Array.from({ length: 16 }, lane));
  remove();
  return prefix;
}

async function readOnlyUrl(container: ContainerClient): Promise<string> {
  const expiresOn = new Date(Date.now() + 3_600_000);
  return container.generateSasUrl({ permissions: ContainerSASPermissions.from({ read: true, list: true }), expiresOn });
}

async function downloadModel(azure: Azure, container: ContainerClient, file: string): Promise<void> {
  const { body } = await azure.arm('GET', 'models/mnist-onnx/versions/1');
  const { modelUri } = z.object({ properties: z.object({ modelUri: z.string() }) }).parse(body).properties;
  const folder = modelUri.split('/paths/')[1]?.replace(/\/$/, '');
  await container.getBlobClient(`${folder}/model.onnx`).downloadToFile(file);
}

async function timeScript(task: ScriptTask): Promise<ScriptTimes> {
  const script = path.join(import.meta.dirname, 'script.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, JSON.stringify(task)]);
  return scriptTimes.parse(JSON.parse(stdout));
}

function report(jobs: JobTimes[], scripts: ScriptTimes[], digits: number) {
  const rate = (ms: number) => `${count(digits / (ms / 1000))} digits/s`;
  const job = median(jobs.map((times) => times.totalMs));
  const script = median(scripts.map((times) => times.totalMs));
  const inference = median(scripts.map((times) => times.inferenceMs));
  const overhead = (job - script) / Math.ceil(digits / MINI_BATCH);
  say(`\nmedians of ${jobs.length} rounds, ${count(digits)} digits, mini-batches of ${MINI_BATCH}`);
  say(`  local workspace, submit to Completed   ${seconds(job)}   ${rate(job)}`);
  say(`  one script, start to last row          ${seconds(script)}   ${rate(script)}`);
  say(`  ratio workspace / script               ${(script / job).toFixed(2)}   (goal ≥ 0.7)`);
  say(`  engine's overhead per mini-batch       ${overhead.toFixed(1)} ms   (goal ≤ 25 ms)`);
  say(`  inference alone, in the script         ${seconds(inference)}   ${rate(inference)}`);
  say(
    `  submit to first run(), warm pool       ${seconds(median(jobs.map((times) => times.firstRunMs)))}   (goal ≤ 1 s)`,
  );
}

const whole = z.coerce.number().int().min(1);
const flags = z.object({ workers: whole, digits: whole.max(10_000), rounds: whole });

function readFlags() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { workers: text, digits: text, rounds: text } });
  return flags.parse({ workers: '1', digits: '10000', rounds: '3', ...values });
}

async function main() {
  const { workers, digits, rounds } = readFlags();
  const azure = new Azure(readDoor());
  const container = await azure.container();
  const temporary = await mkdtemp(path.join(tmpdir(), 'studio-bench-'));
  const run = `bench/out-${randomUUID()}`;
  try {
    const prefix = await uploadDigits(container, digits);
    const [modelFile, outputFile] = [path.join(temporary, 'model.onnx'), path.join(temporary, 'rows.csv')];
    await downloadModel(azure, container, modelFile);
    const connections = CONNECTIONS_PER_WORKER * workers;
    const containerUrl = await readOnlyUrl(container);
    const task = { containerUrl, prefix, modelFile, outputFile, miniBatchSize: MINI_BATCH, connections };
    const settings = { miniBatchSize: MINI_BATCH, workers };
    say(`${workers} worker(s) against one script, ${connections} connections each side.`);
    const cold = await timeJob(azure, 'sample-data/mnist/', `${run}/warm-up.csv`, settings);
    say(`warm-up: submit to first run() ${seconds(cold.firstRunMs)}`);
    const [jobs, scripts]: [JobTimes[], ScriptTimes[]] = [[], []];
    for (let round = 1; round <= rounds; round++) {
      const job = await timeJob(azure, prefix, `${run}/${round}.csv`, settings);
      const script = await timeScript(task);
      jobs.push(job);
      scripts.push(script);
      say(
        `round ${round}: workspace ${seconds(job.totalMs)} (${job.rows} rows), script ${seconds(script.totalMs)} (${script.rows} rows)`,
      );
    }
    report(jobs, scripts, digits);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

await main();
