import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { type Answered, type Dashboard, dashboardOf } from '../fixtures/dashboard';
import { readDoor } from '../fixtures/door';
import { jobEnd, waitFor } from '../fixtures/waiting';

/** What the YAML pages do with a dropped folder, request by request, over the real local workspace. */

const azure = new Azure(readDoor());
const mark = randomUUID().slice(0, 8);
const endpointName = `folder-${mark}`;
let ask: Dashboard;

beforeAll(async () => {
  ask = await dashboardOf(azure.door, 'owner@local.test');
});

type Files = Record<string, string>;
const SCRIPT = `# ${mark}
import os

def init():
    global word
    with open(os.path.join(os.environ['AZUREML_MODEL_DIR'], 'model', 'word.txt')) as file:
        word = file.read()

def run(mini_batch):
    return [f'{os.path.basename(path)} {word}' for path in mini_batch]
`;
const code: Files = { 'score.py': SCRIPT, 'lib/extra.txt': 'extra' };
const model: Files = { 'word.txt': `hello-${mark}` };

/** The content hash of Azure's clients, made here by another hand than the dashboard's. */
function contentHash(files: Files): string {
  const sorted = Object.entries(files).sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const hash = createHash('sha256').update(String(sorted.length));
  for (const [path, text] of sorted) hash.update(`#${path}#${Buffer.byteLength(text)}`);
  for (const [, text] of sorted) hash.update(text);
  return hash.digest('hex');
}

function bundle(files: Files): Buffer {
  const records = Object.entries(files).map(([path, text]) => {
    const header = Buffer.from(JSON.stringify({ path, size: Buffer.byteLength(text), type: '' }));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(header.length);
    return Buffer.concat([length, header, Buffer.from(text)]);
  });
  return Buffer.concat(records);
}

function ok(answer: Answered): unknown {
  expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
  return answer.body;
}

const opened = z.object({ containerUrl: z.string(), sas: z.string() });
const startCode = async (name: string) => opened.parse(ok(await ask('POST', `codes/${name}/versions/1/upload`)));
const codeHeader = ({ containerUrl, sas }: z.output<typeof opened>) => ({ 'x-code-upload': `${containerUrl}?${sas}` });
const byHash = async (files: Files) =>
  z.object({ id: z.string().nullable() }).parse(ok(await ask('GET', `codes?hash=${contentHash(files)}`))).id;
const version = async (path: string) =>
  z.object({ resource: z.unknown() }).parse(ok(await ask('GET', `assets/${path}`))).resource;

async function uploadCode(name: string, files: Files): Promise<string> {
  const container = await startCode(name);
  const stored = await ask('PUT', 'codes/bundle?path=code', { bytes: bundle(files), headers: codeHeader(container) });
  expect(
    z
      .object({ stored: z.array(z.string()) })
      .parse(ok(stored))
      .stored.sort(),
  ).toEqual(Object.keys(files).sort());
  return `${container.containerUrl}/code`;
}

async function registerCode(files: Files): Promise<string> {
  const name = randomUUID();
  const properties = {
    codeUri: await uploadCode(name, files),
    isAnonymous: true,
    properties: { hash_sha256: contentHash(files), hash_version: '202208' },
  };
  const answer = await ask('PUT', `assets/codes/${name}/versions/1`, { body: { properties } });
  return z.object({ id: z.string() }).parse(ok(answer)).id;
}

const folder = `LocalUpload/${mark}/model`;
const first = `datastore=workspaceblobstore&path=${encodeURIComponent(`${folder}/word.txt`)}`;

async function registerModel(): Promise<string> {
  const wish = { datastore: 'workspaceblobstore', path: folder, name: 'model' };
  ok(await ask('POST', 'uploads', { body: wish }));
  ok(await ask('PUT', `uploads/bundle?datastore=workspaceblobstore&path=${folder}`, { bytes: bundle(model) }));
  const properties = {
    modelType: 'custom_model',
    modelUri: `azureml://datastores/workspaceblobstore/paths/${folder}`,
    isAnonymous: true,
  };
  const path = `assets/models/folder-${mark}/versions/1`;
  return z.object({ id: z.string() }).parse(ok(await ask('PUT', path, { body: { properties } }))).id;
}

async function registerEnvironment(): Promise<string> {
  const properties = { image: 'mcr.microsoft.com/azureml/base:1', condaFile: 'dependencies:\n- python=3.10\n' };
  const path = `assets/environments/CliV2AnonymousEnvironment/versions/${mark}`;
  const answer = await ask('PUT', path, { body: { properties: { ...properties, isAnonymous: true } } });
  return z.object({ id: z.string() }).parse(ok(answer)).id;
}

const written = z.object({ operation: z.object({ location: z.string(), operationId: z.string() }).nullable() });

async function write(path: string, resource: unknown): Promise<void> {
  const { operation } = written.parse(ok(await ask('PUT', path, { body: { resource, base: null } })));
  if (operation) await ended(operation);
}

const ended = ({ location, operationId }: { location: string; operationId: string }) =>
  waitFor(`operation ${operationId}`, async () => {
    const { body } = await ask('GET', `operations/${location}/${operationId}`);
    const { status, done } = z.object({ status: z.string(), done: z.boolean() }).parse(body);
    return done ? status : null;
  });

