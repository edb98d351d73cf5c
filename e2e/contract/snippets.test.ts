import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Action, Language, Place } from '@/lib/domain/snippets/action';
import { snippetOf } from '@/lib/domain/snippets/snippet';
import { runPowershell } from '@/lib/testing/powershell/run';
import { Azure } from '../fixtures/azure';
import { writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { jobEnd, waitFor } from '../fixtures/waiting';

/** Snippets as somebody pastes them, against the running workspace; what they did is read by the API of the dashboard's pages. */
const door = readDoor();
const azure = new Azure(door);
const root = path.join(import.meta.dirname, '../..');
const run = promisify(execFile);
const work = mkdtempSync(path.join(tmpdir(), 'studio-snippets-'));
const tokens = { arm: '', ml: '' };
const store = { container: '' };
const NASTY = `it's "so" $HOME \`id\` \\(1) $(id) ’curly‘ \${x} 名 😀 !#&;|<>*?~`;

/** As the dashboard's settings have it, but for the command: one that answers at once. `npm run -s token` has a test below. */
const place: Place = {
  workspace: door,
  arm: door.armBaseUrl,
  regional: door.armBaseUrl,
  audiences: {
    arm: 'https://management.azure.com',
    ml: 'https://ml.azure.com',
    storage: 'https://storage.azure.com',
  },
  tokenCommand: `sh ${work}/token {audience}`,
  tokenUrl: door.tokenUrl,
  sdkCloud: 'LocalWorkspace',
};
const env = {
  ...process.env,
  AZURE_CLIENT_ID: door.clientId,
  AZURE_CLIENT_SECRET: door.clientSecret,
  AZURE_TENANT_ID: door.tenantId,
};

beforeAll(async () => {
  tokens.arm = await azure.token(place.audiences.arm);
  tokens.ml = await azure.token(place.audiences.ml);
  const cases = `*management*) echo ${tokens.arm} ;; *ml.azure*) echo ${tokens.ml} ;;`;
  const digits = writeDigits(6_000, 10);
  await azure.put(`snip-${process.pid}`, digits.files);
  digits.remove();
  store.container = (await azure.container()).url;
  writeFileSync(path.join(work, 'token'), `case "$1" in ${cases} esac\n`, { mode: 0o600 });
});
afterAll(() => rmSync(work, { recursive: true }));

/** A program of a PowerShell snippet, with what goes in by the pipe. */
async function started(cwd: string, program: string, args: string[], input: string): Promise<string> {
  const running = run(program.replace(/\.exe$/, ''), args, { cwd, env });
  if (input === '') running.child.stdin?.end();
  else running.child.stdin?.end(input);
  return (await running).stdout;
}

/** What a snippet prints. It runs in a folder of its own. */
async function printed(action: Action, language: Runnable): Promise<string> {
  const text = snippetOf(action, place, language) ?? '';
  const cwd = mkdtempSync(path.join(work, 'run-'));
  if (language === 'powershell')
    return runPowershell(text, (program, args, input) => started(cwd, program, args, input), env);
  if (language === 'bash') return (await run('bash', ['-euo', 'pipefail', '-c', text], { cwd, env })).stdout;
  const file = path.join(cwd, 'snippet.mts');
  writeFileSync(file, text);
  const tsx = path.join(root, 'node_modules/tsx/dist/loader.mjs');
  return (await run(process.execPath, ['--import', tsx, file], { cwd, env })).stdout;
}

const json = async (action: Action, language: Runnable): Promise<unknown> =>
  JSON.parse(await printed(action, language));

/** What the dashboard's own API answers to its pages. */
async function api(route: string): Promise<unknown> {
  const { subscriptionId, resourceGroupName, workspaceName } = door;
  const url = `${door.dashboardUrl}/api/workspaces/${subscriptionId}/${resourceGroupName}/${workspaceName}/${route}`;
  const headers = { authorization: `Bearer ${tokens.arm}`, 'x-token-ml': tokens.ml };
  const answer = await fetch(url, { headers });
  return { status: answer.status, ...z.record(z.string(), z.unknown()).parse(await answer.json()) };
}

const succeeded = (what: string) =>
  waitFor(`${what} to be made`, async () => {
    const { body } = await azure.arm('GET', what);
    const { properties } = z.object({ properties: z.object({ provisioningState: z.string() }) }).parse(body);
    return properties.provisioningState === 'Succeeded' ? true : null;
  });

const named = z.object({ name: z.string() });
const namesOf = (list: unknown) =>
  z
    .object({ value: z.array(named) })
    .parse(list)
    .value.map(({ name }) => name);

const runnable = [
  ['bash', 'bash'],
  ['typescript', 'TypeScript'],
  ['powershell', 'the real curl, by a reader that stands in for PowerShell'],
] as const;
type Runnable = (typeof runnable)[number][0];

describe.each(runnable)('%s by %s', (language) => {
  const endpointName = `snip-${language.slice(0, 4)}-${process.pid}`;
  const endpoint = `batchEndpoints/${endpointName}`;
  const deploymentName = 'onnx';
  const at = { endpointName, deploymentName };
  const job = { jobName: '' };
  const scoringUri = `${door.armBaseUrl}/inference/${endpointName}/jobs`;
  const invoke = {
    do: 'invoke',
    endpointName,
    scoringUri,
    deploymentName: null,
    overrides: {},
    displayName: null,
  } as const;
  afterAll(() => azure.arm('DELETE', endpoint));

  it('endpoint create, show, list', async () => {
    const properties = { authMode: 'AADToken', description: NASTY };
    const body = { location: door.region, tags: { nasty: NASTY }, properties };
    expect(await json({ do: 'endpoint-create', endpointName, body, yaml: '' }, language)).toMatchObject({
      name: endpointName,
    });
    await succeeded(endpoint);
    const shown = await json({ do: 'endpoint-show', endpointName }, language);
    expect(shown).toMatchObject({ tags: { nasty: NASTY }, properties: { description: NASTY } });
    expect(await api(`endpoints/${endpointName}/resource`)).toMatchObject({ resource: shown });
    expect(namesOf(await json({ do: 'endpoint-list' }, language))).toContain(endpointName);
  });

  it('deployment create, list, show, activate', async () => {
    const { body } = await azure.arm('GET', 'batchEndpoints/mnist-batch/deployments/mnist-onnx');
    const { location, properties } = z
      .object({ location: z.string(), properties: z.record(z.string(), z.json()) })
      .parse(body);
    const { provisioningState: _, ...sent } = properties;
    await json({ do: 'deployment-create', ...at, body: { location, properties: sent }, yaml: '' }, language);
    await succeeded(`${endpoint}/deployments/${deploymentName}`);
    expect(namesOf(await json({ do: 'deployment-list', endpointName }, language))).toEqual([deploymentName]);
    await json({ do: 'activate', ...at }, language);
    await succeeded(endpoint);
    expect(await api(`endpoints/${endpointName}/resource`)).toMatchObject({
      resource: { tags: { nasty: NASTY }, properties: { description: NASTY, defaults: { deploymentName } } },
    });
    const shown = await json({ do: 'deployment-show', ...at }, language);
    expect(await api(`endpoints/${endpointName}/deployments/${deploymentName}/resource`)).toMatchObject({
      resource: shown,
    });
  });

  it('endpoint and deployment update change what they name and nothing else', async () => {
    await json({ do: 'endpoint-update', endpointName, description: `${NASTY}\n2` }, language);
    await succeeded(endpoint);
    expect(await api(`endpoints/${endpointName}/resource`)).toMatchObject({
      resource: { tags: { nasty: NASTY }, properties: { description: `${NASTY}\n2`, defaults: { deploymentName } } },
    });
    const fields = [
      { cli: '', rest: ['miniBatchSize'], value: 7 },
      { cli: '', rest: ['retrySettings', 'timeout'], value: 'PT90S' },
    ];
    await json({ do: 'deployment-update', ...at, fields }, language);
    await succeeded(`${endpoint}/deployments/${deploymentName}`);
    const retrySettings = { timeout: 'PT1M30S', maxRetries: 3 };
    expect(await api(`endpoints/${endpointName}/deployments/${deploymentName}/resource`)).toMatchObject({
      resource: { properties: { miniBatchSize: 7, retrySettings } },
    });
  });

  it('invoke with registered data, a URL, a datastore path, and overrides', async () => {
    const folder = `snip-${process.pid}`;
    const { container } = store;
    const inputs: Extract<Action, { do: 'invoke' }>[] = [
      { ...invoke, input: { kind: 'url', url: `${container}/${folder}/`, type: 'UriFolder' } },
      // a thousand mini-batches: it can not have ended before it is cancelled
      { ...invoke, overrides: { miniBatchSize: 1 }, input: { kind: 'data', name: 'mnist-data', version: '1' } },
      {
        ...invoke,
        deploymentName,
        displayName: NASTY,
        overrides: { miniBatchSize: 50, outputFileName: "it's $x.csv", timeoutSeconds: 90 },
        input: { kind: 'datastore', datastore: 'workspaceblobstore', path: folder, type: 'UriFolder' },
      },
    ];
    const jobs = await Promise.all(inputs.map(async (action) => named.parse(await json(action, language)).name));
    const details = await Promise.all(jobs.map((name) => api(`jobs/${name}`)));
    expect(details).toMatchObject([
      { endpointName, deploymentName, inputs: [{ uri: `${container}/${folder}/` }] },
      { inputs: [{ uri: expect.stringMatching(/mnist-data/) }], settings: { miniBatchSize: 1 } },
      { displayName: NASTY, settings: { miniBatchSize: 50, timeoutSeconds: 90, outputFileName: "it's $x.csv" } },
    ]);
    job.jobName = jobs[0] ?? '';
    await printed({ do: 'job-cancel', jobName: jobs[1] ?? '' }, language);
    expect(await jobEnd(azure, jobs[1] ?? '')).toBe('Canceled');
    const ofEndpoint = namesOf(await json({ do: 'endpoint-jobs', endpointName }, language));
    expect(ofEndpoint.toSorted()).toEqual(jobs.toSorted());
    expect(namesOf(await json({ do: 'deployment-jobs', ...at }, language)).toSorted()).toEqual(jobs.toSorted());
    expect(namesOf(await json({ do: 'job-list' }, language))).toEqual(expect.arrayContaining(jobs));
  });

  it('job log to its end, then the job as the page shows it', async () => {
    const log = await printed({ do: 'job-stream', ...job }, language);
    expect(await jobEnd(azure, job.jobName)).toBe('Completed');
    const query = new URLSearchParams({ runName: job.jobName, path: 'logs/azureml/executionlogs.txt', from: '0' });
    // The dashboard may share an answer of the last two seconds, from before the log was there.
    const slice = z.object({ text: z.string() });
    const read = async () => slice.safeParse(await api(`jobs/${job.jobName}/log?${query}`)).data ?? null;
    expect((await waitFor('the log', read)).text).toContain(log.trim());
    expect(log).toContain('Completed');
    const shown = await json({ do: 'job-show', ...job }, language);
    expect(await api(`jobs/${job.jobName}/resource`)).toMatchObject({ resource: shown });
  });

  it('a token', async () => {
    const { access_token } = z.object({ access_token: z.string() }).parse(await json({ do: 'token' }, language));
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await fetch(`${scoringUri}/${job.jobName}`, { headers })).status).toBe(200);
  });

  it('endpoint delete', async () => {
    await printed({ do: 'endpoint-delete', endpointName }, language);
    const gone = async () => ((await azure.arm('GET', endpoint)).status === 404 ? true : null);
    expect(await waitFor('the endpoint to go', gone)).toBe(true);
  });
});

