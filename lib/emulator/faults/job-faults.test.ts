import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { memoryJobs } from '../compute/testing/memory-jobs';
import { commandStep, folderAt, parallelStep, pipelineOf } from '../compute/testing/pipelines';
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
  for (const name of ['plain', 'tagged']) some.nodesMayGo(name, signal.signal);
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

/** A command that says when it began, leaves something behind and waits for the gate. */
const waiting = (dir: string) =>
  `echo begun >> "${dir}/times"; ls > \${{outputs.o}}/found; touch half; while ! test -e "${dir}/gate"; do sleep 0.05; done`;

it('a pipeline that stops responding says so, in its step as well, and completes when it is back', async () => {
  const engine = bed.openEngine({ faults });
  const step = commandStep('quiet', `echo done > \${{outputs.o}}/f`, { outputs: { o: folderAt('out/quiet/') } });
  on('notResponding', 'silent');
  bed.jobs.insert(recordOf(pipelineOf('silent', [step])));
  engine.start('silent');
  const stepStatus = () => bed.jobs.get('silent')?.steps?.['run-quiet']?.status;
  await until(() => bed.status('silent') === 'NotResponding' && stepStatus() === 'NotResponding', 'both to say so');
  registry.clear();
  expect(await bed.finished('silent'), bed.error('silent')).toBe('Completed');
  expect(stepStatus()).toBe('Completed');
});

it('a command whose node is lost starts again on the next, in an empty folder; the next step keeps its node', async () => {
  const engine = bed.openEngine({ faults });
  faults.joinEngine(engine);
  const command = commandStep('again', waiting(bed.dir), { outputs: { o: folderAt('out/again/') } });
  bed.jobs.insert(recordOf(pipelineOf('taken', [command, parallelStep('score', { after: ['again'] })])));
  engine.start('taken');
  const begun = async () =>
    (await readFile(path.join(bed.dir, 'times'), 'utf8').catch(() => '')).split('begun').length - 1;
  await until(async () => (await begun()) === 1, 'the command to begin');
  on('nodeLost', 'taken');
  await until(async () => (await begun()) === 2, 'the command to begin again');
  await writeFile(path.join(bed.dir, 'gate'), '');
  expect(await bed.finished('taken'), JSON.stringify(bed.jobs.get('taken')?.steps)).toBe('Completed');
  expect(await begun()).toBe(2);
  expect((await bed.blobs.read('data', 'out/again/found')).toString()).toBe('');
  const said = await bed.log('run-again', 'logs/azureml/executionlogs.txt');
  expect(said).toContain('PreemptionError: Nodes of this job got pre-empted). The command starts again on 10.0.0.6.');
  expect(await bed.log('run-score', 'logs/sys/master_role.txt')).not.toContain('was lost');
});

it('a parallel step whose node is lost goes on with what is left, every row once', async () => {
  const engine = bed.openEngine({ faults });
  faults.joinEngine(engine);
  const code = { location: folderAt('slow/'), scoringScript: 'score.py' };
  const settings = { ...parallelStep('rest').settings, miniBatchSize: 1 };
  bed.jobs.insert(recordOf(pipelineOf('parted', [parallelStep('rest', { code, settings })])));
  engine.start('parted');
  await until(
    async () => (await bed.log('run-rest', 'logs/sys/job_report/processed_mini-batches.csv')).includes('RUN_DONE'),
    'a row',
  );
  on('nodeLost', 'parted');
  expect(await bed.finished('parted'), JSON.stringify(bed.jobs.get('parted')?.steps)).toBe('Completed');
  expect(await bed.log('run-rest', 'logs/sys/master_role.txt')).toContain('Node 10.0.0.4 was lost');
  expect((await bed.blobs.read('data', 'out/rest.txt')).toString().trim().split('\n').sort()).toEqual([
    '00.txt:0',
    '01.txt:1',
    '02.txt:2',
    '03.txt:3',
  ]);
});
