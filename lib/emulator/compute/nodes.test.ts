import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Cluster } from './cluster';
import { openTestBed, planOf, type TestBed, until } from './testing/test-bed';

/** Nodes that start late, and nodes that go (performance-and-security.md §5.2). */

const signal = () => new AbortController().signal;

test('a cold node takes its time to start, a warm one is there at once, and an idle one is cold again', async () => {
  vi.useFakeTimers();
  const cluster = new Cluster('c', ['a'], { seconds: 60, idleSeconds: 120 });
  const ready = vi.fn();
  const first = cluster.take(1, signal()).then((lease) => {
    ready();
    return lease;
  });
  await vi.advanceTimersByTimeAsync(59_999);
  expect(ready).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  (await first).release();
  (await cluster.take(1, signal())).release();
  await vi.advanceTimersByTimeAsync(120_001);
  const gone = new AbortController();
  const late = cluster.take(1, gone.signal);
  gone.abort(new Error('left'));
  await expect(late).rejects.toThrow('left');
  const next = cluster.take(1, signal());
  await vi.advanceTimersByTimeAsync(60_000);
  expect((await next).nodes).toEqual(['a']);
  vi.useRealTimers();
});

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
});
afterEach(() => bed.close());

/** Says `started` in `in-{file}` and waits for the gate, in the first run only. */
const waitsOnce = () => `
import os, time
def run(mini_batch):
  name = os.path.basename(mini_batch[0])
  mark = os.path.join("${bed.dir}", "in-" + name)
  if not os.path.exists(mark):
    open(mark, "w").close()
    while not os.path.exists("${path.join(bed.dir, 'gate')}"): time.sleep(0.01)
  return [name]
`;
const begun = (name: string) => until(() => bed.blobs.exists('..', `in-${name}`), `${name} to run`);

test('a lost node fails no job and no try: what ran there runs again on the node that comes, rows exactly once', async () => {
  await bed.inputs(3);
  await bed.put({ 'code/score.py': waitsOnce() });
  bed.submit(planOf('job', { settings: { miniBatchSize: 1, errorThreshold: 0 } }));
  await begun('00.txt');
  expect(bed.engine.loseNode('job')).toBe('10.0.0.4');
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('00.txt\n01.txt\n02.txt\n');
  const report = await bed.log('job-child', 'logs/sys/job_report/processed_mini-batches.csv');
  expect(report).toMatch(/^0,1,10\.0\.0\.6\/process000,/m);
  expect(await bed.log('job-child', 'logs/sys/master_role.txt')).toContain('|Node 10.0.0.4 was lost');
  expect(await bed.log('job-child', 'logs/user/error.txt')).toBe('');
});

test('the other nodes go on while a lost one is missing, and its end is not waited for when all is done', async () => {
  bed.engine = bed.openEngine({ nodeStartSeconds: 0.01 });
  await bed.inputs(2);
  await bed.put({ 'code/score.py': waitsOnce() });
  bed.submit(planOf('job', { settings: { miniBatchSize: 1, instanceCount: 2 } }));
  await begun('00.txt');
  await begun('01.txt');
  expect(bed.engine.loseNode()).toBe('10.0.0.4');
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('00.txt\n01.txt\n');
});

test('nothing is lost where nothing runs', () => {
  expect(bed.engine.loseNode()).toBeNull();
  expect(bed.engine.loseNode('nobody')).toBeNull();
});
