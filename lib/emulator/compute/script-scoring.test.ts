import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { echoScript, openTestBed, planOf, type TestBed, until } from './testing/test-bed';

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
});
afterEach(() => bed.close());

const script = (body: string) => bed.put({ 'code/score.py': body });

test('a folder is scored in listing order, and parent and child pass each state once', async () => {
  await bed.inputs(5);
  await script(echoScript);
  bed.submit(planOf('job'));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('00.txt:0\n01.txt:1\n02.txt:2\n03.txt:3\n04.txt:4\n');
  expect(bed.jobs.history('job')).toEqual(['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed']);
  const record = bed.jobs.get('job');
  expect(record?.child?.status).toBe('Completed');
  expect(record?.child?.startedAt).not.toBeNull();
  expect(record?.child?.endedAt).toBe(record?.parent.endedAt);
});

test('each state has its line in the parent log, with instants that only grow', async () => {
  await bed.inputs(2);
  await script(echoScript);
  bed.submit(planOf('job'));
  await bed.finished('job');
  const lines = [
    ...(await bed.log('job', 'logs/azureml/executionlogs.txt')).matchAll(/^\[(.+?)\] Run status changed to (\w+)\.$/gm),
  ];
  expect(lines.map((line) => line[2])).toEqual(['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed']);
  const instants = lines.map((line) => Date.parse(line[1] ?? ''));
  for (const [at, instant] of instants.entries()) expect(instant).toBeGreaterThan(instants[at - 1] ?? 0);
});

test('init() runs once per process, and what the script prints is in its own log', async () => {
  await bed.inputs(6);
  await script(echoScript);
  bed.submit(planOf('job'));
  await bed.finished('job');
  const printed = await bed.log('job-child', 'logs/user/stdout/10.0.0.4/process000.stdout.txt');
  expect(printed.match(/init/g)).toHaveLength(1);
  expect(printed.match(/run 2/g)).toHaveLength(3);
});

