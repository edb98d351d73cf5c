import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digitFiles } from '../seed/digits';
import { openTestBed, type PlanChange, planOf, type TestBed } from './testing/test-bed';

/** Jobs of an ONNX model, in real worker processes that read the blobs themselves. */

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
  for (const name of ['MLmodel', 'model.onnx'])
    await bed.blobs.write(
      'data',
      `m/${name}`,
      await readFile(new URL(`../seed/models/mnist-onnx/${name}`, import.meta.url)),
    );
  for (const { name, body } of await digitFiles(12)) await bed.blobs.write('data', `in/${name}`, body);
});
afterEach(() => bed.close());

const modelPlan = (jobName: string, change: PlanChange = {}) =>
  planOf(jobName, {
    model: { container: 'data', path: 'm/', kind: 'folder' },
    modelName: 'mnist-onnx:1',
    code: null,
    ...change,
    settings: { miniBatchSize: 5, ...change.settings },
  });

test('digits are scored by two processes, and the rows come in listing order', async () => {
  bed.submit(modelPlan('job', { settings: { maxConcurrencyPerInstance: 2 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const rows = (await bed.output('job')).trim().split('\n');
  expect(rows.map((row) => row.split(',')[1])).toEqual(
    [0, 1, 10, 11, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `${digit}.png`),
  );
  expect(rows[0]).toBe('7,0.png');
});

test('a file that is no image fails its mini-batch, by name, and no other', async () => {
  await bed.put({ 'in/1.png': 'no image' });
  bed.submit(modelPlan('job', { settings: { maxRetries: 1 } }));
  expect(await bed.finished('job')).toBe('Completed');
  expect((await bed.output('job')).trim().split('\n')).toHaveLength(7);
  expect(await bed.log('job-child', 'logs/user/error.txt')).toMatch(/Mini-batch 0 failed[\s\S]*1\.png/);
  expect(await bed.overview('job-child')).toContain('7 succeeded, 5 failed.');
});

test('a model that cannot be loaded ends the job with the reason', async () => {
  await bed.put({ 'm/model.onnx': 'no graph' });
  bed.submit(modelPlan('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toMatch(/model/i);
});
