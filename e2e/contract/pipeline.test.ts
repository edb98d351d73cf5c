import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { readDoor } from '../fixtures/door';
import { deployPipeline, pipelineEndpoint, registerCode, registerComponent } from '../fixtures/pipelines';
import { jobEnd, waitFor } from '../fixtures/waiting';

const azure = new Azure(readDoor());
const run = `pipe-${randomUUID().slice(0, 8)}`;
const store = (path: string) => `azureml://datastores/workspaceblobstore/paths/${run}/${path}`;
const literal = (value: string) => ({ jobInputType: 'Literal', value });

const prepare = `
import argparse, os, time
parser = argparse.ArgumentParser()
parser.add_argument('--data'); parser.add_argument('--times', type=int); parser.add_argument('--prepared')
parser.add_argument('--shout', default='no')
args = parser.parse_args()
for name in sorted(os.listdir(args.data)):
    text = open(os.path.join(args.data, name)).read() * args.times
    open(os.path.join(args.prepared, name), 'w').write(text.upper() if args.shout == 'True' else text)
print('prepared', len(os.listdir(args.prepared)), 'files in', os.environ['PLACE'])
if os.path.exists(os.path.join(args.data, 'wait.txt')): time.sleep(300)
`;
const score = `
import argparse, os
def init():
    global mark
    parser = argparse.ArgumentParser()
    parser.add_argument('--mark')
    mark = parser.parse_args().mark
def run(mini_batch):
    return [mark + os.path.basename(f) + '=' + open(f).read() for f in mini_batch]
`;

/** The two components and the pipeline around them, in the form in which clients register them. */
async function registerPipeline(): Promise<string> {
  const code = await registerCode(azure, run, { 'prepare.py': prepare, 'score.py': score });
  const command = await registerComponent(azure, `${run}-prepare`, {
    name: 'prepare_texts',
    type: 'command',
    inputs: {
      data: { type: 'uri_folder' },
      times: { type: 'integer', min: 1, max: 5 },
      shout: { type: 'boolean', optional: true },
    },
    outputs: { prepared: { type: 'uri_folder' } },
    code: `azureml:${code}`,
    environment: 'azureml://registries/azureml/environments/sklearn-1.5/labels/latest',
    environment_variables: { PLACE: 'the cluster' },
    command:
      'python prepare.py --data ${{inputs.data}} --times ${{inputs.times}} $[[--shout ${{inputs.shout}}]] --prepared ${{outputs.prepared}}',
  });
  const parallel = await registerComponent(azure, `${run}-score`, {
    name: 'score_texts',
    type: 'parallel',
    inputs: { files: { type: 'uri_folder' }, mark: { type: 'string', default: '-' } },
    outputs: { rows: { type: 'uri_file' } },
    input_data: '${{inputs.files}}',
    mini_batch_size: '1',
    retry_settings: { max_retries: 0, timeout: 30 },
    task: {
      type: 'run_function',
      code: `azureml:${code}`,
      entry_script: 'score.py',
      program_arguments: '--mark ${{inputs.mark}}',
      append_row_to: '${{outputs.rows}}',
    },
  });
  const bound = (value: string) => ({ job_input_type: 'literal', value });
  return registerComponent(azure, `${run}-pipeline`, {
    name: 'texts',
    type: 'pipeline',
    inputs: {
      input_data: { type: 'uri_folder' },
      times: { type: 'integer', default: '2' },
      shout: { type: 'boolean', optional: true },
      mark: { type: 'string', default: '>' },
    },
    outputs: { scores: { type: 'uri_file' }, prepared: { type: 'uri_folder' } },
    jobs: {
      score_job: {
        type: 'parallel',
        componentId: parallel,
        inputs: {
          files: bound('${{parent.jobs.prepare_job.outputs.prepared}}'),
          mark: bound('${{parent.inputs.mark}}'),
        },
        outputs: { rows: { type: 'literal', value: '${{parent.outputs.scores}}' } },
      },
      prepare_job: {
        type: 'command',
        componentId: command,
        inputs: {
          data: bound('${{parent.inputs.input_data}}'),
          times: bound('${{parent.inputs.times}}'),
          shout: bound('${{parent.inputs.shout}}'),
        },
        outputs: { prepared: '${{parent.outputs.prepared}}' },
      },
    },
  });
}

