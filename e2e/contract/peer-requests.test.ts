import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Azure } from '../fixtures/azure';
import { byTls } from '../fixtures/by-tls';
import { writeDigits } from '../fixtures/digits';
import { readDoor } from '../fixtures/door';
import { waitFor } from '../fixtures/waiting';

/**
 * What azure-ai-ml 1.28 asks for, call by call, with its api-versions, headers and hosts, where no such client is at hand:
 * https only, blobs by the account's own host, the ARM token of the base URL on all planes but scoring.
 */
const azure = new Azure(readDoor());
const { armBaseUrlTls: base, blobBaseUrlTls: blobs, metadataUrlTls } = azure.door;
const name = `peer28-${randomUUID().slice(0, 8)}`;
const endpointPath = `${azure.scope}/batchEndpoints/${name}`;
let [armToken, mlToken] = ['', ''];

const bearer = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });
const arm = (method: string, path: string, version: string, body?: unknown) =>
  byTls(method, `${base}${path}${path.includes('?') ? '&' : '?'}api-version=${version}`, bearer(armToken), body);
const ws = (method: string, path: string, version: string, body?: unknown) =>
  arm(method, `${azure.scope}${path}`, version, body);
/** Regional API: the same token, no api-version. */
const regional = (method: string, path: string, body?: unknown) =>
  byTls(method, `${base}${path}`, bearer(armToken), body);
/** As azure-storage-blob 12.26 asks; the SAS stands in the URL. */
const blob = (method: string, url: string, headers: Record<string, string> = {}, body?: string | Uint8Array) =>
  byTls(method, url, { 'x-ms-version': '2025-07-05', 'x-ms-date': new Date().toUTCString(), ...headers }, body);
/** A blob URL in an answer: https, too, by a name that resolves everywhere. */
const isStorage = (url: string) => url.startsWith(`https://localhost:${new URL(blobs).port}/localworkspace/`);
const once = { 'x-ms-blob-type': 'BlockBlob', 'if-none-match': '*' };
const marks = { 'x-ms-meta-upload_status': 'completed', 'x-ms-meta-name': 'n', 'x-ms-meta-version': '1' };

const cloud = z.object({
  name: z.string(),
  portal: z.string(),
  resourceManager: z.string(),
  authentication: z.object({ loginEndpoint: z.string() }),
  suffixes: z.object({ storage: z.string() }),
});

beforeAll(async () => {
  armToken = await azure.token(base);
  mlToken = await azure.token('https://ml.azure.com');
});
afterAll(() => arm('DELETE', endpointPath, '2023-10-01'));

it('reads the cloud without a token, in both forms', async () => {
  const now = cloud.parse((await byTls('GET', metadataUrlTls)).json);
  const [old] = z.array(cloud).parse((await byTls('GET', `${base}/metadata/endpoints?api-version=2019-05-01`)).json);
  expect(old).toEqual(now);
  expect(['AzureCloud', 'AzureChinaCloud', 'AzureUSGovernment']).not.toContain(now.name);
  expect(metadataUrlTls).toContain(now.resourceManager);
  expect(blobs).toBe(`https://localworkspace.blob.${now.suffixes.storage}`);
  // The audience of ML is made of what follows the second dot of the portal.
  expect(`https://ml.azure.${now.portal.split('.').slice(2).join('.')}`).toBe('https://ml.azure.com');
  const discovery = await byTls('GET', `${base}/discovery`);
  expect(z.object({ api: z.string() }).parse(discovery.json).api).toBe(base);
});

const long = z.object({ properties: z.looseObject({ provisioningState: z.string() }) });

/** Follows an operation as AzureMLPolling does: at once, then as told; the resource at the end. */
async function followed(put: Awaited<ReturnType<typeof byTls>>, path: string, version: string) {
  const status = String(put.headers['azure-asyncoperation']);
  expect(status.startsWith(base)).toBe(true);
  await waitFor('the operation', async () => {
    const page = await byTls('GET', status, bearer(armToken));
    const { status: state } = z.object({ status: z.string() }).parse(page.json);
    if (state === 'Succeeded') return true;
    expect(page.headers['retry-after']).toBe('1');
    return null;
  });
  return (await arm('GET', path, version)).json;
}

