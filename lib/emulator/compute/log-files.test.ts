import { afterEach, beforeEach, expect, test } from 'vitest';
import { ARTIFACT_CONTAINER } from '../directory';
import { Summaries } from './logs/summaries';
import { openTestBed, type PlanChange, planOf, type TestBed } from './testing/test-bed';
import { logBlob } from './types';

/** The log files of performance-and-security.md §5.4 and contract F2: their names, and what their readers look for. */

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
  await bed.inputs(3);
});
afterEach(() => bed.close());

/** Prints, logs at three levels, waits until as many processes have come so far, and fails for the file of this number. */
const talking = (bad: string, processes: number) => `
import os, sys, time
from azureml_user.parallel_run import EntryScript
def run(mini_batch):
  print("to stdout")
  print("to stderr", file=sys.stderr)
  logger = EntryScript().logger
  logger.debug("script debug")
  logger.info("script info")
  logger.warning("script warning")
  meet = "${bed.dir}/meet"
  os.makedirs(meet, exist_ok=True)
  open(os.path.join(meet, str(os.getpid())), "w").close()
  while len(os.listdir(meet)) < ${processes}: time.sleep(0.005)
  if any(open(f).read() == "${bad}" for f in mini_batch): raise ValueError("bad file")
  return [os.path.basename(f) for f in mini_batch]
`;

async function run(jobName: string, change: PlanChange, bad = '2') {
  await bed.put({ 'code/score.py': talking(bad, change.settings?.instanceCount ?? 1) });
  bed.submit(planOf(jobName, change));
  return bed.finished(jobName);
}

async function filesNamed(runName: string): Promise<string[]> {
  const folder = logBlob(runName, '');
  const names: string[] = [];
  for await (const { name } of bed.blobs.list(ARTIFACT_CONTAINER, folder)) names.push(name.slice(folder.length));
  return names;
}

/** The same, without what the clock has to do with. */
async function filesOf(runName: string): Promise<string[]> {
  const dated = (name: string) =>
    name
      .replace(/overview\.\d{10}/, 'overview.<yyyymmddhh>')
      .replace(/os\/\d{10}\/processes_\d\d$/, 'os/<yyyymmddhh>/processes_<mm>');
  return [...new Set((await filesNamed(runName)).map(dated))].sort();
}

const seats = (of: (seat: string) => string) => ['10.0.0.4/process000', '10.0.0.5/process000'].map(of);
const nodes = (of: (node: string) => string) => ['10.0.0.4', '10.0.0.5'].map(of);

test('a run with a failed mini-batch has every file, by its name', async () => {
  expect(await run('job', { settings: { instanceCount: 2, errorThreshold: 0 } })).toBe('Failed');
  expect(await filesOf('job')).toEqual(
    ['executionlogs', 'stderrlogs', 'stdoutlogs'].map((name) => `logs/azureml/${name}.txt`),
  );
  const expected = [
    'logs/job_error.txt',
    'logs/job_progress_overview.<yyyymmddhh>.txt',
    'logs/job_result.txt',
    'logs/readme.txt',
    'logs/sys/job_report/node_summary.csv',
    'logs/sys/job_report/process_summary.csv',
    'logs/sys/job_report/processed_mini-batches.csv',
    'logs/sys/master_role.txt',
    'logs/user/error.txt',
    'azureml-logs/70_driver_log.txt',
    'user_logs/std_log_0.txt',
    'user_logs/std_log_1.txt',
    ...nodes((node) => `logs/sys/node/${node}/_main.txt`),
    ...seats((seat) => `logs/sys/node/${seat}.txt`),
    ...seats((seat) => `logs/user/stdout/${seat}.stdout.txt`),
    ...seats((seat) => `logs/user/stderr/${seat}.stderr.txt`),
    ...seats((seat) => `logs/user/entry_script_log/${seat}.log.txt`),
    ...nodes((node) => `system_logs/lifecycler/${node}/execution-wrapper.txt`),
    ...nodes((node) => `logs/sys/perf/${node}/os/<yyyymmddhh>/processes_<mm>`),
    ...nodes((node) => `logs/sys/perf/${node}/node_resource_usage.csv`),
    ...nodes((node) => `logs/sys/perf/${node}/node_disk_usage.csv`),
    ...nodes((node) => `logs/sys/perf/${node}/processes_resource_usage.csv`),
  ];
  const files = await filesOf('job-child');
  expect(files).toEqual(expect.arrayContaining(expected));
  const others = files.filter((file) => !expected.includes(file));
  expect(others).toEqual([expect.stringMatching(/^logs\/user\/error\/10\.0\.0\.[45]\/process000\.txt$/)]);
});

test('the driver, the result and the error say how the run ended, and the readme explains each file', async () => {
  await run('job', { settings: { instanceCount: 2, errorThreshold: 0 } });
  expect(await bed.log('job-child', 'user_logs/std_log_0.txt')).toContain(
    'User program failed with Exception: Run failed. Please check logs for details. You can check logs/readme.txt for the layout of logs.',
  );
  expect(await bed.log('job-child', 'user_logs/std_log_0.txt')).toContain('The driver exits with code 42.');
  expect(await bed.log('job-child', 'user_logs/std_log_1.txt')).toContain('The node exits with code 41.');
  for (const file of ['logs/job_error.txt', 'logs/job_result.txt'])
    expect(await bed.log('job-child', file), file).toContain('exceeds error_threshold, 0');
  const readme = await bed.log('job-child', 'logs/readme.txt');
  for (const file of [
    'job_error',
    'sys/error',
    '70_driver_log',
    'lifecycler',
    'processes_',
    'entry_script_log',
    'process_summary',
    'node_summary',
    'sys/perf',
  ])
    expect(readme).toContain(file);
});

