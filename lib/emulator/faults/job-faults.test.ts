import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { memoryJobs } from '../compute/testing/memory-jobs';
import { echoScript, openTestBed, planOf, recordOf, type TestBed, until } from '../compute/testing/test-bed';
import { fault } from './fault';
import { createJobFaults } from './job-faults';
import { FaultRegistry } from './registry';

const registry = new FaultRegistry();
let bed: TestBed;
let faults: ReturnType<typeof createJobFaults>;
const loseNode = vi.fn(() => '10.0.0.4');

beforeAll(async () => {
  bed = await openTestBed();
  faults = createJobFaults(registry, bed.jobs);
  faults.joinEngine({ loseNode });
  await bed.put({ 'code/score.py': echoScript });
  await bed.inputs(4);
});
afterAll(() => bed.close());
beforeEach(() => registry.clear());

/** Runs a job with these tags on an engine with faults. */
function start(jobName: string, tags: Record<string, string> = {}) {
  const engine = bed.openEngine({ faults });
  bed.jobs.insert({ ...recordOf(planOf(jobName)), submission: { tags } });
  engine.start(jobName);
  return engine;
}
const reached = (jobName: string, status: string) =>
  until(() => bed.status(jobName) === status, `${jobName} ${status}`);
const on = (kind: string, job: string) => registry.put(kind, fault.parse({ kind, where: { job } }));

it('a cancel hangs until the fault is off, with the workers gone', async () => {
  on('notResponding', 'hangs');
  on('cancelHangs', 'hangs');
  const engine = start('hangs');
  await reached('hangs', 'NotResponding');
  engine.cancel('hangs');
  await reached('hangs', 'CancelRequested');
  engine.cancel('hangs');
  expect(bed.status('hangs')).toBe('CancelRequested');
  registry.delete('cancelHangs');
  expect(await bed.finished('hangs')).toBe('Canceled');
});

it('a cancel that hangs does not keep the engine from closing, and ends in its next life', async () => {
  on('notResponding', 'closes');
  on('cancelHangs', 'closes');
  const engine = start('closes');
  await reached('closes', 'NotResponding');
  engine.cancel('closes');
  await reached('closes', 'CancelRequested');
  await engine.close();
  expect(bed.status('closes')).toBe('CancelRequested');
  registry.clear();
  bed.openEngine({ faults }).resume();
  expect(await bed.finished('closes')).toBe('Canceled');
});

it('a compute that stops responding comes back, and the job completes with every row once', async () => {
  on('notResponding', 'lost*');
  start('lost-touch');
  await reached('lost-touch', 'NotResponding');
  await until(
    async () => (await bed.log('lost-touch', 'logs/azureml/executionlogs.txt')).includes('NotResponding'),
    'log',
  );
  registry.clear();
  expect(await bed.finished('lost-touch')).toBe('Completed');
  expect((await bed.output('lost-touch')).trim().split('\n').sort()).toEqual([
    '00.txt:0',
    '01.txt:1',
    '02.txt:2',
    '03.txt:3',
  ]);
});

it('tags do the same for one job, as long as they say', async () => {
  start('tagged', { 'faults.job': 'NotResponding:0.3' });
  await reached('tagged', 'NotResponding');
  expect(await bed.finished('tagged')).toBe('Completed');
});

it('takes a node from the job that is named, once', async () => {
  const signal = new AbortController();
  const jobs = memoryJobs();
  for (const [name, tags] of [
    ['plain', {}],
    ['tagged', { 'faults.node': 'lost' }],
  ] as const)
    jobs.insert({ ...recordOf(planOf(name)), submission: { tags } });
  const some = createJobFaults(registry, jobs);
  some.joinEngine({ loseNode });
  for (const name of ['plain', 'tagged']) some.running(name, signal.signal, () => undefined);
  await vi.waitFor(() => expect(loseNode.mock.calls).toEqual([['tagged']]));
  on('nodeLost', 'plain');
  expect(loseNode.mock.calls).toEqual([['tagged'], ['plain']]);
  registry.put('other', fault.parse({ kind: 'html', where: {} }));
  signal.abort();
  expect(loseNode).toHaveBeenCalledTimes(2);
});

it('a job that loses a node by its tag completes on the next, every row once', async () => {
  const engine = bed.openEngine({ faults });
  faults.joinEngine(engine);
  await bed.put({
    'slow/score.py': `import time${echoScript.replace('    return', '    time.sleep(0.3)\n    return')}`,
  });
  const location = { container: 'data', path: 'slow/', kind: 'folder' as const };
  const change = { code: { location, scoringScript: 'score.py' }, settings: { miniBatchSize: 1 } };
  bed.jobs.insert({ ...recordOf(planOf('nodes', change)), submission: { tags: { 'faults.node': 'lost' } } });
  engine.start('nodes');
  expect(await bed.finished('nodes'), bed.error('nodes')).toBe('Completed');
  expect(await bed.log('nodes-child', 'logs/sys/master_role.txt')).toMatch(/Node 10\.0\.0\.\d was lost/);
  expect((await bed.output('nodes')).trim().split('\n').sort()).toHaveLength(4);
});
