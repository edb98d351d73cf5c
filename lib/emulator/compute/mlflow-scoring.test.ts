import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { mlflowPython } from './testing/mlflow-python';
import { addGraph, columnSpec } from './testing/onnx-models';
import { openTestBed, type PlanChange, planOf, type TestBed } from './testing/test-bed';

/** Jobs of MLflow models over tables, in real worker processes. */

let folder: string;
let bed: TestBed;
const openBed = async (python: string | null) => {
  bed = await openTestBed({ python });
};
beforeEach(async () => {
  folder = await mkdtemp(`${tmpdir()}/mlflow-scoring-`);
});
afterEach(async () => {
  await bed.close();
  await rm(folder, { recursive: true });
});

const modelPlan = (jobName: string, settings: PlanChange['settings'] = {}) =>
  planOf(jobName, { model: { container: 'data', path: 'm/', kind: 'folder' }, code: null, settings });

const inputs = JSON.stringify([columnSpec('a', 'double'), columnSpec('b', 'double')]);
const errorsOf = (jobName: string) => bed.log(`${jobName}-child`, 'logs/user/error.txt');

describe('flavor onnx', () => {
  beforeEach(async () => {
    await openBed(null);
    await bed.put({ 'm/MLmodel': stringify({ flavors: { onnx: { data: 'g.onnx' } }, signature: { inputs } }) });
    await bed.blobs.write('data', 'm/g.onnx', Buffer.from(addGraph()));
    await bed.put({ 'in/0.csv': 'a,b\n1,2\n3,4\n', 'in/1.jsonl': '{"a":0.5,"b":1}\n', 'in/2.csv': 'a,c\n1,2\n' });
  });

  test('scores tables row by row; a file that does not fit fails its mini-batch by name, and the job goes on', async () => {
    bed.submit(modelPlan('job', { maxRetries: 1 }));
    expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
    expect(await bed.output('job')).toBe('0,3.0,0.csv\n1,7.0,0.csv\n0,1.5,1.jsonl\n');
    const sentence =
      "The file 2.csv does not fit the model's signature: it has no column b (double); its columns are a, c.";
    const errors = await errorsOf('job');
    expect(errors.split('\n').filter((line) => line === sentence)).toHaveLength(2);
    expect(errors).not.toContain('    at ');
    expect(await bed.overview('job-child')).toContain('2 succeeded, 1 failed.');
  });

  test('counts files, not rows, for the threshold', async () => {
    bed.submit(modelPlan('job', { errorThreshold: 0 }));
    expect(await bed.finished('job')).toBe('Failed');
    expect(bed.error('job')).toContain('The number of failed items, 1, exceeds error_threshold, 0.');
  });

  test('a table without rows is a file without success', async () => {
    await bed.put({ 'in/0.csv': 'a,b\n', 'in/1.jsonl': '', 'in/2.csv': 'a,b\n1,1\n' });
    bed.submit(modelPlan('job', { miniBatchSize: 1 }));
    expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
    expect(await bed.output('job')).toBe('0,2.0,2.csv\n');
    expect(await errorsOf('job')).toContain('run() returned 0 items for a mini-batch of 1 files.');
  });
});

describe('other flavors', () => {
  const python_function = { loader_module: 'mlflow.sklearn' };
  const putModel = () =>
    bed.put({
      'm/MLmodel': stringify({ flavors: { python_function, sklearn: {} }, signature: { inputs } }),
      'm/model.json': JSON.stringify({ columns: { a: 'float64', b: 'float64' }, factor: 10 }),
      'in/0.csv': 'extra,b,a\nx,2,1\ny,0,"0.25"\n',
      'in/1.jsonl': '{"a":1,"b":1}\n\n{"a":2,"b":1}\n',
    });
  const model = { container: 'data', path: 'm/', kind: 'folder' } as const;

  test('are scored by mlflow in Python where the interpreter has it', async () => {
    await openBed(await mlflowPython(folder, 'with-mlflow'));
    await putModel();
    expect(await bed.engine.whyNotScorable(model)).toBeNull();
    bed.submit(modelPlan('job'));
    expect(await bed.finished('job'), bed.error('job') + (await errorsOf('job'))).toBe('Completed');
    expect(await bed.output('job')).toBe('0,30.0,0.csv\n1,2.5,0.csv\n0,20.0,1.jsonl\n1,30.0,1.jsonl\n');
  });

  test('fail the mini-batch of a file that does not fit, by name', async () => {
    await openBed(await mlflowPython(folder, 'with-mlflow'));
    await putModel();
    await bed.put({ 'in/2.csv': 'a\n1\n', 'in/3.parquet': 'PAR1', 'in/4, x.csv': 'a,b\n1,1\n' });
    bed.submit(modelPlan('job', { miniBatchSize: 1 }));
    expect(await bed.finished('job')).toBe('Completed');
    expect(await bed.output('job')).toMatch(/^(.*\n){4}0,20\.0,"4, x\.csv"\n$/);
    const errors = await errorsOf('job');
    expect(errors).toContain("The file 2.csv could not be scored: Model is missing inputs ['b'].");
    expect(errors).toContain('The file 3.parquet could not be scored: its type is not supported');
  });

  test('are refused with a sentence where it has not, before and at the job', async () => {
    await openBed(await mlflowPython(folder, 'broken-mlflow'));
    await putModel();
    const sentence = /flavors python_function, sklearn and not onnx.*mlflow, which the interpreter .* can not import/;
    expect(await bed.engine.whyNotScorable(model)).toMatch(sentence);
    bed.submit(modelPlan('job'));
    expect(await bed.finished('job')).toBe('Failed');
    expect(bed.error('job')).toMatch(sentence);
  });

  test('a folder without MLmodel is refused', async () => {
    await openBed(null);
    await bed.put({ 'm/model.pkl': '' });
    expect(await bed.engine.whyNotScorable(model)).toContain('The model has no MLmodel file');
  });
});
