import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { echoScript, isAlive, openTestBed, planOf, type TestBed, until } from './testing/test-bed';

/** performance-and-security.md §5.2, a test per rule, with real Python processes. */

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
});
afterEach(() => bed.close());

const script = (body: string) => bed.put({ 'code/score.py': body });
const errors = () => bed.log('job-child', 'logs/user/error.txt');
const report = async () =>
  (await bed.log('job-child', 'logs/sys/job_report/processed_mini-batches.csv')).trim().split('\n').slice(1);

/** Fails for the file with this number, each time it is tried. */
const failsFor = (number: string, how = 'raise ValueError("bad file")') =>
  `import os, time\ndef run(mini_batch):\n  if any(open(f).read() == "${number}" for f in mini_batch): ${how}\n  return [os.path.basename(f) for f in mini_batch]`;

test('tries are 1 + max_retries, and a later try may succeed on the same or another process', async () => {
  await bed.inputs(2);
  await script(
    'import os\nn = 0\ndef run(mini_batch):\n  global n\n  n += 1\n  if n < 3: raise RuntimeError("try %d" % n)\n  return mini_batch',
  );
  bed.submit(planOf('job', { settings: { maxRetries: 2 } }));
  expect(await bed.finished('job')).toBe('Completed');
  expect((await errors()).match(/try \d of 3/g)).toEqual(['try 1 of 3', 'try 2 of 3']);
  expect((await report())[0]).toMatch(/^0,3,/);
});