const systemData = z.object({ createdBy: z.string() });

describe('batch endpoints and deployments', () => {
  it('makes an endpoint, echoing the location of the workspace', async () => {
    const workspace = await ws('GET', '', '2024-10-01-preview');
    const { location, properties } = z
      .object({ location: z.string(), properties: z.object({ discoveryUrl: z.string() }) })
      .parse(workspace.json);
    expect(properties.discoveryUrl).toBe(`${base}/discovery`);
    const body = { tags: {}, location, properties: { authMode: 'aadToken', description: 'x', properties: {} } };
    const put = await arm('PUT', endpointPath, '2023-10-01', body);
    expect(put.status).toBe(201);
    const made = await followed(put, endpointPath, '2023-10-01');
    expect(made).toMatchObject({ properties: { provisioningState: 'Succeeded', scoringUri: expect.any(String) } });
  });

  it('uploads code by a SAS of its own container, by the account’s host', async () => {
    const code = randomUUID();
    const hash = createHash('sha256').update(name).digest('hex');
    const asked = `/codes/${code}/versions?hash=${hash}&hashVersion=202208`;
    expect((await ws('GET', asked, '2023-04-01')).json).toEqual({ value: [] });
    const started = await ws('POST', `/codes/${code}/versions/1/startPendingUpload`, '2023-04-01', {
      pendingUploadType: 'TemporaryBlobReference',
    });
    const { blobUri, credential } = z
      .object({
        blobReferenceForConsumption: z.object({
          blobUri: z.string(),
          credential: z.object({ credentialType: z.literal('SAS'), sasUri: z.string() }),
        }),
      })
      .parse(started.json).blobReferenceForConsumption;
    expect(isStorage(credential.sasUri)).toBe(true);
    const file = credential.sasUri.replace('?', '/src/score.py?');
    expect((await blob('HEAD', file)).status).toBe(404);
    expect((await blob('PUT', file, once, 'def init(): ...')).status).toBe(201);
    expect((await blob('PUT', `${file}&comp=metadata`, marks)).status).toBe(200);
    const made = await ws('PUT', `/codes/${code}/versions/1`, '2023-04-01', {
      properties: {
        properties: { hash_sha256: hash, hash_version: '202208' },
        ...{ isAnonymous: true, isArchived: false, codeUri: `${blobUri}/src` },
      },
    });
    expect(z.object({ id: z.string(), systemData }).parse(made.json).id).toContain(`/codes/${code}/versions/1`);
    const again = await ws('GET', asked.replace(code, randomUUID()), '2023-04-01');
    expect(z.object({ value: z.array(z.object({ id: z.string() })) }).parse(again.json).value).toHaveLength(1);
  });

  it('makes a deployment that is not finished at once, and sets it as default by a PUT of the whole endpoint', async () => {
    expect((await arm('GET', endpointPath, '2024-01-01-preview')).status).toBe(200);
    const path = `${endpointPath}/deployments/onnx`;
    const put = await arm('PUT', path, '2024-01-01-preview', {
      ...{ tags: {}, location: azure.door.region },
      properties: {
        environmentVariables: {},
        properties: {},
        compute: `${azure.scope}/computes/cpu-cluster`,
        miniBatchSize: 10,
        model: { referenceType: 'Id', assetId: `${azure.scope}/models/mnist-onnx/versions/1` },
        outputAction: 'AppendRow',
        outputFileName: 'predictions.csv',
        resources: { instanceCount: 1, properties: {} },
        retrySettings: { maxRetries: 2, timeout: 'PT1M30S' },
      },
    });
    expect(['Creating', 'Updating']).toContain(long.parse(put.json).properties.provisioningState);
    const made = await followed(put, path, '2024-01-01-preview');
    expect(made).toMatchObject({ id: `${azure.scope}/batchEndpoints/${name}/deployments/onnx` });
    expect(made).toMatchObject({ properties: { model: { referenceType: 'Id' } }, systemData: expect.any(Object) });
    const whole = z
      .looseObject({ properties: z.looseObject({}) })
      .parse((await arm('GET', endpointPath, '2023-10-01')).json);
    const defaults = { deploymentName: 'onnx' };
    const set = await arm('PUT', endpointPath, '2023-10-01', {
      ...whole,
      properties: { ...whole.properties, defaults },
    });
    expect(await followed(set, endpointPath, '2023-10-01')).toMatchObject({ properties: { defaults } });
  });
});

