import { readFileSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ARTIFACT_CONTAINER } from '../directory';
import { isFinished } from './state-machine';
import { echoScript, isAlive, openTestBed, planOf, recordOf, type TestBed, until } from './testing/test-bed';
import { logBlob } from './types';

/** Cancel, restart and a machine that runs out of things: jobs end in the right state and rows appear exactly once. */

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
  await bed.inputs(6);
});
afterEach(() => bed.close());

/** Waits in the mini-batch of the file with this number until `gate` is there, and writes its pid to `pid`. */
const waitsAt = (number: string) => `
import os, time
def run(mini_batch):
  if any(open(f).read() == "${number}" for f in mini_batch):
    open("${path.join(bed.dir, 'pid.tmp')}", "w").write(str(os.getpid()))
    os.rename("${path.join(bed.dir, 'pid.tmp')}", "${path.join(bed.dir, 'pid')}")
    while not os.path.exists("${path.join(bed.dir, 'gate')}"): time.sleep(0.01)
  return [os.path.basename(f) for f in mini_batch]
`;
const pid = () => {
  try {
    return Number(readFileSync(path.join(bed.dir, 'pid'), 'utf8'));
  } catch {
    return 0;
  }
};
const execution = 'logs/azureml/executionlogs.txt';
const allRows = '00.txt\n01.txt\n02.txt\n03.txt\n04.txt\n05.txt\n';

async function runUntilItWaits(change: Parameters<typeof planOf>[1] = {}) {
  await bed.put({ 'code/score.py': waitsAt('2') });
  bed.submit(planOf('job', change));
  await until(() => pid() > 0, 'the script to wait');
}

test('cancel kills the processes and ends the job once; a second cancel changes nothing', async () => {
  await runUntilItWaits();
  bed.engine.cancel('job');
  expect(bed.status('job')).toBe('CancelRequested');
  bed.engine.cancel('job');
  expect(await bed.finished('job')).toBe('Canceled');
  expect(isAlive(pid())).toBe(false);
  bed.engine.cancel('job');
  expect(bed.jobs.history('job')).toEqual(['Preparing', 'Queued', 'Running', 'CancelRequested', 'Canceled']);
  expect(bed.jobs.get('job')?.child?.status).toBe('Canceled');
  expect(await bed.blobs.exists('data', 'out/job/predictions.csv')).toBe(false);
});

test('a job can be cancelled while it queues, and gives its place to the next', async () => {
  await runUntilItWaits({ settings: { instanceCount: 2 } });
  bed.submit(planOf('waiting', { settings: { instanceCount: 2 } }));
  bed.submit(planOf('next'));
  const queue = () => ['waiting', 'next'].map(bed.childStatus).every((status) => status === 'Queued');
  await until(() => queue() && bed.status('next') === 'Running', 'both to queue');
  bed.engine.cancel('waiting');
  expect(await bed.finished('waiting')).toBe('Canceled');
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('next')).toBe('Completed');
});

test('a job whose parent ran while its child queued queues again in the next life', async () => {
  await runUntilItWaits({ settings: { instanceCount: 2 } });
  bed.submit(planOf('next'));
  await until(() => bed.status('next') === 'Running', 'its parent to run ahead');
  await bed.engine.close();
  expect(bed.childStatus('next')).toBe('Queued');
  await bed.blobs.write('..', 'gate', '');
  bed.engine = bed.openEngine();
  bed.engine.resume();
  expect(await bed.finished('next')).toBe('Completed');
  const record = bed.jobs.get('next');
  expect(record?.child?.status).toBe('Completed');
  expect(Date.parse(record?.child?.startedAt ?? '')).toBeGreaterThan(Date.parse(record?.parent.startedAt ?? ''));
  expect(bed.jobs.history('next')).toEqual(['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed']);
});

test('a cancel in the middle of the upload of the output wins', async () => {
  await bed.put({ 'code/score.py': echoScript });
  const upload = vi.spyOn(bed.blobs, 'uploadFile').mockImplementation(async () => bed.engine.cancel('job'));
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Canceled');
  upload.mockRestore();
});

test('cancelling a finished or an unknown job is harmless', async () => {
  await bed.put({ 'code/score.py': echoScript });
  bed.submit(planOf('job'));
  await bed.finished('job');
  bed.engine.cancel('job');
  bed.engine.cancel('nobody');
  expect(bed.status('job')).toBe('Completed');
});

test('a job carries on in the next life: done mini-batches are not run again, rows appear exactly once', async () => {
  await runUntilItWaits();
  const first = pid();
  await bed.engine.close();
  expect(isAlive(first)).toBe(false);
  expect(bed.status('job')).toBe('Running');
  await bed.blobs.write('..', 'gate', '');
  // Had it been scored again, the first mini-batch would come out differently now.
  await bed.put({ 'in/00.txt': 'changed' });
  bed.engine = bed.openEngine();
  bed.engine.resume();
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe(allRows);
  expect(bed.jobs.history('job')).toEqual(['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed']);
  const report = await bed.log('job-child', 'logs/sys/job_report/processed_mini-batches.csv');
  expect(report.match(/^\d+,/gm)?.sort()).toEqual(['0,', '1,', '2,']);
  expect(await bed.overview('job-child')).toMatch(
    /^[\s\S]*Scheduling finished(?![\s\S]*Scheduling finished)[\s\S]*Finished\. Processed 3 of 3/,
  );
});