describe('a folder with YAML, script and model', () => {
  it('becomes a deployment that scores, and the same folder asks for no byte again', async () => {
    expect(await byHash(code)).toBeNull();
    expect(ok(await ask('GET', `uploads/mark?${first}`))).toEqual({ completed: false });
    const [codeId, modelId, environmentId] = [
      await registerCode(code),
      await registerModel(),
      await registerEnvironment(),
    ];

    const location = azure.door.region;
    await write(`endpoints/${endpointName}`, { location, properties: { authMode: 'AADToken' } });
    await write(`endpoints/${endpointName}/deployments/blue`, {
      location,
      properties: {
        compute: `${azure.scope}/computes/cpu-cluster`,
        model: { referenceType: 'Id', assetId: modelId },
        codeConfiguration: { codeId, scoringScript: 'score.py' },
        environmentId,
        miniBatchSize: 2,
      },
    });
    await azure.put(
      `in-${mark}`,
      ['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, bytes: name })),
    );
    const uri = `azureml://datastores/workspaceblobstore/paths/in-${mark}/`;
    const job = await azure.invoke(endpointName, 'blue', { inputData: { files: { jobInputType: 'UriFolder', uri } } });
    expect(await jobEnd(azure, job)).toBe('Completed');
    const outputs = await ask('GET', `jobs/${job}/outputs`);
    for (const name of ['a.txt', 'b.txt', 'c.txt'])
      expect(JSON.stringify(outputs.body)).toContain(`["${name}","hello-${mark}"]`);

    expect(await byHash(code)).toBe(codeId);
    const mine = { datastore: 'workspaceblobstore', path: `${folder}/word.txt`, name: `folder-${mark}`, version: '1' };
    ok(await ask('PUT', 'uploads/mark', { body: mine }));
    expect(ok(await ask('GET', `uploads/mark?${first}`))).toEqual({ completed: true });
    expect(await version(`models/folder-${mark}/versions/1`)).toMatchObject({ id: modelId });
  });

  it('is called by another hash when one byte of it changes', async () => {
    expect(await byHash({ ...code, 'lib/extra.txt': 'extrb' })).toBeNull();
  });

  it('of which a file fails leaves nothing registered', async () => {
    const [name, files] = [randomUUID(), { 'score.py': `# ${mark} failing` }];
    const container = await startCode(name);
    const cut = bundle({ ...files, 'big.bin': 'x'.repeat(1000) }).subarray(0, -10);
    const answer = await ask('PUT', 'codes/bundle?path=code', { bytes: cut, headers: codeHeader(container) });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('Stored: score.py.')]);
    expect(await byHash(files)).toBeNull();
    expect(await version(`codes/${name}/versions/1`)).toBeNull();
  });
});

describe('the relay of a code upload', () => {
  const error = z.object({ error: z.object({ status: z.number(), code: z.string(), message: z.string() }) });
  const put = async (path: string, headers: Record<string, string>) => {
    const answer = await ask('PUT', `codes/bundle?path=${encodeURIComponent(path)}`, { bytes: bundle(code), headers });
    return error.parse(answer.body).error;
  };

  it.each([
    ['another host', 'https://example.com/container?sig=x'],
    ['our own workspace', `${azure.door.armBaseUrl}/container?sig=x`],
    ['a blob and no container', `${azure.door.blobBaseUrl}/container/blob?sig=x`],
    ['no address', 'container'],
  ])('sends nothing to %s', async (_what, address) => {
    expect(await put('code', { 'x-code-upload': address })).toMatchObject({ status: 502, code: 'HostRefused' });
  });

  it('takes no path that leads out of its folder', async () => {
    expect(await put('../other', {})).toMatchObject({ status: 400, code: 'InvalidRequest' });
  });
});

describe('a Reader', () => {
  it.each([
    ['POST', 'codes/any/versions/1/upload', 'codes/versions/startPendingUpload/action'],
    ['PUT', 'assets/models/any/versions/1', 'models/versions/write'],
  ])('may not %s %s, and hears which right is missing', async (method, path, action) => {
    const reader = await dashboardOf(azure.door, 'reader@local.test');
    const answer = await reader(method, path, { body: method === 'PUT' ? { properties: {} } : undefined });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([403, expect.stringContaining(action)]);
  });
});

describe('names for an editor', () => {
  it('are those that the workspace has', async () => {
    expect(ok(await ask('GET', 'names'))).toMatchObject({
      models: expect.arrayContaining([{ name: 'mnist-onnx', latestVersion: '1' }]),
      environments: expect.arrayContaining([expect.objectContaining({ latestVersion: '1' })]),
      data: expect.arrayContaining([expect.objectContaining({ name: 'mnist-data' })]),
      computes: expect.arrayContaining(['cpu-cluster']),
      endpoints: expect.arrayContaining(['mnist-batch']),
    });
    expect(ok(await ask('GET', 'assets/models/mnist-onnx/versions'))).toEqual({ versions: ['1'] });
    expect(ok(await ask('GET', 'assets/models/mnist-onnx'))).toMatchObject({ container: { latestVersion: '1' } });
    expect(ok(await ask('GET', 'assets/models/none-such'))).toEqual({ container: null });
  });
});