test('the tables of processes show those that score, and what they have started', async () => {
  await bed.put({
    'code/score.py': `import subprocess\ndef init():\n  subprocess.Popen(["sleep", "77"])\n${talking('9', 1)}`,
  });
  bed.submit(planOf('job'));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const file = (await filesNamed('job-child')).find((name) => name.includes('/os/')) ?? '';
  expect(file).toMatch(/^logs\/sys\/perf\/10\.0\.0\.4\/os\/\d{10}\/processes_\d\d$/);
  const rows = (await bed.log('job-child', file)).trimEnd().split('\n').slice(1);
  expect(rows.map((row) => /runner\.py|sleep 77/.exec(row)?.[0])).toEqual(['runner.py', 'sleep 77']);
});

test('what a script writes to its log_dir is shown beside the lines of its logger, also when the job fails', async () => {
  const script = `
import os
from azureml_user.parallel_run import EntryScript
def run(mini_batch):
  own = EntryScript()
  os.makedirs(own.log_dir, exist_ok=True)
  open(os.path.join(own.log_dir, own.agent_name + "_mine.txt"), "w").write("seen")
  raise ValueError("bad")
`;
  await bed.put({ 'code/score.py': script });
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(await bed.log('job-child', 'logs/user/entry_script_log/10.0.0.4/process000_mine.txt')).toBe('seen');
});

test('the report tells processor time from the time of the clock', async () => {
  const work =
    'until = time.process_time() + (0.3 if "busy" in name else 0)\n  while time.process_time() < until: pass';
  const script = `import os, time\ndef run(mini_batch):\n  name = open(mini_batch[0]).read()\n  ${work}\n  time.sleep(0.3)\n  return [name]`;
  await bed.put({ 'code/score.py': script, 'in/02.txt': 'busy' });
  bed.submit(planOf('job', { settings: { miniBatchSize: 1 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const report = await bed.log('job-child', 'logs/sys/job_report/processed_mini-batches.csv');
  const cells = (index: number) =>
    (report.split('\n').find((row) => row.startsWith(`${index},`)) ?? '').split(',').map(Number);
  const [, , , , , , , , idle = 1, run = 0] = cells(0);
  expect(idle).toBeLessThan(0.25);
  expect(run).toBeGreaterThanOrEqual(0.3);
  expect(cells(2)[8]).toBeGreaterThanOrEqual(0.3);
});

test('resource_monitor_interval decides how often the resources are looked at, 0 for never', async () => {
  await run('job', { settings: { resourceMonitorSeconds: 0 } });
  expect((await filesOf('job-child')).filter((name) => name.includes('/perf/'))).toEqual([]);
});

test('a file that can not be read is a failure of the system, in logs/sys/error', async () => {
  await bed.put({ 'code/score.py': talking('9', 1) });
  bed.blobs.download = async (container, name, file) => {
    if (name.endsWith('02.txt')) throw new Error('the blob is gone');
    const { copyFile } = await import('node:fs/promises');
    await copyFile(`${bed.dir}/blobs/${container}/${name}`, file);
  };
  bed.submit(planOf('job'));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.log('job-child', 'logs/sys/error/10.0.0.4/process000.txt')).toContain('the blob is gone');
});

test.each([
  ['Debug', ['script debug', 'script info', 'script warning'], ['DEBUG', 'INFO', 'WARNING']],
  ['Info', ['script info', 'script warning'], ['INFO', 'WARNING']],
  ['Warning', ['script warning'], ['WARNING']],
] as const)(
  'logging level %s shows what it names, in the log of the script and in the service’s own',
  async (loggingLevel, said, levels) => {
    await run('job', { settings: { loggingLevel } });
    const script = await bed.log('job-child', 'logs/user/entry_script_log/10.0.0.4/process000.log.txt');
    expect([...new Set(script.match(/script \w+/g))]).toEqual(said);
    expect(script).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\|\w+\|\d+\|\d+\|script/);
    const service = await bed.log('job-child', 'logs/sys/node/10.0.0.4/process000.txt');
    expect([...new Set(service.match(/(?<=^.{23}\|)[A-Z]+/gm))].sort()).toEqual([...levels]);
  },
);

test('the summaries add up the report by process and by node', () => {
  const summaries = new Summaries();
  const result = { index: 0, total: 2, succeeded: 1, failed: 1, tries: 1, status: 'RUN_DONE' as const, category: '' };
  const times = { message: '', elapsedSeconds: 1, processSeconds: 0.5, runSeconds: 0.25, processStartedAt: 't' };
  for (const process of ['a/process001', 'a/process000', 'a/process000', 'b/process000'])
    summaries.add({ ...result, ...times, process });
  expect(summaries.byProcess()).toBe(
    'Process,Process Start Time,Mini-batches,Total,Succeeded,Failed,Process Seconds,Run Method Seconds\n' +
      'a/process000,t,2,4,2,2,1.000,0.500\na/process001,t,1,2,1,1,0.500,0.250\nb/process000,t,1,2,1,1,0.500,0.250\n',
  );
  expect(summaries.byNode()).toBe(
    'Node,Processes,Mini-batches,Total,Succeeded,Failed,Process Seconds,Run Method Seconds\n' +
      'a,2,3,6,3,3,1.500,0.750\nb,1,1,2,1,1,0.500,0.250\n',
  );
});