beforeAll(async () => {
  await azure.put(`${run}/in`, [
    { name: 'a.txt', bytes: 'ab' },
    { name: 'b.txt', bytes: 'c' },
  ]);
  await azure.put(`${run}/slow`, [{ name: 'wait.txt', bytes: 'w' }]);
  await pipelineEndpoint(azure, run, await registerPipeline());
});
afterAll(() => azure.arm('DELETE', `batchEndpoints/${run}`));

const history = `${azure.door.armBaseUrl}/history/v1.0${azure.scope}`;

/** One call with the ML token. */
async function ml<T>(schema: z.ZodType<T>, method: string, url: string, body?: unknown): Promise<T> {
  const authorization = `Bearer ${await azure.token('https://ml.azure.com')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  expect(answer.ok, `${method} ${url} answered ${answer.status}`).toBe(true);
  return schema.parse(await answer.json());
}

const runShape = z.object({
  runId: z.string(),
  displayName: z.string(),
  status: z.string(),
  properties: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), z.object({ assetId: z.string(), type: z.string() })),
});
const children = async (jobName: string) =>
  (await ml(z.object({ value: z.array(runShape) }), 'GET', `${history}/runs/${jobName}/children`)).value;
const read = async (path: string) =>
  (await (await azure.container()).getBlobClient(path).downloadToBuffer()).toString();

async function logOf(runId: string, file: string): Promise<string> {
  const details = z.object({ logFiles: z.record(z.string(), z.url()) });
  const { logFiles } = await ml(details, 'GET', `${history}/runs/${runId}/details`);
  return logFiles[file] === undefined ? '' : (await fetch(logFiles[file])).text();
}

/** Where an output of a run lies, as a client finds out. */
async function placeOf(runId: string, output: string): Promise<string> {
  const { runMetadata } = await ml(z.object({ runMetadata: runShape }), 'POST', `${history}/rundata`, { runId });
  const assetId = runMetadata.outputs[output]?.assetId ?? '';
  const url = `${azure.door.armBaseUrl}/data/v1.0${azure.scope}/dataversion/batchGetResolvedUris`;
  const resolved = z.object({ values: z.record(z.string(), z.object({ uri: z.string() })) });
  const { values } = await ml(resolved, 'POST', url, { values: [assetId] });
  return values[assetId]?.uri.split('/datastores/workspaceblobstore/paths/')[1] ?? '';
}

it('chains a command and a parallel step, with literals, defaults and named outputs', async () => {
  const jobName = await azure.invoke(run, null, {
    inputData: {
      input_data: { jobInputType: 'UriFolder', uri: store('in/') },
      times: literal('3'),
      shout: { jobInputType: 'Literal', value: true },
    },
    outputData: { scores: { jobOutputType: 'UriFile', uri: store('out/scores.txt') } },
  });
  expect(jobName).toMatch(/^pipelinejob-/);
  expect(await jobEnd(azure, jobName), JSON.stringify(await children(jobName))).toBe('Completed');
  expect(await read(`${run}/out/scores.txt`)).toBe('>a.txt=ABABAB\n>b.txt=CCC\n');

  const [first, second] = await children(jobName);
  expect([first?.displayName, second?.displayName]).toEqual(['prepare_job', 'score_job']);
  expect([first?.status, second?.status]).toEqual(['Completed', 'Completed']);
  expect(first?.properties['azureml.moduleName']).toBe(`${run}-prepare`);
  expect(await logOf(first?.runId ?? '', 'user_logs/std_log.txt')).toBe('prepared 2 files in the cluster\n');
  expect(await logOf(second?.runId ?? '', 'logs/sys/job_report/processed_mini-batches.csv')).toMatch(/RUN_DONE/);
  expect(await logOf(jobName, 'logs/azureml/executionlogs.txt')).toContain('Run status changed to Completed.');

  const place = await placeOf(jobName, 'prepared');
  expect(place).toBe(`azureml/${first?.runId}/prepared/`);
  expect(await read(`${place}b.txt`)).toBe('CCC');
  expect(await placeOf(second?.runId ?? '', 'rows')).toBe(`${run}/out/scores.txt`);
});

it('runs one command without inputs, as the hello-batch example does', async () => {
  const code = await registerCode(azure, `${run}-hello`, { 'hello.py': "print('Hello world!')\n" });
  const component = { type: 'command', code, environment: 'azureml:any@latest', command: 'python hello.py' };
  const spec = { name: 'hello_batch', type: 'pipeline', jobs: { main_job: { type: 'command', component } } };
  await deployPipeline(azure, run, 'hello', await registerComponent(azure, `${run}-hello`, spec));
  const jobName = await azure.invoke(run, 'hello', {});
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const [only] = await children(jobName);
  expect(only?.displayName).toBe('main_job');
  expect(await logOf(only?.runId ?? '', 'user_logs/std_log.txt')).toBe('Hello world!\n');
});

it('shows the job in ARM with its component, inputs and steps', async () => {
  const input = { jobInputType: 'UriFolder', uri: store('in/') };
  const jobName = await azure.invoke(run, null, {
    inputData: { input_data: input, mark: literal('; echo broken #') },
    properties: { experimentName: `${run}-try` },
  });
  expect(await jobEnd(azure, jobName)).toBe('Completed');
  const job = z.object({ properties: z.looseObject({}) }).parse((await azure.arm('GET', `jobs/${jobName}`)).body);
  expect(job.properties).toMatchObject({
    jobType: 'Pipeline',
    experimentName: `${run}-try`,
    componentId: `${azure.scope}/components/${run}-pipeline/versions/1`,
    tags: { 'azureml.jobtype': 'azureml.pipelinejob', 'azureml.deploymentname': 'steps' },
    properties: { 'azureml.parameters': '{"mark":"; echo broken #"}', runSource: 'BatchDeployment' },
    inputs: { input_data: { jobInputType: 'uri_folder' }, mark: { jobInputType: 'literal', value: '; echo broken #' } },
    jobs: { prepare_job: { type: 'command' }, score_job: { type: 'parallel' } },
  });
  const [, scored] = await children(jobName);
  expect(await read(await placeOf(scored?.runId ?? '', 'rows'))).toBe(
    '; echo broken #a.txt=abab\n; echo broken #b.txt=cc\n',
  );
});

it('refuses inputs that are missing, unknown or of another type', async () => {
  const data = { jobInputType: 'UriFolder', uri: store('in/') };
  const refused = (inputData: object) => azure.invoke(run, null, { inputData });
  await expect(refused({})).rejects.toThrow("Required input 'input_data' for component");
  await expect(refused({ input_data: literal('x') })).rejects.toThrow('Expected uri_folder but got Literal');
  await expect(refused({ input_data: data, times: literal('two') })).rejects.toThrow(
    "Unexpected data type for parameter 'times'. Expected integer but got 'two'.",
  );
  await expect(refused({ input_data: data, shout: literal('yes') })).rejects.toThrow('only accept True/False, got yes');
  await expect(refused({ input_data: data, colour: literal('red') })).rejects.toThrow("has no input 'colour'");
});

it('is cancelled with all of its steps', async () => {
  const input = { jobInputType: 'UriFolder', uri: store('slow/') };
  const jobName = await azure.invoke(run, null, { inputData: { input_data: input } });
  await waitFor('the running step', async () => {
    const [first] = await children(jobName);
    return first && (await logOf(first.runId, 'user_logs/std_log.txt')).includes('prepared') ? true : null;
  });
  expect((await azure.arm('POST', `jobs/${jobName}/cancel`)).status).toBe(202);
  expect(await jobEnd(azure, jobName)).toBe('Canceled');
  expect((await children(jobName)).map(({ status }) => status)).toEqual(['Canceled']);
});
