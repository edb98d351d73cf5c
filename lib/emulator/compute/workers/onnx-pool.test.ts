import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isAlive, openTestBed, type PlanChange, planOf, type TestBed, until } from '../testing/test-bed';

/** The processes around the ONNX scorer, with a small scorer in its place. */

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed({ scorerUrl: new URL('../testing/small-scorer.ts', import.meta.url).href });
  await bed.put({ 'm/a': '' });
  await bed.inputs(4);
});
afterEach(() => bed.close());

const modelPlan = (jobName: string, settings: PlanChange['settings'] = {}) =>
  planOf(jobName, { model: { container: 'data', path: 'm/', kind: 'folder' }, code: null, settings });

const pidsOf = async (jobName: string) =>
  (await bed.output(jobName))
    .trim()
    .split('\n')
    .map((row) => Number(row.split(',')[0]));

/** The process that loaded the model last; 0 while there is none. */
async function loadedBy(): Promise<number> {
  const models = path.join(bed.dir, 'work', 'models');
  const files = await readdir(models, { recursive: true }).catch(() => []);
  const file = files.find((name) => path.basename(name) === 'pid');
  return file ? Number(await readFile(path.join(models, file), 'utf8')) : 0;
}

test('a process stays warm for the next job of the same model, and the model is downloaded once', async () => {
  const download = vi.spyOn(bed.blobs, 'download');
  bed.submit(modelPlan('first'));
  expect(await bed.finished('first'), bed.error('first')).toBe('Completed');
  bed.submit(modelPlan('second'));
  expect(await bed.finished('second')).toBe('Completed');
  expect(download).toHaveBeenCalledTimes(1);
  expect(await pidsOf('second')).toEqual(await pidsOf('first'));
});

test('run() over its time-out, or a process that dies, fails the try and gets a new process', async () => {
  await bed.put({ 'in/00.txt': 'hang', 'in/02.txt': 'die', 'in/04.txt': 'fine' });
  bed.submit(modelPlan('job', { timeoutSeconds: 1 }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toMatch(/^\d+,04\.txt\n$/);
  const errors = await bed.log('job-child', 'logs/user/error.txt');
  expect(errors).toContain('run() took longer than 1 seconds.');
  expect(errors).toContain('The worker process exited with code 7 during run().');
});

test('files that do not come within task_overhead_timeout fail the try as LOAD_TIMEOUT', async () => {
  await bed.put({ 'in/00.txt': 'fine', 'in/never.txt': '' });
  bed.submit(modelPlan('job', { taskOverheadSeconds: 2, miniBatchSize: 1 }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const report = await bed.log('job-child', 'logs/sys/job_report/processed_mini-batches.csv');
  expect(report).toMatch(/,LOAD_TIMEOUT,SystemError,The files of the mini-batch could not be read within 2 seconds\.,/);
  expect(await bed.output('job')).toContain('00.txt');
});

test('cancel ends the process of a run() that hangs', async () => {
  await bed.put({ 'in/00.txt': 'hang' });
  bed.submit(modelPlan('job'));
  await until(async () => (await loadedBy()) > 0, 'the model to be loaded');
  const pid = await loadedBy();
  bed.engine.cancel('job');
  expect(await bed.finished('job')).toBe('Canceled');
  expect(isAlive(pid)).toBe(false);
});

test('close ends the warm processes as well', async () => {
  bed.submit(modelPlan('job'));
  await bed.finished('job');
  const pid = await loadedBy();
  expect(isAlive(pid)).toBe(true);
  await bed.engine.close();
  expect(isAlive(pid)).toBe(false);
});