test('base names and relative folders of the input are those of the local paths', async () => {
  const names = ['a b#%.txt', 'sub/é.txt', 'sub/deep/x.txt'];
  await bed.put(Object.fromEntries(names.map((name) => [`in/${name}`, name])));
  await script('def run(mini_batch):\n  return ["|".join(f.split("/")[-2:]) for f in mini_batch]');
  bed.submit(planOf('job', { settings: { miniBatchSize: 1 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const rows = (await bed.output('job')).split('\n');
  expect(rows.map((row) => row.split('|')[1]).sort()).toEqual(['a b#%.txt', 'x.txt', 'é.txt', undefined].sort());
  expect(rows.some((row) => row === 'deep|x.txt')).toBe(true);
});

test('a blob called .. stays inside the folder of its mini-batch', async () => {
  await bed.put({ 'in/../../../../escaped.txt': 'x' });
  await script('import os\ndef run(mini_batch):\n  return [os.path.realpath(f) for f in mini_batch]');
  bed.submit(planOf('job'));
  await bed.finished('job');
  expect(await bed.output('job')).toContain(path.join(bed.dir, 'jobs', 'job', 'inputs', '0'));
});

test('the script finds its settings and nothing of ours in the environment', async () => {
  process.env.STUDIO_SECRET = 'secret';
  await bed.inputs(1);
  await bed.put({ 'model/weights/w.txt': 'weights' });
  await script(
    'import os\ndef init():\n  global w\n  w = open(os.path.join(os.environ["AZUREML_MODEL_DIR"], "weights", "w.txt")).read()\n' +
      'def run(mini_batch):\n  e = os.environ\n  return [" ".join([w, e["MINE"], str("STUDIO_SECRET" in e), e["HOME"]])]',
  );
  const model = { container: 'data', path: 'model/weights/', kind: 'folder' as const };
  bed.submit(planOf('job', { model, environmentVariables: { MINE: 'mine' } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe(`weights mine False ${path.join(bed.dir, 'jobs', 'job', 'home')}\n`);
});

// Importing pandas takes many seconds on a busy machine.
test('data frames are written without a header and with one space between values', async () => {
  await bed.inputs(2);
  await script(
    'import pandas as pd\ndef run(mini_batch):\n  return pd.DataFrame({"file": ["x", "y z"], "p": [1, 2.5]})',
  );
  bed.submit(planOf('job'));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('x 1.0\n"y z" 2.5\n');
}, 60_000);

test('lists, tuples and arrays give one str(item) a line', async () => {
  await bed.inputs(3);
  await script(
    'import numpy as np\nn = 0\ndef run(mini_batch):\n  global n\n  n += 1\n  return [[{"a": 1}], (("b", 2),), np.array([[3, 4]])][n - 1]',
  );
  bed.submit(planOf('job', { settings: { miniBatchSize: 1 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe("{'a': 1}\n('b', 2)\n[3 4]\n");
}, 60_000);

test.each(['None', '"text"', '(x for x in [1])', '{"a": 1}', '7'])(
  'run() that returns %s fails its mini-batch',
  async (value) => {
    await bed.inputs(1);
    await script(`def run(mini_batch):\n  return ${value}`);
    bed.submit(planOf('job'));
    expect(await bed.finished('job')).toBe('Failed');
    expect(await bed.log('job-child', 'logs/user/error.txt')).toContain('run() must return a list');
  },
);

test('summary_only uploads the files of the script, and the output file names the files that run() took', async () => {
  await bed.inputs(3);
  await script(
    'import os\ndef run(mini_batch):\n  for f in mini_batch:\n    d = os.path.join(os.environ["AZUREML_BI_OUTPUT_PATH"], "own")\n    os.makedirs(d, exist_ok=True)\n' +
      '    open(os.path.join(d, os.path.basename(f) + ".out"), "w").write("done")\n  return len(mini_batch)',
  );
  const uploaded = vi.spyOn(bed.blobs, 'uploadFile');
  bed.submit(planOf('job', { settings: { outputAction: 'SummaryOnly' } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  expect(await bed.output('job')).toBe('00.txt\n01.txt\n02.txt\n');
  expect((await bed.blobs.read('data', 'out/job/own/02.txt.out')).toString()).toBe('done');
  // Readers wait for the output file, so it comes when all the others are there.
  const names = uploaded.mock.calls.map(([, name]) => name).filter((name) => name.startsWith('out/'));
  expect([names.length, names.at(-1)]).toEqual([4, 'out/job/predictions.csv']);
});

test('shutdown(), which a script may have, runs once per process before the output is uploaded; its errors are told', async () => {
  await bed.inputs(2);
  await script(
    'import os\ndef run(mini_batch):\n  return mini_batch\ndef shutdown():\n' +
      '  open(os.path.join(os.environ["AZUREML_BI_OUTPUT_PATH"], "%d.end" % os.getpid()), "w").write("clean")\n  raise ValueError("late")',
  );
  bed.submit(planOf('job', { settings: { miniBatchSize: 1 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const ends: string[] = [];
  for await (const { name } of bed.blobs.list('data', 'out/job/')) if (name.endsWith('.end')) ends.push(name);
  expect(ends).toHaveLength(1);
  expect(await bed.log('job-child', 'logs/user/stderr/10.0.0.4/process000.stderr.txt')).toContain('ValueError: late');
});

test('what a script does when its interpreter ends has its time after shutdown(), too', async () => {
  await bed.inputs(1);
  const late = path.join(bed.dir, 'late');
  await script(
    `import atexit, time\ndef end():\n  time.sleep(0.5)\n  open(${JSON.stringify(late)}, "w").close()\natexit.register(end)\n` +
      'def run(mini_batch):\n  return mini_batch\ndef shutdown():\n  pass',
  );
  bed.submit(planOf('job'));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  await until(async () => existsSync(late), 'what the script does at its end');
});

test('shutdown() that hangs is ended by the time-out of run(), and the job completes', async () => {
  await bed.inputs(1);
  await script('import time\ndef run(mini_batch):\n  return mini_batch\ndef shutdown():\n  time.sleep(600)');
  bed.submit(planOf('job', { settings: { timeoutSeconds: 1 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
}, 60_000);

test('shutdown() may take longer than progress_update_timeout: no progress is to come', async () => {
  await bed.inputs(1);
  await script('import time\ndef run(mini_batch):\n  return mini_batch\ndef shutdown():\n  time.sleep(2.5)');
  bed.submit(planOf('job', { settings: { progressUpdateSeconds: 1, timeoutSeconds: 60 } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
}, 60_000);

test('without a Python a script job fails with a sentence that says so', async () => {
  bed.engine = bed.openEngine({ python: null });
  await bed.inputs(1);
  await script(echoScript);
  bed.submit(planOf('job'));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toMatch(/no Python 3\.9 or newer/);
});

test('the text of a running job grows in its logs before it ends', async () => {
  await bed.inputs(1);
  const gate = path.join(bed.dir, 'gate');
  await script(
    `import os, time\ndef run(mini_batch):\n  print("waiting")\n  while not os.path.exists(${JSON.stringify(gate)}): time.sleep(0.01)\n  return [1]`,
  );
  bed.submit(planOf('job'));
  const printed = 'logs/user/stdout/10.0.0.4/process000.stdout.txt';
  await until(async () => (await bed.log('job-child', printed)).includes('waiting'), 'the printed line');
  expect(bed.status('job')).toBe('Running');
  await bed.blobs.write('..', 'gate', '');
  expect(await bed.finished('job')).toBe('Completed');
});

test('limits on memory and on the size of core files hold in the process of the script', async () => {
  await bed.inputs(1);
  await script(
    'import resource\ndef run(mini_batch):\n  return [resource.getrlimit(r)[0] for r in (resource.RLIMIT_AS, resource.RLIMIT_CORE)]',
  );
  bed.submit(planOf('job'));
  await bed.finished('job');
  const [memory, core] = (await bed.output('job')).split('\n').map(Number);
  expect(memory).toBeGreaterThan(0);
  expect(core).toBe(0);
});

test('the job keeps no working files when it has ended', async () => {
  await bed.inputs(2);
  await script(echoScript);
  bed.submit(planOf('job'));
  await bed.finished('job');
  await until(
    () =>
      readFile(path.join(bed.dir, 'jobs', 'job', 'schedule.ndjson')).then(
        () => false,
        () => true,
      ),
    'the working folder to go',
  );
});