it('the command that snippets have a token from locally', async () => {
  const { stdout } = await run('npm', ['run', '-s', 'token', place.audiences.ml], { cwd: root, env });
  const ask = (token: string) =>
    fetch(`${door.armBaseUrl}/inference/mnist-batch/jobs/none`, { headers: { authorization: `Bearer ${token}` } });
  expect([(await ask(stdout.trim())).status, (await ask('none')).status]).toEqual([404, 401]);
});

const line = z.object({ name: z.string(), printed: z.string(), error: z.string().nullable() });

/** Every Python snippet in one process, in the order given; azure-ai-ml itself is untouched. */
async function python(snippets: [name: string, action: Action][]): Promise<Map<string, z.infer<typeof line>>> {
  const interpreter = process.env.STUDIO_PEER_PYTHON;
  if (!interpreter) throw new Error('STUDIO_PEER_PYTHON names no Python with azure-ai-ml; `npm test` sets it.');
  const folder = mkdtempSync(path.join(work, 'py-'));
  mkdirSync(path.join(folder, 'cwd'));
  const language: Language = 'python';
  snippets.forEach(([name, action], index) => {
    writeFileSync(
      path.join(folder, `${String(index).padStart(2, '0')} ${name}.py`),
      snippetOf(action, place, language) ?? '',
    );
  });
  const files = readdirSync(folder).filter((file) => file.endsWith('.py'));
  const peer = path.join(import.meta.dirname, 'peer');
  const { stdout } = await run(
    interpreter,
    ['-W', 'ignore', path.join(peer, 'snippets.py'), ...files.map((file) => path.join(folder, file))],
    {
      cwd: path.join(folder, 'cwd'),
      env: { ...env, REQUESTS_CA_BUNDLE: door.caFile, ARM_CLOUD_METADATA_URL: door.metadataUrlTls },
      maxBuffer: 1 << 24,
    },
  );
  const lines = stdout.trim().split('\n');
  return new Map(
    lines.map((text) => {
      const read = line.parse(JSON.parse(text));
      return [read.name.replace(/^\d+ /, ''), read];
    }),
  );
}