test('a mini-batch whose tries are used up counts all its files as failed, once', async () => {
  await bed.inputs(5);
  await script(failsFor('2'));
  bed.submit(planOf('job', { settings: { maxRetries: 1 } }));
  expect(await bed.finished('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('00.txt\n01.txt\n04.txt\n');
  const overview = await bed.overview('job-child');
  expect(overview).toContain('Scheduled 3 mini batches in 0 seconds. There are 3 tasks with 5 items.');
  expect(overview).toContain('No task has been processed yet.');
  expect(overview).toMatch(/Finished\. Processed 3 of 3 mini batches, 5 of 5 items: 3 succeeded, 2 failed\.\n$/);
  const rows = await report();
  expect(rows).toHaveLength(3);
  expect(rows.find((row) => row.startsWith('1,'))).toMatch(
    /^1,2,10\.0\.0\.4\/process000,.*,2,0,2,.*,RUN_EXCEPTION,UserError,ValueError: bad file,/,
  );
  expect(await errors()).toMatch(
    /Mini-batch 1 failed .* try 2 of 2\. Files: 02\.txt, 03\.txt\n[\s\S]*Traceback[\s\S]*ValueError: bad file/,
  );
});

test('success is counted by returned items: too few is a failed try, more is accepted', async () => {
  await bed.inputs(4);
  await script(
    'n = 0\ndef run(mini_batch):\n  global n\n  n += 1\n  return ["only one"] if n == 1 else ["a", "b", "c"]',
  );
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('only one\na\nb\nc\n');
  expect(await bed.overview('job-child')).toContain('3 succeeded, 1 failed.');
});

test('a try with too few items is tried again, and its rows are forgotten', async () => {
  await bed.inputs(2);
  await script('n = 0\ndef run(mini_batch):\n  global n\n  n += 1\n  return ["only one"] if n == 1 else ["a", "b"]');
  bed.submit(planOf('job', { settings: { maxRetries: 1, errorThreshold: 0 } }));
  expect(await bed.finished('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('a\nb\n');
  expect(await errors()).toMatch(/try 1 of 2[\s\S]*run\(\) returned 1 items for a mini-batch of 2 files/);
});

test('run() over its time-out is killed with what it started, and its process replaced', async () => {
  await bed.inputs(4);
  const pid = path.join(bed.dir, 'pid');
  await script(
    `import subprocess\n${failsFor('0', `subprocess.Popen(["sh", "-c", "echo $$ > ${pid}; exec sleep 600"]); time.sleep(600)`)}`,
  );
  bed.submit(planOf('job', { settings: { timeoutSeconds: 1 } }));
  expect(await bed.finished('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('02.txt\n03.txt\n');
  expect((await report()).find((row) => row.startsWith('0,'))).toMatch(
    /RUN_TIMEOUT,UserError,run\(\) took longer than 1 seconds\./,
  );
  expect(await bed.log('job-child', 'logs/sys/node/10.0.0.4/process001.txt')).toContain('init() is done.');
  const child = (await bed.blobs.read('..', 'pid')).toString().trim();
  await until(() => !isAlive(Number(child)), 'the child of the script to be gone');
});

test('what a try that is over its time has started is gone while the job goes on', async () => {
  await bed.inputs(2);
  const [pid, gate] = [path.join(bed.dir, 'pid'), path.join(bed.dir, 'gate')];
  await script(
    `import os, subprocess, time\ndef run(mini_batch):\n  if not os.path.exists("${pid}"):\n` +
      `    subprocess.Popen(["sh", "-c", "echo $$ > ${pid}.tmp && mv ${pid}.tmp ${pid}; exec sleep 600"])\n    time.sleep(600)\n` +
      `  while not os.path.exists("${gate}"): time.sleep(0.01)\n  return mini_batch`,
  );
  bed.submit(planOf('job', { settings: { timeoutSeconds: 2, maxRetries: 9 } }));
  await until(async () => (await errors()).includes('try 1 of 10'), 'the first try to be over');
  const child = Number((await bed.blobs.read('..', 'pid')).toString().trim());
  await until(() => !isAlive(child), 'the child of the first try to be gone');
  expect(bed.status('job')).toBe('Running');
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('job')).toBe('Completed');
});

test('a mini-batch that hangs in each try ends the job when there is no other progress, in the words of Azure', async () => {
  await bed.inputs(2);
  await script(failsFor('0', 'time.sleep(600)'));
  bed.submit(planOf('job', { settings: { timeoutSeconds: 1, maxRetries: 9, progressUpdateSeconds: 3 } }));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toBe(
    'No progress update in 3 seconds. No progress update in this check. Wait 3 seconds since last update.',
  );
  expect(await errors()).toMatch(/try 1 of 10[\s\S]*run\(\) took longer than 1 seconds/);
});

test('one that hangs is a matter of the threshold while others get on', async () => {
  await bed.inputs(6);
  await script(`${failsFor('0', 'time.sleep(600)')}`.replace('  return', '  time.sleep(1.2)\n  return'));
  const both = { maxConcurrencyPerInstance: 2, miniBatchSize: 1, timeoutSeconds: 2, progressUpdateSeconds: 5 };
  bed.submit(planOf('job', { settings: both }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect((await bed.output('job')).split('\n')).toHaveLength(6);
});

test('init() that hangs in every process ends the job after 3 x timeout + 30 s, or as the step says', async () => {
  await bed.inputs(2);
  await script('import time\ndef init():\n  time.sleep(600)\ndef run(mini_batch):\n  return mini_batch');
  bed.submit(planOf('job', { settings: { maxConcurrencyPerInstance: 2, miniBatchSize: 1, progressUpdateSeconds: 2 } }));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toMatch(/^No progress update in 2 seconds\..*init\(\) did not finish in any process/);
});

test('files that cannot be read in time fail the try as LOAD_TIMEOUT; another try reads them again', async () => {
  await bed.inputs(3);
  await script(echoScript);
  const { download } = bed.blobs;
  const asked: string[] = [];
  bed.blobs.download = async (container, name, file) => {
    asked.push(name);
    const isLate = name === 'in/01.txt' || (name === 'in/02.txt' && asked.filter((each) => each === name).length === 1);
    if (isLate) await new Promise(() => undefined);
    return download(container, name, file);
  };
  bed.submit(planOf('job', { settings: { miniBatchSize: 1, maxRetries: 1, taskOverheadSeconds: 2 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('00.txt:0\n02.txt:2\n');
  expect((await report()).find((row) => row.startsWith('1,'))).toMatch(
    /^1,2,.*,1,0,1,.*,LOAD_TIMEOUT,SystemError,The files of the mini-batch could not be read within 2 seconds\.,/,
  );
});

test('an input whose first file does not come in time ends the job', async () => {
  await script(echoScript);
  bed.blobs.list = async function* () {
    yield await new Promise<never>(() => undefined);
  };
  bed.submit(planOf('job', { settings: { firstTaskCreationSeconds: 1 } }));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toMatch(/^Unable to create any task within 1 seconds\. .*--first_task_creation_timeout/);
});

test.each(['os._exit(1)', 'os.kill(os.getpid(), 11)'])(
  'a process that ends by %s fails its try and is replaced',
  async (end) => {
    await bed.inputs(4);
    await script(failsFor('0', end));
    bed.submit(planOf('job', { settings: { maxRetries: 1 } }));
    expect(await bed.finished('job')).toBe('Completed');
    expect(await bed.output('job')).toBe('02.txt\n03.txt\n');
    expect(await errors()).toMatch(/The Python process (exited with code 1|was ended by SIGSEGV) during run\(\)/);
  },
);

test('sys.exit() in run() is a failed try like any exception', async () => {
  await bed.inputs(2);
  await script('import sys\ndef run(mini_batch):\n  sys.exit(3)');
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(await errors()).toContain('SystemExit: 3');
});

test.each([
  [-1, 'Completed'],
  [1, 'Completed'],
  [0, 'Failed'],
])('error_threshold %i with one failed file: %s', async (errorThreshold, status) => {
  await bed.inputs(3);
  await script(failsFor('1'));
  bed.submit(planOf('job', { settings: { errorThreshold, miniBatchSize: 1 } }));
  expect(await bed.finished('job')).toBe(status);
  if (status === 'Failed') expect(bed.error('job')).toContain('exceeds error_threshold, 0');
});

test('the job is aborted at the exact file over the threshold, and nothing is output', async () => {
  await bed.inputs(9);
  await script('def run(mini_batch):\n  raise ValueError("all bad")');
  bed.submit(planOf('job', { settings: { errorThreshold: 2, miniBatchSize: 1 } }));
  expect(await bed.finished('job')).toBe('Failed');
  expect(await report()).toHaveLength(3);
  expect(await bed.blobs.exists('data', 'out/job/predictions.csv')).toBe(false);
});

test('no success at all under append_row fails the job with the message of Azure, also at -1', async () => {
  await bed.inputs(3);
  await script('def run(mini_batch):\n  raise ValueError("all bad")');
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toBe(
    "NoResultToAppendError: There is no succeeded mini batch item returned from run(). Please check 'response: run()' in https://aka.ms/batch-inference-documentation",
  );
});

test('no success at all under summary_only is for the threshold alone to judge', async () => {
  await bed.inputs(3);
  await script('def run(mini_batch):\n  raise ValueError("all bad")');
  bed.submit(planOf('job', { settings: { outputAction: 'SummaryOnly' } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('');
});

test('init() that fails in every process ends the job after three failures per process, with its trace', async () => {
  await bed.inputs(3);
  await script('import nothing_of_this_name\ndef run(mini_batch):\n  return mini_batch');
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toMatch(
    /^init\(\) failed 3 times: ModuleNotFoundError: No module named 'nothing_of_this_name'/,
  );
  expect((await errors()).match(/Traceback/g)).toHaveLength(3);
});

test('init() that fails once is tried in another process', async () => {
  await bed.inputs(1);
  const mark = path.join(bed.dir, 'mark');
  await script(
    `import os\ndef init():\n  if not os.path.exists("${mark}"):\n    open("${mark}", "w")\n    raise RuntimeError("not yet")\ndef run(mini_batch):\n  return [1]`,
  );
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Completed');
});

test('a script without run(), or that is not there, ends the job with a sentence', async () => {
  await bed.inputs(1);
  await script('def init(): pass');
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toContain('has no run(mini_batch) function');
  bed.submit(
    planOf('other', {
      code: { location: { container: 'data', path: 'code/', kind: 'folder' }, scoringScript: 'no.py' },
    }),
  );
  expect(await bed.finished('other')).toBe('Failed');
  expect(bed.error('other')).toContain("no.py is not in the deployment's code");
});

test('an empty folder, a missing file, and an output that exists end the job before it runs', async () => {
  await script(echoScript);
  bed.submit(planOf('empty'));
  expect(await bed.finished('empty')).toBe('Failed');
  const words = 'StreamAccessException was caused by NotFoundException.';
  expect(bed.error('empty')).toContain(`${words} The input folder data/in/ holds no files`);
  bed.submit(planOf('missing', { input: { container: 'data', path: 'in/none.txt', kind: 'file' } }));
  expect(await bed.finished('missing')).toBe('Failed');
  expect(bed.error('missing')).toContain(`${words} The input file data/in/none.txt does not exist.`);
  await bed.inputs(1);
  await bed.put({ 'out/taken/predictions.csv': 'precious' });
  bed.submit(planOf('taken'));
  expect(await bed.finished('taken')).toBe('Failed');
  expect(bed.error('taken')).toContain('already exists');
  expect(await bed.output('taken')).toBe('precious');
});

test('instanceCount x maxConcurrencyPerInstance processes run at the same time', async () => {
  await bed.inputs(4);
  const meet = path.join(bed.dir, 'meet');
  await script(
    `import os, time\ndef run(mini_batch):\n  os.makedirs("${meet}", exist_ok=True)\n  open(os.path.join("${meet}", str(os.getpid())), "w")\n` +
      `  while len(os.listdir("${meet}")) < 4: time.sleep(0.005)\n  return [os.getpid()]`,
  );
  bed.submit(
    planOf('job', {
      settings: { miniBatchSize: 1, instanceCount: 2, maxConcurrencyPerInstance: 2, timeoutSeconds: 15 },
    }),
  );
  expect(await bed.finished('job')).toBe('Completed');
  expect(new Set((await bed.output('job')).trim().split('\n')).size).toBe(4);
  expect(await bed.log('job-child', 'logs/sys/node/10.0.0.5/process001.txt')).toContain('init() is done.');
});

test('a job that wants more nodes than the cluster has fails; jobs beyond the nodes wait their turn', async () => {
  await bed.inputs(1);
  await script(echoScript);
  bed.submit(planOf('three', { settings: { instanceCount: 3 } }));
  expect(await bed.finished('three')).toBe('Failed');
  expect(bed.error('three')).toContain('exceeds the maximum node count 2 of compute target cpu-cluster');
  const gate = path.join(bed.dir, 'gate');
  await bed.put({
    'slow/score.py': `import os, time\ndef run(mini_batch):\n  while not os.path.exists("${gate}"): time.sleep(0.01)\n  return [1]`,
  });
  const slow = { location: { container: 'data', path: 'slow/', kind: 'folder' as const }, scoringScript: 'score.py' };
  bed.submit(planOf('first', { code: slow, settings: { instanceCount: 2 } }));
  await until(() => bed.status('first') === 'Running', 'the first job to run');
  bed.submit(planOf('second'));
  await until(() => bed.childStatus('second') === 'Queued', 'the second job to queue');
  await until(() => bed.status('second') === 'Running', 'its parent to run');
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('second')).toBe('Completed');
  expect(bed.status('first')).toBe('Completed');
});
