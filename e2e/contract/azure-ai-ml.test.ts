import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { type DigitFolder, writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { pipelineEndpoint, registerComponent } from '../fixtures/pipelines';

/** The engine of `az ml`, unmodified, on the https port (`peer/` says what stands around it). */
const door = readDoor();
const azure = new Azure(door);
const peer = path.join(import.meta.dirname, 'peer');
const name = `peer-${process.pid}`;
const work = mkdtempSync(path.join(tmpdir(), 'studio-peer-'));
const DIGITS = 40;

const line = z.object({
  step: z.string(),
  value: z.unknown().optional(),
  error: z.string().optional(),
  printed: z.string().default(''),
});
type Line = z.infer<typeof line>;
const steps = new Map<string, Line>();
let digits: DigitFolder;

const inlineEndpoint = `${name}-inline`;

/** A job of a pipeline whose one step holds its component itself; answers its name. */
async function inlineJob(): Promise<string> {
  const component = { type: 'command', environment: 'azureml:any@latest', command: 'echo inline' };
  const spec = { type: 'pipeline', jobs: { main_job: { type: 'command', component } } };
  await pipelineEndpoint(azure, inlineEndpoint, await registerComponent(azure, inlineEndpoint, spec));
  return azure.invoke(inlineEndpoint, null, {});
}

beforeAll(async () => {
  digits = writeDigits(6_000, DIGITS);
  const python = process.env.STUDIO_PEER_PYTHON;
  if (!python) throw new Error('STUDIO_PEER_PYTHON names no Python with azure-ai-ml; `npm test` sets it.');
  const env = {
    ...process.env,
    REQUESTS_CA_BUNDLE: door.caFile,
    ARM_CLOUD_METADATA_URL: door.metadataUrlTls,
    PEER_HTTPS_INPUT: `${door.blobBaseUrl}/sampledata/mnist/`,
    PEER_INLINE_JOB: await inlineJob(),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const walk = ['-W', 'ignore', path.join(peer, 'walk.py'), work, name, digits.folder];
  const { stdout } = await promisify(execFile)(python, walk, { env, maxBuffer: 1 << 26 });
  for (const text of stdout.trim().split('\n')) {
    const read = line.parse(JSON.parse(text));
    steps.set(read.step, read);
  }
}, 600_000);
afterAll(async () => {
  await azure.arm('DELETE', `batchEndpoints/${inlineEndpoint}`);
  digits.remove();
  rmSync(work, { recursive: true });
});

const JOB = expect.stringMatching(/^batchjob-/);
const store = (rest: RegExp) =>
  expect.stringMatching(new RegExp(`^azureml://.*datastores/workspaceblobstore/paths/${rest.source}`));

it.each<[step: string, value: unknown]>([
  ['workspace', `${door.armBaseUrlTls}/discovery`],
  ['environment', `${name}-env`],
  ['create endpoint from YAML', [name, { made: 'by-peer' }, expect.stringContaining('https://')]],
  ['create deployment from YAML', ['onnx', 10, 90]],
  ['set the default', 'onnx'],
  ['create deployment with local code', expect.stringContaining('/codes/')],
  ['create it again', 'script'],
  ['show and list', [true, ['onnx', 'script'], 'cpu-cluster']],
  ['invoke with registered data', JOB],
  ['invoke with the latest registered data', JOB],
  ['invoke with a local folder', JOB],
  ['invoke with an https path', JOB],
  ['job after its stream', 'Completed'],
  ['download the output by name', { 'predictions.csv': DIGITS }],
  ['archive and restore', [true, false, true]],
  ['rename and tag a job', ['renamed', '1', 'Completed']],
  ['a job whose steps hold their components themselves', ['pipeline', 'command', 'echo inline']],
  ['invoke a named deployment with a datastore path', JOB],
  ['cancel', 'Canceled'],
  ['list jobs of the endpoint', 5],
  ['list jobs of a deployment', 1],
  ['register data', [`${name}-data`, '1']],
  ['register a local folder', store(/LocalUpload/)],
  [
    'upload to a datastore without credentials',
    expect.stringMatching(/datastores\/peer_\d+_keyless\/paths\/LocalUpload\//),
  ],
  ['register a local model', store(/LocalUpload/)],
  ['compute and datastores', [['cpu-cluster'], ['workspaceartifactstore', 'workspaceblobstore']]],
  ['delete', false],
])('%s', (step, value) => {
  expect(steps.get(step)?.error).toBeUndefined();
  expect(steps.get(step)?.value).toEqual(value);
});

it('streams the log to its execution summary', () => {
  const printed = steps.get('stream to the execution summary')?.printed ?? '';
  expect(printed).toMatch(
    /Streaming logs\/azureml\/executionlogs\.txt[\s\S]*Run status changed to Running[\s\S]*Execution Summary/,
  );
});