it('Python: azure-ai-ml makes, changes, invokes, lists, shows and deletes', async () => {
  const endpointName = `snip-py-${process.pid}`;
  const at = { endpointName, deploymentName: 'onnx' };
  const yaml = `name: ${endpointName}\ndescription: ${JSON.stringify(NASTY)}\nauth_mode: aad_token\n`;
  const deployment = `name: onnx\nendpoint_name: ${endpointName}\nmodel: azureml:mnist-onnx:1\ncompute: azureml:cpu-cluster\nmini_batch_size: 20\n`;
  const input = { kind: 'data', name: 'mnist-data', version: '1' } as const;
  const said = await python([
    ['endpoint-create', { do: 'endpoint-create', endpointName, body: {}, yaml }],
    ['deployment-create', { do: 'deployment-create', ...at, body: {}, yaml: deployment }],
    ['activate', { do: 'activate', ...at }],
    ['endpoint-update', { do: 'endpoint-update', endpointName, description: `${NASTY} 2` }],
    [
      'deployment-update',
      { do: 'deployment-update', ...at, fields: [{ cli: 'mini_batch_size', rest: ['miniBatchSize'], value: 25 }] },
    ],
    ['endpoint-list', { do: 'endpoint-list' }],
    ['endpoint-show', { do: 'endpoint-show', endpointName }],
    ['deployment-list', { do: 'deployment-list', endpointName }],
    ['deployment-show', { do: 'deployment-show', ...at }],
    [
      'invoke',
      {
        do: 'invoke',
        endpointName,
        scoringUri: '',
        deploymentName: 'onnx',
        input,
        overrides: { miniBatchSize: 100 },
        displayName: null,
      },
    ],
    ['endpoint-jobs', { do: 'endpoint-jobs', endpointName }],
    ['deployment-jobs', { do: 'deployment-jobs', ...at }],
    ['token', { do: 'token' }],
  ]);
  expect([...said.values()].filter(({ error }) => error !== null)).toEqual([]);
  const jobName = said.get('invoke')?.printed.trim() ?? '';
  expect(said.get('endpoint-list')?.printed.split('\n')).toContain(endpointName);
  expect(said.get('deployment-list')?.printed.trim()).toBe('onnx');
  expect(said.get('endpoint-jobs')?.printed.trim()).toBe(jobName);
  expect(said.get('deployment-jobs')?.printed.trim()).toBe(jobName);
  expect(await api(`endpoints/${endpointName}/resource`)).toMatchObject({
    resource: { properties: { description: `${NASTY} 2`, defaults: { deploymentName: 'onnx' } } },
  });
  expect(await api(`endpoints/${endpointName}/deployments/onnx/resource`)).toMatchObject({
    resource: { properties: { miniBatchSize: 25 } },
  });
  const after = await python([
    ['job-stream', { do: 'job-stream', jobName }],
    ['job-show', { do: 'job-show', jobName }],
    ['job-download', { do: 'job-download', jobName, files: [] }],
    ['endpoint-delete', { do: 'endpoint-delete', endpointName }],
  ]);
  expect([...after.values()].filter(({ error }) => error !== null)).toEqual([]);
  expect(after.get('job-show')?.printed.trim()).toBe('Completed');
  expect((await azure.arm('GET', `batchEndpoints/${endpointName}`)).status).toBe(404);
});
