/**
 * What a long history costs: the first page of the job list with 50,000 jobs against the same with 500 (issue 3, "Shown
 * by" 5). Two local workspaces side by side, asked in turns; medians are printed, nothing is asserted. Run by
 * `npm run bench`, or alone: `node --import tsx e2e/bench/job-list.ts [--rounds 40]`.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ensureWorkspace } from '../../lib/bundle/workspace.mjs';
import { Azure } from '../fixtures/azure';
import { type WorkspaceDoor, workspaceDoorOf } from '../fixtures/door';
import { freePort } from '../fixtures/launcher';

const say = (text: string) => process.stdout.write(`${text}\n`);
const LISTS = [
  ['active jobs', 'jobs?'],
  ['jobs with a tag', 'jobs?jobType=Pipeline&tag=azureml.batchrun&'],
  ['archived jobs', 'jobs?listViewType=ArchivedOnly&'],
  ['jobs of an endpoint', 'MFE'],
] as const;

const run = (args: string[]) => spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });

async function fill(state: string, jobs: number): Promise<void> {
  const script = 'lib/emulator/testing/fill-jobs.ts';
  const child = run(['--import', 'tsx', script, '--state', state, '--jobs', String(jobs)]);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The history of ${jobs} jobs could not be written.`);
}

/** A workspace of its own, without a dashboard; its https port, the http one + 2, is most likely free too. */
async function start(state: string): Promise<{ child: ChildProcess; azure: Azure<WorkspaceDoor> }> {
  const [workspace, storage] = [await freePort(), await freePort()];
  const ports = ['--workspace-port', String(workspace), '--storage-port', String(storage)];
  const child = run([await ensureWorkspace(), ...ports, '--state', state, '--rate-limit-factor', '1000']);
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  return { child, azure: new Azure(workspaceDoorOf(JSON.parse(String(line)).door)) };
}

interface Lists {
  jobs: number;
  /** Times of the first page of each list, in ms. */
  times: Map<string, number[]>;
  ask(list: string, path: string): Promise<void>;
}

async function listsOf({ azure }: { azure: Azure<WorkspaceDoor> }, jobs: number): Promise<Lists> {
  const authorization = `Bearer ${await azure.token('https://management.azure.com')}`;
  const base = `${azure.door.armBaseUrl}${azure.scope}/`;
  const mfe = `${azure.door.armBaseUrl}/mferp/managementfrontend${azure.scope}/batchEndpoints/mnist-batch/jobs?`;
  const times = new Map<string, number[]>();
  return {
    jobs,
    times,
    async ask(list, path) {
      const url = `${path === 'MFE' ? mfe : base + path}api-version=2024-10-01`;
      const began = performance.now();
      const answer = await fetch(url, { headers: { authorization } });
      const { value } = z.object({ value: z.array(z.unknown()) }).parse(await answer.json());
      times.set(list, [...(times.get(list) ?? []), performance.now() - began]);
      if (value.length === 0) throw new Error(`${url} answered no job.`);
    },
  };
}

function median(values: number[] = []): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function report([short, long]: [Lists, Lists]): void {
  say(`\nfirst page of 100, medians   ${short.jobs} jobs   ${long.jobs} jobs   ratio (goal ≤ 2)`);
  for (const [list] of LISTS) {
    const [a, b] = [median(short.times.get(list)), median(long.times.get(list))];
    say(`  ${list.padEnd(26)} ${a.toFixed(1).padStart(7)} ms ${b.toFixed(1).padStart(9)} ms   ${(b / a).toFixed(2)}`);
  }
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' } } });
const rounds = z.coerce.number().int().min(1).parse(values.rounds);
const folder = await mkdtemp(path.join(tmpdir(), 'studio-bench-'));
const running: ChildProcess[] = [];
try {
  const open = async (jobs: number) => {
    const state = path.join(folder, String(jobs));
    await fill(state, jobs);
    const started = await start(state);
    running.push(started.child);
    return listsOf(started, jobs);
  };
  const both: [Lists, Lists] = [await open(500), await open(50_000)];
  for (let round = 0; round < rounds; round++)
    for (const [list, query] of LISTS) for (const lists of both) await lists.ask(list, query);
  report(both);
} finally {
  for (const child of running) {
    child.kill();
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
}