const value = z.object({ value: z.array(z.looseObject({ name: z.string() })) });
const digits = writeDigits(2_000, 12);
afterAll(() => digits.remove());

describe('invoke with a local folder', () => {
  const folder = `LocalUpload/${name}/my digits`;
  let container = '';
  let sas = '';
  let jobName = '';
  const at = (file: string) => `${container}/${encodeURI(`${folder}/${file}`)}?${sas}`;

  it('gets a SAS where it asks for an expirable secret, and uploads by it', async () => {
    const store = await ws('GET', '/datastores/workspaceblobstore', '2024-07-01-preview');
    const { properties } = z
      .object({
        properties: z.object({
          datastoreType: z.literal('AzureBlob'),
          accountName: z.string(),
          containerName: z.string(),
        }),
      })
      .parse(store.json);
    const secrets = await ws('POST', '/datastores/workspaceblobstore/listSecrets', '2024-07-01-preview', {
      ...{ expirableSecret: true, expireAfterHours: 1 },
    });
    sas = z.object({ secretsType: z.literal('Sas'), sasToken: z.string() }).parse(secrets.json).sasToken;
    container = `${blobs}/${properties.containerName}`;
    expect((await blob('HEAD', at(digits.names[0] ?? ''))).status).toBe(404);
    for (const { name: file, bytes } of digits.files)
      expect((await blob('PUT', at(file), once, bytes)).status).toBe(201);
    expect((await blob('PUT', at(digits.names[0] ?? ''), once, 'other')).status).toBe(409);
    expect((await blob('PUT', `${at(digits.names[0] ?? '')}&comp=metadata`, marks)).status).toBe(200);
    const mark = await blob('HEAD', at(digits.names[0] ?? ''));
    expect([mark.status, mark.headers['x-ms-meta-upload_status']]).toEqual([200, 'completed']);
  });

  it('sends a large file in blocks', async () => {
    const url = at('big.bin').replace('my%20digits', 'big');
    const ids = ['MDA=', 'MDE='];
    for (const id of ids)
      expect(
        (await blob('PUT', `${url}&comp=block&blockid=${encodeURIComponent(id)}`, {}, 'x'.repeat(4096))).status,
      ).toBe(201);
    const list = `<?xml version="1.0"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
    expect((await blob('PUT', `${url}&comp=blocklist`, { 'if-none-match': '*' }, list)).status).toBe(201);
    expect((await blob('HEAD', url)).headers['content-length']).toBe('8192');
  });

  it('starts a job with what the client sends: spaces, its own headers, its quirk isLocal', async () => {
    const endpoint = (await arm('GET', endpointPath, '2023-10-01')).json;
    const { scoringUri } = z.object({ properties: z.object({ scoringUri: z.string() }) }).parse(endpoint).properties;
    expect(value.parse((await arm('GET', `${endpointPath}/deployments`, '2023-10-01')).json).value).toMatchObject([
      { name: 'onnx' },
    ]);
    const uri = `azureml://datastores/workspaceblobstore/paths/${folder}/`;
    const headers = {
      ...bearer(mlToken),
      ...{ 'azureml-model-deployment': 'onnx', 'repeatability_request-id': randomUUID() },
    };
    const posted = await byTls('POST', scoringUri, headers, {
      properties: {
        inputData: { UriFolder: { uri, jobInputType: 'UriFolder' } },
        ...{ miniBatchSize: 3, compute: { instanceCount: 1, isLocal: true } },
      },
    });
    expect([posted.status, posted.headers['azureml-model-deployment']]).toEqual([201, 'onnx']);
    jobName = z.object({ name: z.string() }).parse(posted.json).name;
    const refused = await byTls('POST', scoringUri, bearer(armToken), { properties: {} });
    expect(refused.status).toBe(401);
  });

  it('lists it for the endpoint and the deployment with the ARM token', async () => {
    const mfe = `/mferp/managementfrontend${endpointPath}`;
    for (const path of [`${mfe}/jobs`, `${mfe}/deployments/onnx/jobs`]) {
      const jobs = value.parse((await arm('GET', path, '2020-09-01-dataplanepreview')).json).value;
      expect(jobs.map((job) => job.name)).toEqual([jobName]);
    }
  });

  it('streams it: details until the end, logs anonymous and whole', async () => {
    const job = await ws('GET', `/jobs/${jobName}`, '2024-01-01-preview');
    expect(job.json).toMatchObject({
      name: jobName,
      properties: { jobType: 'Pipeline', services: expect.any(Object), properties: expect.any(Object) },
    });
    const shape = z.object({ status: z.string(), logFiles: z.record(z.string(), z.string()) });
    const last = await waitFor('the end of the job', async () => {
      const answer = await regional('GET', `/history/v1.0${azure.scope}/runs/${jobName}/details`);
      const details = shape.parse(answer.json);
      return ['Completed', 'Failed'].includes(details.status) ? details : null;
    });
    expect(last.status).toBe('Completed');
    const log = last.logFiles['logs/azureml/executionlogs.txt'] ?? '';
    expect(isStorage(log)).toBe(true);
    expect((await byTls('GET', log)).text).toContain('Run status changed to Completed.');
  });

  it('finds and downloads the output by its name', async () => {
    const history = `/history/v1.0${azure.scope}`;
    const runs = z.object({ value: z.array(z.object({ runId: z.string() })) });
    const [child] = runs.parse((await regional('GET', `${history}/runs/${jobName}/children`)).json).value;
    const data = await regional('POST', `${history}/rundata`, {
      runId: child?.runId,
      ...{ selectRunMetadata: true, selectRunDefinition: true, selectJobSpecification: true },
    });
    const { score } = z
      .object({
        runMetadata: z.object({
          outputs: z.object({ score: z.object({ assetId: z.string(), type: z.literal('UriFolder') }) }),
        }),
      })
      .parse(data.json).runMetadata.outputs;
    const asked = { values: [score.assetId] };
    const answer = await regional('POST', `/data/v1.0${azure.scope}/dataversion/batchGetResolvedUris`, asked);
    const resolved = z.object({ values: z.record(z.string(), z.object({ uri: z.string() })) }).parse(answer.json);
    const [, path = ''] =
      /^azureml:\/\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/workspaces\/[^/]+\/datastores\/workspaceblobstore\/paths\/(.+)$/.exec(
        resolved.values[score.assetId]?.uri ?? '',
      ) ?? [];
    const defaults = '/datastores?isDefault=true&count=30&orderByAsc=false';
    expect(value.parse((await ws('GET', defaults, '2024-07-01-preview')).json).value[0]?.name).toBe(
      'workspaceblobstore',
    );
    const query = `restype=container&comp=list&prefix=${encodeURIComponent(path)}&include=metadata`;
    const listed = await blob('GET', `${container}?${query}&${sas}`);
    const names = [...listed.text.matchAll(/<Name>([^<]+)<\/Name>/g)].map(([, found]) => found);
    expect(names).toEqual([`${path}predictions.csv`]);
    const file = await blob('GET', `${container}/${names[0]}?${sas}`, { 'x-ms-range': 'bytes=0-33554431' });
    expect([file.status, file.text.trim().split('\n').length]).toEqual([206, 12]);
  });

  it('archives it with the whole job, restores it, and cancels one', async () => {
    const path = `/jobs/${jobName}`;
    const whole = z
      .looseObject({ properties: z.looseObject({}) })
      .parse((await ws('GET', path, '2024-01-01-preview')).json);
    const active = async () =>
      value
        .parse((await ws('GET', '/jobs?listViewType=ActiveOnly', '2024-01-01-preview')).json)
        .value.map((job) => job.name);
    for (const isArchived of [true, false]) {
      const body = { ...whole, properties: { ...whole.properties, isArchived } };
      expect((await ws('PUT', path, '2024-01-01-preview', body)).status).toBe(200);
      expect((await active()).includes(jobName)).toBe(!isArchived);
    }
    const cancel = await ws('POST', `${path}/cancel`, '2023-04-01-preview');
    expect(cancel.status).toBe(202);
    const done = await byTls('GET', String(cancel.headers.location), bearer(armToken));
    expect([done.status, done.text]).toEqual([200, '']);
  });
});