test('log lines that a crash took are written at the next start, with their own instants', async () => {
  await runUntilItWaits();
  await until(async () => (await bed.log('job', execution)).includes('Running'), 'the log to be written');
  const before = await bed.log('job', execution);
  await bed.engine.close();
  // As if the process had died before its last append.
  await bed.blobs.write(ARTIFACT_CONTAINER, logBlob('job', execution), `${before.split('\n')[0]}\n`);
  await bed.blobs.write('..', 'gate', '');
  bed.engine = bed.openEngine();
  bed.engine.resume();
  await bed.finished('job');
  const lines = (text: string) => text.split('\n').filter((line) => /Queued|Running/.test(line));
  expect(lines(await bed.log('job', execution))).toEqual(lines(before));
});

test('a job keeps the cut of its input over a restart, whatever has been added since', async () => {
  await runUntilItWaits();
  await bed.engine.close();
  await bed.put({ 'in/01b.txt': 'late' });
  await bed.blobs.write('..', 'gate', '');
  bed.engine = bed.openEngine();
  bed.engine.resume();
  await bed.finished('job');
  expect(await bed.output('job')).toBe(allRows);
});

test('a job whose last result was over its threshold when the workspace was killed fails at the next start', async () => {
  await bed.put({ 'code/score.py': waitsAt('4') });
  bed.submit(planOf('job', { settings: { errorThreshold: 1 } }));
  await until(() => pid() > 0, 'the script to wait in the last mini-batch');
  await bed.engine.close();
  // As if the kill had come between the last result and the end of the job.
  const resultOf = (index: number) => path.join(bed.dir, 'jobs', 'job', 'results', `${index}.rows`);
  const [head = ''] = readFileSync(resultOf(0), 'utf8').split('\n');
  const last = { ...JSON.parse(head), index: 2, succeeded: 0, failed: 2, status: 'RUN_EXCEPTION' };
  writeFileSync(resultOf(2), `${JSON.stringify(last)}\n`);
  bed.engine = bed.openEngine();
  bed.engine.resume();
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toContain('exceeds error_threshold, 1');
});

test('a cancel that was pending when the workspace ended is carried out at the next start', async () => {
  bed.jobs.insert(recordOf(planOf('job'), 'CancelRequested'));
  bed.engine.resume();
  expect(await bed.finished('job')).toBe('Canceled');
});

test('a pending cancel ends as Canceled also when the store refuses the first write', async () => {
  bed.jobs.insert(recordOf(planOf('job'), 'CancelRequested'));
  vi.spyOn(bed.jobs, 'update').mockImplementationOnce(() => {
    throw new Error('database or disk is full');
  });
  bed.engine.resume();
  expect(await bed.finished('job')).toBe('Canceled');
});

test('an output that was already uploaded when the process died is not taken for somebody else’s', async () => {
  await bed.put({ 'code/score.py': echoScript.replace("+ ':' + open(f).read()", '') });
  const flush = vi.spyOn(bed.blobs, 'flush').mockImplementation(() => new Promise(() => undefined));
  bed.submit(planOf('job'));
  await until(() => flush.mock.calls.length > 0, 'the output to be uploaded');
  flush.mockRestore();
  const next = bed.openEngine();
  next.resume();
  expect(await bed.finished('job')).toBe('Completed');
  expect(await bed.output('job')).toBe(allRows);
});

test('a full disk ends the job with the reason, and the engine runs the next one', async () => {
  await bed.put({ 'code/score.py': echoScript });
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  const download = vi.spyOn(bed.blobs, 'download').mockRejectedValue(full);
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toContain('no space left on the disk');
  download.mockRestore();
  bed.submit(planOf('next'));
  expect(await bed.finished('next')).toBe('Completed');
});

test('results that cannot be written end the job, not the engine', async () => {
  await runUntilItWaits();
  await rm(path.join(bed.dir, 'jobs', 'job', 'results'), { recursive: true });
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toContain('The local workspace could not run the job');
});

test('a store that refuses a last state for a while gets it when it can take it', async () => {
  await runUntilItWaits();
  bed.jobs.failing = 1;
  await bed.blobs.write('..', 'gate', '');
  expect(isFinished((await bed.finished('job')) ?? 'NotStarted')).toBe(true);
});

test('working files of jobs that nobody waits for are swept at the next start', async () => {
  const stale = path.join(bed.dir, 'jobs', 'stale');
  await mkdir(stale, { recursive: true });
  bed.engine.resume();
  await until(
    () =>
      rm(stale, { recursive: false }).then(
        () => false,
        (error) => error.code === 'ENOENT',
      ),
    'the sweep',
  );
});
