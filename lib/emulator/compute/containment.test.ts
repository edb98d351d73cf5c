import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commandStep, pipelineOf } from './testing/pipelines';
import { isAlive, openTestBed, planOf, type TestBed, until } from './testing/test-bed';

/** A scoring script and what it is given can do nothing outside their place (DESIGN §5). */

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
});
afterEach(() => bed.close());

const pidIn = async (name: string) => Number((await bed.blobs.read('..', name)).toString().trim());

/** Starts one process that stays in the script's group and one in a session of its own, and then waits or returns. */
const parent = (then: string) => `
import os, subprocess, time
def run(mini_batch):
  for name, alone in (("near", False), ("far", True)):
    command = "echo $$ > ${bed.dir}/%s.tmp && mv ${bed.dir}/%s.tmp ${bed.dir}/%s; sleep 600 & wait" % (name, name, name)
    subprocess.Popen(["sh", "-c", command], start_new_session=alone)
  while not all(os.path.exists("${bed.dir}/" + name) for name in ("near", "far")): time.sleep(0.01)
  ${then}
`;

test.each([
  ['a cancel', 'time.sleep(600)'],
  ['its end', 'return [1]'],
])('what a script has started dies with the job by %s, also in a session of its own', async (_, then) => {
  await bed.inputs(1);
  await bed.put({ 'code/score.py': parent(then) });
  bed.submit(planOf('job'));
  await until(
    () => ['near', 'far'].every((name) => existsSync(path.join(bed.dir, name))),
    'the script to start others',
  );
  const started = [await pidIn('near'), await pidIn('far')];
  if (then.startsWith('time')) bed.engine.cancel('job');
  await bed.finished('job');
  await until(() => !started.some(isAlive), 'both to be gone');
});

test('what a command has started dies with its step, also in a session of its own', async () => {
  const command = `setsid sh -c 'echo $$ > ${bed.dir}/far.tmp && mv ${bed.dir}/far.tmp ${bed.dir}/far; sleep 600' & while ! test -e ${bed.dir}/far; do sleep 0.01; done`;
  bed.submit(pipelineOf('job', [commandStep('starts', command)]));
  expect(await bed.finished('job')).toBe('Completed');
  const far = await pidIn('far');
  await until(() => !isAlive(far), 'it to be gone');
});

test('what an earlier life of the workspace has left running is ended at the next start', async () => {
  await bed.inputs(1);
  await bed.put({ 'code/score.py': parent('os.setsid() if os.getpid() != os.getsid(0) else None; time.sleep(600)') });
  bed.submit(planOf('job'));
  await until(() => existsSync(path.join(bed.dir, 'far')), 'the script to start others');
  const far = await pidIn('far');
  const next = bed.openEngine();
  next.resume();
  await until(() => !isAlive(far), 'the process of the earlier life to end');
});

test('names of blobs lead nowhere but below the folder of inputs, code and model', async () => {
  const outside = ['in', 'code', 'model'].map((folder) => `${folder}/../../../../out-of-${folder}.txt`);
  await bed.put(Object.fromEntries(outside.map((name) => [name, 'x'])));
  await bed.put({
    'code/score.py': `
import os
def run(mini_batch):
  roots = [os.path.dirname(__file__), os.environ["AZUREML_MODEL_DIR"]]
  found = [os.path.join(at, f) for root in roots for at, _, files in os.walk(root) for f in files]
  return [os.path.realpath(f) for f in mini_batch + found]
`,
  });
  bed.submit(planOf('job', { model: { container: 'data', path: 'model/', kind: 'folder' } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const places = (await bed.output('job')).trim().split('\n');
  const [jobs, work] = [path.join(bed.dir, 'jobs', 'job'), path.join(bed.dir, 'work', 'models')];
  for (const folder of [path.join(jobs, 'inputs'), path.join(jobs, 'code'), work])
    expect(
      places.some((place) => place.startsWith(folder) && place.includes('out-of-')),
      folder,
    ).toBe(true);
  expect(places.filter((place) => !place.startsWith(jobs) && !place.startsWith(work))).toEqual([]);
});

test('links that a script leaves in its output folder are not followed', async () => {
  await bed.inputs(1);
  await bed.put({
    'code/score.py': `
import os
def run(mini_batch):
  out = os.environ["AZUREML_BI_OUTPUT_PATH"]
  os.symlink("/etc/hostname", os.path.join(out, "file"))
  os.symlink("/etc", os.path.join(out, "folder"))
  open(os.path.join(out, "own"), "w").write("mine")
  return 1
`,
  });
  bed.submit(planOf('job', { settings: { outputAction: 'SummaryOnly' } }));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const names: string[] = [];
  for await (const { name } of bed.blobs.list('data', 'out/job/')) names.push(name);
  expect(names).toEqual(['out/job/own', 'out/job/predictions.csv']);
});

test.each(['../x.csv', '..', 'a/b.csv', 'a\\b.csv', ''])('an output file called "%s" is refused', async (fileName) => {
  await bed.inputs(1);
  await bed.put({ 'code/score.py': 'def run(mini_batch): return [1]' });
  bed.submit(planOf('job', { output: { container: 'data', folder: 'out/job/', fileName } }));
  expect(await bed.finished('job')).toBe('Failed');
  expect(bed.error('job')).toContain('is not the name of a file');
});

test('each process of a script has its limits, a group of its own, and the folder of its code', async () => {
  await bed.inputs(1);
  await bed.put({
    'code/score.py': `
import os, resource as r
def run(mini_batch):
  limits = [r.getrlimit(k)[0] for k in (r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_NOFILE, r.RLIMIT_FSIZE, r.RLIMIT_CORE)]
  return limits + [os.getpgrp() == os.getpid(), os.getcwd() == os.path.dirname(os.path.realpath(__file__))]
`,
  });
  bed.submit(planOf('job'));
  expect(await bed.finished('job'), bed.error('job')).toBe('Completed');
  const [memory, ...others] = (await bed.output('job')).trim().split('\n');
  expect(Number(memory)).toBeGreaterThanOrEqual(4 * 1024 ** 3);
  expect(others).toEqual(['1814400', '4096', String(8 * 1024 ** 3), '0', 'True', 'True']);
});

test('a script that takes more memory than there is fails its mini-batch, not the workspace', async () => {
  await bed.inputs(2);
  await bed.put({
    'code/score.py': 'def run(mini_batch):\n  if open(mini_batch[0]).read() == "0": bytearray(1 << 46)\n  return [1]',
  });
  bed.submit(planOf('job', { settings: { miniBatchSize: 1 } }));
  expect(await bed.finished('job')).toBe('Completed');
  expect(await bed.log('job-child', 'logs/user/error.txt')).toContain('MemoryError');
});