describe('data', () => {
  it('is registered, and found by its label', async () => {
    const dataUri = `azureml://datastores/workspaceblobstore/paths/LocalUpload/${name}/`;
    const body = {
      properties: {
        ...{ properties: {}, tags: {}, isAnonymous: false, isArchived: false },
        dataType: 'uri_folder',
        dataUri,
      },
    };
    const made = await ws('PUT', `/data/${name}/versions/1`, '2023-04-01-preview', body);
    expect([200, 201]).toContain(made.status);
    const container = z.object({ properties: z.object({ latestVersion: z.string() }) });
    const { latestVersion } = container.parse((await ws('GET', `/data/${name}`, '2023-04-01-preview')).json).properties;
    const version = await ws('GET', `/data/${name}/versions/${latestVersion}`, '2023-04-01-preview');
    expect(z.object({ systemData }).parse(version.json).systemData.createdBy).not.toBe('');
  });
});

describe('other spellings of the same calls', () => {
  const at = `${azure.scope}/batchEndpoints/mnist-batch`;
  it.each([
    ['a slash at the end', `${at}/`, ''],
    ['capitals, in the query too', at.toUpperCase().replace('MNIST', 'Mnist'), ''],
    ['two slashes before it', `/${at}`, ''],
    ['escapes where none are needed', at.replace('mnist-batch', 'mnist%2Dbatch'), ''],
    ['queries that nobody knows', at, '&tag=&foo=bar&%24expand=x'],
  ])('%s', async (_, path, query) => {
    const answer = await byTls('GET', `${base}${path}?API-Version=2023-10-01${query}`, bearer(armToken));
    expect([answer.status, answer.json]).toMatchObject([200, { id: at, name: 'mnist-batch' }]);
  });

  it('HEAD says whether something is there', async () => {
    expect((await arm('HEAD', at, '2023-10-01')).status).toBe(204);
    expect((await arm('HEAD', `${at}x`, '2023-10-01')).status).toBe(404);
  });

  it('pages are followed by links that keep scheme, host and version, however $top is escaped', async () => {
    const page = value.extend({ nextLink: z.string().optional() });
    const names: string[] = [];
    for (let next: string | undefined = `${base}${at}/deployments?api-version=2023-10-01&%24top=1`; next; ) {
      const found = page.parse((await byTls('GET', next, bearer(armToken))).json);
      expect(found.value).toHaveLength(1);
      names.push(...found.value.map((one) => one.name));
      next = found.nextLink;
      if (next) expect(next).toMatch(new RegExp(`^${base}${at}/deployments\\?api-version=2023-10-01&.*skip=`));
    }
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['mnist-onnx', 'mnist-script']));
  });
});

it('deletes by a long-running operation, after which it is a 404 in its own words', async () => {
  const gone = await arm('DELETE', endpointPath, '2023-10-01');
  expect([gone.status, gone.text]).toEqual([202, 'null']);
  await waitFor('the deletion', async () => {
    const answer = await arm('GET', endpointPath, '2023-10-01');
    return answer.status === 404 ? true : null;
  });
  const { error } = z
    .object({ error: z.object({ details: z.array(z.object({ code: z.string() })) }) })
    .parse((await arm('GET', endpointPath, '2023-10-01')).json);
  expect(error.details[0]?.code).toBe('NoSuchEndpoint');
});
