import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { orAborted } from './failures';
import { foldersAt, type JobFolders } from './job-folders';
import { singleRun, unborn } from './pipeline/run-store';
import { RunLife } from './run-life';
import { planOf, until } from './testing/test-bed';
import type { RunState } from './types';

/** The rules by which every run ends: a batch job, a pipeline, each of its steps. */

let dir: string;
let folders: JobFolders;
let state: RunState;
let said: string[];
let cancelMayEnd: () => Promise<void>;
let toldOfEnd: () => void;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'life-'));
  folders = foldersAt(path.join(dir, 'job'));
  state = unborn(new Date().toISOString());
  said = [];
  cancelMayEnd = async () => undefined;
  toldOfEnd = () => undefined;
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const logs = {
  carryOn: async () => void said.push('carried on'),
  status: (status: string) => void said.push(status),
  ended(status: string, message: string | null) {
    said.push(`ended ${status}: ${message}`);
    toldOfEnd();
  },
  close: async () => undefined,
};
type Run = RunLife<typeof logs>;

function runOf(work: (life: Run) => Promise<void>): Run {
  const store = singleRun(
    planOf('job'),
    () => state,
    (next) => {
      state = next;
    },
  );
  const parts = { clock: { now: () => new Date() }, faults: { cancelMayEnd: () => cancelMayEnd() } };
  return new RunLife({ name: 'job', store, folders, isResumed: false, logs }, parts, work);
}
const untilAborted = ({ signal }: Run) => orAborted(new Promise<void>(() => undefined), signal);

test('completes with its work, and leaves no folder', async () => {
  await runOf(async ({ states }) => {
    for (const status of ['Queued', 'Running', 'Finalizing'] as const) states.move(status);
  }).run();
  expect(said).toEqual(['Preparing', 'Queued', 'Running', 'Finalizing', 'ended Completed: null', 'Completed']);
  expect(await readdir(dir)).toEqual([]);
});

test('ends Canceled when the cancel may end, whatever its work says, and a later cancel is nothing', async () => {
  let mayEnd = (): void => undefined;
  let isHeld = false;
  cancelMayEnd = () =>
    new Promise((resolve) => {
      isHeld = true;
      mayEnd = resolve;
    });
  const life = runOf(async (own) => {
    own.cancel();
    throw new Error('the work fails of it');
  });
  const ended = life.run();
  await until(() => isHeld, 'the cancel to hang');
  expect(state.status).toBe('CancelRequested');
  mayEnd();
  await ended;
  life.cancel();
  expect([state.status, state.error]).toEqual(['Canceled', null]);
});

test('of a full disk it says so, and gives up its scratch before it writes its end', async () => {
  let left: string[] = [];
  const life = runOf(async () => {
    throw Object.assign(new Error('write'), { code: 'ENOSPC' });
  });
  toldOfEnd = () => {
    left = readdirSync(folders.job);
  };
  await life.run();
  expect(state.error?.message).toContain('no space left on the disk');
  expect(left).toEqual(['output', 'states.ndjson']);
});

test('is left unfinished, with its folder, when the workspace closes', async () => {
  const life = runOf(untilAborted);
  const ended = life.run();
  await until(() => said.includes('Preparing'), 'the run to begin');
  life.close();
  await ended;
  expect([state.status, await readdir(dir)]).toEqual(['Preparing', ['job']]);
});
