import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  commandStep,
  fileAt,
  filesAt,
  folderAt,
  literal,
  parallelStep,
  pipelineOf,
  writtenAt,
} from '../testing/pipelines';
import { isAlive, openTestBed, type TestBed, until } from '../testing/test-bed';

let bed: TestBed;
beforeEach(async () => {
  bed = await openTestBed();
});
afterEach(() => bed.close());

const blob = async (name: string) => (await bed.blobs.read('data', name)).toString();
const stepOf = (jobName: string, name: string) => bed.jobs.get(jobName)?.steps?.[`run-${name}`];
/** A step that says its process id in its log and then waits to be killed. */
const hanging = 'echo pid $$ && sleep 300 & wait';
const pidOf = (log: string) => Number(/pid (\d+)/.exec(log)?.[1]);

describe('a pipeline', () => {
  it('hands files and literals from step to step, and says what each printed', async () => {
    await bed.put({ 'in/a.txt': 'apple', 'code/tool.sh': 'tr a-z A-Z' });
    const first = commandStep(
      'first',
      `sh tool.sh < "\${{inputs.files}}/a.txt" > \${{outputs.made}}/sub.txt && echo did \${{inputs.word}}`,
      {
        code: folderAt('code/'),
        inputs: { files: filesAt('in/'), word: literal('this') },
        outputs: { made: folderAt('out/made/') },
      },
    );
    const second = commandStep(
      'second',
      'cat ${{inputs.made}}/sub.txt > ${{outputs.end}}; echo $SHADE >> ${{outputs.end}}',
      {
        after: ['first'],
        inputs: { made: writtenAt(folderAt('out/made/')) },
        outputs: { end: fileAt('out/end') },
        environmentVariables: { SHADE: 'red' },
      },
    );
    bed.submit(pipelineOf('chain', [second, first]));
    expect(await bed.finished('chain'), bed.error('chain')).toBe('Completed');
    expect(await blob('out/end')).toBe('APPLEred\n');
    expect(await bed.log('run-first', 'user_logs/std_log.txt')).toBe('did this\n');
    expect([stepOf('chain', 'first')?.status, stepOf('chain', 'second')?.status]).toEqual(['Completed', 'Completed']);
    expect(bed.jobs.history('chain')).toEqual(['Preparing', 'Queued', 'Running', 'Finalizing', 'Completed']);
    expect(await bed.log('chain', 'logs/azureml/executionlogs.txt')).toContain('Run status changed to Completed.');
    const [a, b] = [stepOf('chain', 'first'), stepOf('chain', 'second')];
    expect((a?.endedAt ?? '') <= (b?.createdAt ?? '')).toBe(true);
    await bed.engine.close();
    expect(await readdir(path.join(bed.dir, 'jobs'))).toEqual([]);
  });

  it('scores in mini-batches what a command has prepared, with arguments and several outputs', async () => {
    const script = `
import argparse, os
def init():
    global args
    parser = argparse.ArgumentParser()
    parser.add_argument('--prefix'); parser.add_argument('--table'); parser.add_argument('--copies')
    args = parser.parse_args()
def run(mini_batch):
    table = open(os.path.join(args.table, 't.txt')).read()
    for f in mini_batch:
        open(os.path.join(args.copies, os.path.basename(f)), 'w').write('copied')
    return [args.prefix + table + open(f).read() for f in mini_batch]
`;
    await bed.put({ 'code/score.py': script, 'table/t.txt': '+' });
    const prepare = commandStep('prepare', 'for n in 1 2 3; do printf $n > ${{outputs.parts}}/$n.txt; done', {
      outputs: { parts: folderAt('out/parts/') },
    });
    const score = parallelStep('score', {
      after: ['prepare'],
      inputs: { files: writtenAt(folderAt('out/parts/')), table: filesAt('table/'), prefix: literal("it's; so ") },
      outputs: { rows: fileAt('out/rows.txt'), copies: folderAt('out/copies/') },
      programArguments:
        '--prefix ${{inputs.prefix}} --table ${{inputs.table}} $[[--none ${{inputs.none}}]] --copies ${{ outputs.copies }}',
    });
    bed.submit(pipelineOf('both', [prepare, score]));
    expect(await bed.finished('both'), JSON.stringify(bed.jobs.get('both')?.steps)).toBe('Completed');
    expect(await blob('out/rows.txt')).toBe("it's; so +1\nit's; so +2\nit's; so +3\n");
    expect(await blob('out/copies/2.txt')).toBe('copied');
    expect(await bed.log('run-score', 'logs/sys/job_report/processed_mini-batches.csv')).toContain('RUN_DONE');
  });

  it('fails with the names of the failed steps; what reads them never begins, the others go on', async () => {
    const bad = commandStep('bad', 'echo nearly; echo went wrong >&2; exit 3', {
      outputs: { o: folderAt('out/bad/') },
    });
    const next = commandStep('next', 'true', { after: ['bad'] });
    const apart = commandStep('apart', 'echo fine > ${{outputs.o}}/f', { outputs: { o: folderAt('out/apart/') } });
    bed.submit(pipelineOf('mixed', [bad, next, apart]));
    expect(await bed.finished('mixed')).toBe('Failed');
    expect(bed.error('mixed')).toContain('Pipeline has failed child jobs. Failed nodes: /bad.');
    expect(stepOf('mixed', 'bad')?.error?.message).toBe(
      "Execution failed. User process 'echo' exited with status code 3. Please check log file 'user_logs/std_log.txt' for error details. Error: went wrong",
    );
    expect(stepOf('mixed', 'next')).toBeUndefined();
    expect(await blob('out/apart/f')).toBe('fine\n');
    const [out, error] = [
      await bed.log('mixed', 'logs/azureml/stdoutlogs.txt'),
      await bed.log('mixed', 'logs/azureml/stderrlogs.txt'),
    ];
    expect(out).toMatch(
      /The step bad ended: Failed\.[\s\S]*The step apart ended: Completed\.|The step apart ended: Completed\.[\s\S]*The step bad ended: Failed\./,
    );
    expect(error).toContain('Pipeline has failed child jobs.');
  });

  it('stops the others when a step fails and continue_on_step_failure is false', async () => {
    const long = commandStep('long', hanging);
    const bad = commandStep('bad', 'exit 1', { instanceCount: 1 });
    bed.submit(pipelineOf('strict', [long, bad], { continueOnStepFailure: false }));
    expect(await bed.finished('strict')).toBe('Failed');
    expect([stepOf('strict', 'long')?.status, stepOf('strict', 'bad')?.status]).toEqual(['Canceled', 'Failed']);
  });

  it('is cancelled with every process of its steps', async () => {
    bed.submit(
      pipelineOf('endless', [commandStep('long', hanging), commandStep('later', 'true', { after: ['long'] })]),
    );
    const log = () => bed.log('run-long', 'user_logs/std_log.txt');
    await until(async () => (await log()).includes('pid'), 'the process id');
    bed.engine.cancel('endless');
    expect(await bed.finished('endless')).toBe('Canceled');
    expect([stepOf('endless', 'long')?.status, stepOf('endless', 'later')]).toEqual(['Canceled', undefined]);
    expect(isAlive(pidOf(await log()))).toBe(false);
  });

  it('carries on in the next life: what is done stays done, what was running starts again', async () => {
    const once = commandStep('once', 'echo ran', { outputs: {} });
    const slow = commandStep(
      'slow',
      'test -e ${{inputs.flag}}/go && echo done > ${{outputs.o}}/f || { echo pid $$; touch ${{outputs.o}}/half; sleep 300; }',
      {
        after: ['once'],
        inputs: { flag: writtenAt(folderAt('flag/')) },
        outputs: { o: folderAt('out/slow/') },
      },
    );
    bed.submit(pipelineOf('lives', [once, slow]));
    const log = () => bed.log('run-slow', 'user_logs/std_log.txt');
    await until(async () => (await log()).includes('pid'), 'the first try');
    await bed.engine.close();
    expect([bed.status('lives'), stepOf('lives', 'once')?.status, stepOf('lives', 'slow')?.status]).toEqual([
      'Running',
      'Completed',
      'Running',
    ]);
    expect(isAlive(pidOf(await log()))).toBe(false);
    await bed.put({ 'flag/go': '' });
    bed.openEngine().resume();
    expect(await bed.finished('lives'), JSON.stringify(bed.jobs.get('lives')?.steps)).toBe('Completed');
    expect(await blob('out/slow/f')).toBe('done\n');
    expect(await bed.blobs.exists('data', 'out/slow/half')).toBe(false);
    expect(await bed.log('run-once', 'user_logs/std_log.txt')).toBe('ran\n');
    const said = await bed.log('lives', 'logs/azureml/stdoutlogs.txt');
    expect(said.match(/The step \w+ ended: Completed/g)).toEqual([
      'The step once ended: Completed',
      'The step slow ended: Completed',
    ]);
  });

  it('carries a parallel step on with the mini-batches that are left', async () => {
    const script = `
import os, time
def run(mini_batch):
    name = os.path.basename(mini_batch[0])
    if name == '01.txt' and not os.path.exists(${JSON.stringify(path.join(bed.dir, 'go'))}):
        print('waiting')
        time.sleep(300)
    return [name + ' by ' + str(os.getpid())]
`;
    await bed.put({ 'code/score.py': script });
    await bed.inputs(3);
    const settings = { ...parallelStep('score').settings, miniBatchSize: 1, timeoutSeconds: 300 };
    bed.submit(pipelineOf('again', [parallelStep('score', { settings })]));
    const log = (file: string) => bed.log('run-score', file);
    await until(
      async () => (await log('logs/user/stdout/10.0.0.4/process000.stdout.txt')).includes('waiting'),
      'the wait',
    );
    await bed.engine.close();
    await writeFile(path.join(bed.dir, 'go'), '');
    bed.openEngine().resume();
    expect(await bed.finished('again'), JSON.stringify(bed.jobs.get('again')?.steps)).toBe('Completed');
    const rows = (await blob('out/score.txt'))
      .trim()
      .split('\n')
      .map((row) => row.split(' by '));
    expect(rows.map(([name]) => name)).toEqual(['00.txt', '01.txt', '02.txt']);
    expect(rows[0]?.[1]).not.toBe(rows[1]?.[1]);
  });

  it('uploads what a parallel step writes to AZUREML_BI_OUTPUT_PATH, beside its rows or to a folder of its own', async () => {
    const script = `
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument('--rows')
args = parser.parse_args()
def run(mini_batch):
    for f in mini_batch:
        place = os.path.join(os.environ['AZUREML_BI_OUTPUT_PATH'], 'made')
        os.makedirs(place, exist_ok=True)
        open(os.path.join(place, os.path.basename(f)), 'w').write('own')
    if args.rows: open(os.path.join(args.rows, 'notes'), 'w').write('beside')
    return mini_batch if len(mini_batch) else []
`;
    await bed.put({ 'code/score.py': script });
    await bed.inputs(2);
    const summary = { ...parallelStep('none').settings, outputAction: 'SummaryOnly' as const };
    bed.submit(
      pipelineOf('own', [
        parallelStep('rows', { outputs: { rows: fileAt('out/rows/all.txt') } }),
        parallelStep('folder', {
          outputs: { rows: folderAt('out/folder/') },
          programArguments: '--rows ${{outputs.rows}}',
        }),
        parallelStep('none', { outputs: {}, appendRowTo: null, settings: summary }),
      ]),
    );
    expect(await bed.finished('own'), JSON.stringify(bed.jobs.get('own')?.steps)).toBe('Completed');
    expect([await blob('out/rows/made/01.txt'), (await blob('out/rows/all.txt')).split('\n')]).toEqual([
      'own',
      [expect.stringContaining('00.txt'), expect.stringContaining('01.txt'), ''],
    ]);
    expect([await blob('out/folder/made/00.txt'), await blob('out/folder/notes')]).toEqual(['own', 'beside']);
    expect(await blob('out/folder/predictions.csv')).toContain('01.txt');
    expect(await blob('azureml/run-none/made/00.txt')).toBe('own');
    expect(await bed.blobs.exists('data', 'azureml/run-none/predictions.csv')).toBe(false);
  });

  it('takes from the arguments of a parallel step what is said to the service, and gives the script the rest', async () => {
    const script = `
import sys, time
def init():
    print('arguments', sys.argv[1:])
def run(mini_batch):
    if '--hang' in sys.argv: time.sleep(300)
    return mini_batch
`;
    await bed.put({ 'code/score.py': script });
    await bed.inputs(1);
    const inputs = { files: filesAt('in/'), seconds: literal('2') };
    const of = (name: string, programArguments: string) => parallelStep(name, { inputs, programArguments });
    bed.submit(
      pipelineOf('said', [
        of('hangs', '--progress_update_timeout ${{inputs.seconds}} --hang $[[--resource_monitor_interval 20]]'),
        of('wrong', '--progress_update_timeout soon'),
      ]),
    );
    expect(await bed.finished('said')).toBe('Failed');
    expect(stepOf('said', 'hangs')?.error?.message).toContain('No progress update in 2 seconds.');
    expect(await bed.log('run-hangs', 'logs/user/stdout/10.0.0.4/process000.stdout.txt')).toBe(
      "arguments ['--hang']\n",
    );
    expect(stepOf('said', 'wrong')?.error?.message).toContain(
      "argument --progress_update_timeout: invalid value 'soon'.",
    );
  });

  it('fails a step whose input is not there, or that runs out of its time', async () => {
    const empty = commandStep('empty', 'true', { inputs: { files: filesAt('nowhere/') } });
    const late = commandStep('late', 'sleep 300', { timeoutSeconds: 1 });
    bed.submit(pipelineOf('wrong', [empty, late]));
    expect(await bed.finished('wrong')).toBe('Failed');
    expect(stepOf('wrong', 'empty')?.error?.message).toBe(
      "The folder data/nowhere/ of the input 'files' holds no files.",
    );
    expect(stepOf('wrong', 'late')?.error?.message).toBe('The step ran longer than its limit of 1 seconds.');
  });
});
