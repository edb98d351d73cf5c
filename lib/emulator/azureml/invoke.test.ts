import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TENANT_ID, WORKSPACE_ID, WORKSPACE_SCOPE } from '../directory';
import { defaultContainer, ended, ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await testWorkspace();
});
afterEach(() => ws.close());

const BLOBS = 'azureml://datastores/workspaceblobstore/paths';
const folder = { jobInputType: 'UriFolder', uri: `${BLOBS}/in` };
const post = (properties: unknown, headers = {}, query = '') =>
  ws.call('POST', `/inference/digits/jobs${query}`, { as: ML, body: { properties }, headers });

/** The plan that an invoke leads to. */
async function planOf(properties: unknown, headers = {}) {
  const answer = await post(properties, headers);
  expect(answer.status, answer.raw).toBe(201);
  const record = ws.jobs.get(answer.body.name);
  if (record === undefined) throw new Error('no record');
  return { ...answer, record, plan: record.plan };
}

const digits = { container: defaultContainer, path: 'digits/', kind: 'folder' };
const LONG = WORKSPACE_SCOPE.replace('/subscriptions', 'azureml://subscriptions')
  .replace('resourceGroups', 'resourcegroups')
  .replace('/providers/Microsoft.MachineLearningServices', '');
const two = { container: defaultContainer, path: 'two.png', kind: 'file' };
const input = { ...digits, path: 'in/' };
const image = { container: 'sampledata', path: 'mnist/1.png', kind: 'file' };
const sample = { container: 'sampledata', path: 'mnist/', kind: 'folder' };
const named = (uri: string, jobInputType = 'UriFolder') => ({ inputData: { d: { jobInputType, uri } } });

describe('inputs (contract D2 and D5)', () => {
  it.each([
    ['a registered folder by ARM id', named(`${WORKSPACE_SCOPE}/data/digits/versions/1`), digits],
    ['azureml: before an ARM id', named(`azureml:${WORKSPACE_SCOPE}/data/digits/versions/1`), digits],
    ['a registered folder by its long URI', named(`${LONG}/data/digits/versions/1`), digits],
    ['azureml:name:version', named('azureml:digits:1'), digits],
    ['a registered file', named('azureml:digits:2', 'UriFile'), two],
    ['azureml:name@latest', named('azureml:digits@latest'), two],
    [
      'by location and label',
      named(`azureml://locations/local/workspaces/${WORKSPACE_ID}/data/digits/versions/labels/latest`),
      two,
    ],
    ['a datastore folder', named(`${BLOBS}/in`), { ...digits, path: 'in/' }],
    ['a datastore folder by its long URI', named(`${LONG}/datastores/workspaceblobstore/paths/in/`), input],
    [
      'a datastore folder by ARM id',
      named(`${WORKSPACE_SCOPE}/datastores/workspaceblobstore/paths/in`),
      { ...digits, path: 'in/' },
    ],
    ['a datastore folder with odd names', named(`${BLOBS}/a b/c#d%20é/`), { ...digits, path: 'a b/c#d%20é/' }],
    ['a whole datastore', named(`${BLOBS}/`), { ...digits, path: '' }],
    ['a datastore file', named(`${BLOBS}/in/1.png`, 'UriFile'), { ...digits, path: 'in/1.png', kind: 'file' }],
    ['a blob URL', named('http://localhost:3101/localworkspace/sampledata/mnist'), sample],
    [
      'a blob URL with SAS, host style, https',
      named('https://localworkspace.blob.core.localhost:3101/sampledata/mnist?sig=x'),
      sample,
    ],
    ['a file by URL', named('http://localhost:3101/localworkspace/sampledata/mnist/1.png', 'UriFile'), image],
    [
      'a file by URL with SAS, host style, https',
      named('https://localworkspace.blob.core.localhost:3101/sampledata/mnist/1.png?sv=1&sig=x', 'UriFile'),
      image,
    ],
    ['PascalCase', { InputData: { D: { JobInputType: 'uriFolder', Uri: 'azureml:digits:1' } } }, digits],
    [
      'the preview by id',
      { dataset: { dataInputType: 'DatasetId', datasetId: `${WORKSPACE_SCOPE}/data/digits/versions/1` } },
      digits,
    ],
    [
      'the preview by URL',
      { dataset: { dataInputType: 'DataUrl', Path: 'http://localhost:3101/localworkspace/sampledata/mnist' } },
      sample,
    ],
    [
      'the preview by name and version',
      { dataset: { dataInputType: 'DatasetVersion', datasetName: 'digits', datasetVersion: '1' } },
      digits,
    ],
    [
      'the preview by name and numeric version',
      { Dataset: { DataInputType: 'DatasetVersion', DatasetName: 'digits', DatasetVersion: 1 } },
      digits,
    ],
  ])('%s', async (_, properties, expected) => {
    expect((await planOf(properties)).plan.input).toEqual(expected);
  });

  it.each([
    ['an https folder', 'uri_folder', 'https://localworkspace.blob.core.localhost:3101/sampledata/mnist/', sample],
    ['an http file', 'uri_file', 'http://localhost:3101/localworkspace/sampledata/mnist/1.png', image],
    ['a long datastore URI', 'uri_folder', `${LONG}/datastores/workspaceblobstore/paths/digits`, digits],
  ])('registered data that is %s is read there', async (_, dataType, dataUri, expected) => {
    await ws.call('PUT', `/ws/data/web/versions/1?${V}`, { body: { properties: { dataType, dataUri } } });
    expect((await planOf(named('azureml:web:1'))).plan.input).toEqual(expected);
  });

  it.each(['UriFolder', 'UriFile'])(
    'a %s by a SAS that does not hold is refused, and the SAS not repeated',
    async (type) => {
      const asked = vi.spyOn(ws.blobs, 'whyNotReadable').mockResolvedValue('AuthenticationFailed');
      const { status, body, raw } = await post(
        named('http://localhost:3101/localworkspace/in/a%20b?sv=1&sig=x%2By', type),
      );
      const path = type === 'UriFile' ? 'a b' : 'a b/';
      expect(asked).toHaveBeenCalledWith(expect.objectContaining({ container: 'in', path }), 'sv=1&sig=x%2By');
      expect([status, body.error.message]).toEqual([400, expect.stringContaining('read: AuthenticationFailed.')]);
      expect(raw).not.toContain('sig=');
    },
  );

  it('finds out whether a preview URL is a file', async () => {
    await ws.blobs.write('sampledata', 'mnist/1.png', 'x');
    const url = 'http://localhost:3101/localworkspace/sampledata/mnist/1.png';
    const { plan, body } = await planOf({ dataset: { dataInputType: 'DataUrl', path: url } });
    expect(plan.input).toEqual({ container: 'sampledata', path: 'mnist/1.png', kind: 'file' });
    expect(body.properties.tags.inputType).toBe('dataset');
  });

  it.each([
    ['nothing', {}, 400, "Input path can't be empty"],
    ['an empty uri', named(''), 400, "Input path can't be empty"],
    ['two inputs', { inputData: { a: folder, b: folder } }, 400, 'exactly one data input'],
    ['a literal', { inputData: { a: { jobInputType: 'Literal', value: 'x' } } }, 400, 'Supported input path value are'],
    ['another account', named('http://other.blob.core.localhost:3101/c/p'), 400, 'Supported input path value are'],
    [
      'a foreign name on our port',
      named('http://evil.test:3101/localworkspace/c/p'),
      400,
      'Supported input path value are',
    ],
    ['another host', named('https://other.blob.core.windows.net/c/p'), 400, 'Supported input path value are'],
    ['MLTable', named('azureml:digits:1', 'MLTable'), 400, 'Supported input path value are'],
    ['a model', named(`${WORKSPACE_SCOPE}/models/net/versions/1`), 400, 'Supported input path value are'],
    ['a kind that Azure does not have', named('azureml:digits:1', 'Cube'), 400, 'The request is invalid.'],
    ['abfss', named('abfss://c@a.dfs.core.windows.net/p'), 400, 'Supported input path value are'],
    ['adl', named('adl://a.azuredatalakestore.net/p'), 400, 'Supported input path value are'],
    ['output of another job', named('azureml://jobs/j/outputs/score'), 400, 'Supported input path value are'],
    ['a registry', named('azureml://registries/r/data/d/versions/1'), 400, 'Supported input path value are'],
    ['a bare name', named('digits'), 400, 'Supported input path value are'],
    ['a local path', named('/home/me/digits'), 400, 'Supported input path value are'],
    ['the preview without a path', { dataset: { dataInputType: 'DataUrl' } }, 400, "Input path can't be empty"],
    [
      'the preview without a version',
      { dataset: { dataInputType: 'DatasetVersion', datasetName: 'digits' } },
      400,
      "can't be empty",
    ],
    ['wasbs', named('wasbs://c@a.blob.core.windows.net/p'), 400, 'Supported input path value are'],
    ['another workspace', named(`${WORKSPACE_SCOPE}x/data/digits/versions/1`), 400, 'Supported input path value are'],
    ['data that is not registered', named('azureml:digits:9'), 404, 'not found'],
    ['a datastore that is not there', named('azureml://datastores/none/paths/x'), 404, 'not found'],
    ['a climbing path', named(`${BLOBS}/a/../b`), 400, 'is not valid'],
    ['a label but latest', named('azureml:digits@1'), 404, 'not found'],
    ['a URL that is none', named('https://'), 400, 'Supported input path value are'],
    [
      'a mini-batch beyond 32 bits',
      { inputData: { d: folder }, miniBatchSize: 2 ** 31 },
      400,
      'The request is invalid.',
    ],
    [
      'a time-out beyond 32 bits',
      { inputData: { d: folder }, retrySettings: { timeout: 'PT2147483648S' } },
      400,
      'The request is invalid.',
    ],
    ['a key with a dash', { inputData: { 'a-b': folder } }, 400, 'The request is invalid.'],
  ])('refuses %s', async (_, properties, status, message) => {
    const answer = await post(properties);
    expect([answer.status, answer.body.error.message]).toEqual([status, expect.stringContaining(message)]);
    expect([ws.jobs.list(), ws.calls]).toEqual([[], []]);
  });
});

it('refuses a table that is registered, and an asset of which nothing is registered', async () => {
  const table = { dataType: 'mltable', dataUri: `${BLOBS}/t` };
  await ws.call('PUT', `/ws/data/table/versions/1?${V}`, { body: { properties: table } });
  const refused = await post(named('azureml:table:1'));
  expect([refused.status, refused.body.error.details[0].message]).toEqual([
    400,
    'Data assets of type mltable are not supported.',
  ]);
  await ws.call('PUT', `/ws/data/empty?${V}`, { body: { properties: { dataType: 'uri_folder' } } });
  const none = await post(named('azureml:empty@latest'));
  expect([none.status, none.body.error.details[0].message]).toEqual([404, expect.stringContaining('empty:latest')]);
});

describe('refusals', () => {
  const sas = '?sv=1&sig=c2VjcmV0';
  const output = (uri: string, jobOutputType = 'UriFile') => ({
    inputData: { d: folder },
    outputData: { score: { jobOutputType, uri } },
  });
  it.each([
    ['an output elsewhere', output(`https://me:c2VjcmV0@other.example/c/p${sas}`)],
    ['an output without a name', output(`${BLOBS}/out${sas}/-`)],
    ['an output that climbs', output(`${BLOBS}/../out${sas}`)],
    ['an unknown datastore', { inputData: { d: folder }, outputDataset: { datastoreId: `x${sas}` } }],
    ['an input of another scheme', named(`wasbs://c@a.blob.core.windows.net/p${sas}`)],
    ['an input that climbs', named(`${BLOBS}/a/../b${sas}`)],
    ['an input on another host', named(`https://me:c2VjcmV0@other.example/p${sas}`)],
  ])('repeat no SAS and no password: %s', async (_, properties) => {
    const answer = await post(properties);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.raw).not.toContain('c2VjcmV0');
  });
});

describe('routing', () => {
  it('goes to the default, or to the deployment that the header names', async () => {
    expect((await planOf({ inputData: { d: folder } })).plan).toMatchObject({
      deploymentName: 'net',
      model: { container: defaultContainer, path: 'models/net/', kind: 'folder' },
      modelName: 'net:1',
      code: null,
    });
    const { plan, headers } = await planOf({ inputData: { d: folder } }, { 'azureml-model-deployment': 'SCRIPT' });
    expect(plan).toMatchObject({
      deploymentName: 'script',
      code: { location: { container: defaultContainer, path: 'code/', kind: 'folder' }, scoringScript: 'score.py' },
      environmentVariables: { DEPTH: '3' },
    });
    expect(headers.get('azureml-model-deployment')).toBe('script');
    expect(headers.get('location')).toBe(
      `${ws.base}/mferp/managementfrontend${WORKSPACE_SCOPE}/batchEndpoints/digits/deployments/script?api-version=2020-09-01-dataplanepreview`,
    );
  });

  it('makes a job of every invoke, also of one that is the same as before (§5.2)', async () => {
    const [first, second] = [await post({ inputData: { d: folder } }), await post({ inputData: { d: folder } })];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.name).not.toBe(second.body.name);
  });

  it('says so when there is nothing to route to', async () => {
    ws.resources.put(`${WORKSPACE_SCOPE}/batchEndpoints/digits`, { properties: {} }, { by: 'x', at: 'y' });
    const answer = await post({ inputData: { d: folder } });
    expect(answer.body.error.message).toContain('No valid deployments to route to.');
    expect((await post({ inputData: { d: folder } }, { 'azureml-model-deployment': 'none' })).status).toBe(404);
  });

  it('has nothing to route to while its deployment is being created', async () => {
    const path = `/ws/batchEndpoints/digits/deployments/blue?${V}`;
    const { body } = await ws.call('GET', `/ws/batchEndpoints/digits/deployments/net?${V}`);
    await ws.call('PUT', path, { body: { location: 'local', properties: body.properties } });
    const blue = { 'azureml-model-deployment': 'blue' };
    expect((await post({ inputData: { d: folder } }, blue)).body.error.message).toContain('No valid deployments');
    ws.pass(1_000);
    expect((await post({ inputData: { d: folder } }, blue)).status).toBe(201);
  });

  it('shows a job on the scoring URI of its own endpoint and of no other', async () => {
    const { body } = await planOf({ inputData: { d: folder } });
    const made = { location: 'local', properties: { authMode: 'AADToken' } };
    await ws.call('PUT', `/ws/batchEndpoints/other-ep?${V}`, { body: made });
    expect((await ws.call('GET', `/inference/digits/jobs/${body.name}`, { as: ML })).status).toBe(200);
    const other = await ws.call('GET', `/inference/other-ep/jobs/${body.name}`, { as: ML });
    expect([other.status, other.body.error.details[0].code]).toEqual([404, 'NoSuchJob']);
  });

  it('ignores any api-version', async () => {
    expect((await post({ inputData: { d: folder } }, {}, '?api-version=2020-09-01-preview')).status).toBe(201);
  });
});

describe('settings', () => {
  it('come from the deployment', async () => {
    const { plan, body } = await planOf({ inputData: { d: folder } });
    expect(plan.settings).toEqual({
      miniBatchSize: 10,
      instanceCount: 1,
      maxConcurrencyPerInstance: 1,
      maxRetries: 3,
      timeoutSeconds: 30,
      errorThreshold: -1,
      loggingLevel: 'Info',
      outputAction: 'AppendRow',
      outputFileName: 'predictions.csv',
    });
    expect(JSON.parse(body.properties.properties['azureml.parameters'])).toEqual({
      run_max_try: '3',
      run_invocation_timeout: '30',
      mini_batch_size: '10',
      error_threshold: '-1',
      logging_level: 'INFO',
      process_count_per_node: '1',
      legacy_model_job: 'False',
      NodeCount: '1',
      append_row_file_name: 'predictions.csv',
    });
  });

  it('are overridden one by one by the invoke', async () => {
    const { plan, body } = await planOf({
      inputData: { d: folder },
      MiniBatchSize: 20,
      errorThreshold: 5,
      loggingLevel: 'debug',
      maxConcurrencyPerInstance: 2,
      retrySettings: { maxRetries: 1, timeout: 'PT1M30S' },
      compute: { instanceCount: 2, isLocal: true },
      outputFileName: 'rows.csv',
      tags: { team: 'a', 'azureml.batchrun': 'no' },
      name: 'my job',
      description: 'why',
    });
    expect(plan).toMatchObject({
      displayName: 'my job',
      settings: {
        miniBatchSize: 20,
        errorThreshold: 5,
        loggingLevel: 'Debug',
        maxConcurrencyPerInstance: 2,
        maxRetries: 1,
        timeoutSeconds: 90,
        instanceCount: 2,
        outputFileName: 'rows.csv',
      },
      output: { fileName: 'rows.csv' },
    });
    expect(body.properties).toMatchObject({
      name: 'my job',
      description: 'why',
      tags: { team: 'a', 'azureml.batchrun': 'true', 'azureml.deploymentname': 'net' },
      compute: { instanceCount: 2, isLocal: false },
    });
  });

  it('must fit the cluster', async () => {
    const answer = await post({ inputData: { d: folder }, compute: { instanceCount: 3 } });
    expect(answer.body.error.message).toContain('greater than the 2 nodes');
  });
});

describe('outputs (contract D3)', () => {
  it('go to a folder of the child where the invoke is silent', async () => {
    const { plan } = await planOf({ inputData: { d: folder } });
    expect(plan.output).toEqual({
      container: defaultContainer,
      folder: `azureml/${plan.childName}/score/`,
      fileName: 'predictions.csv',
    });
  });

  it.each([
    [
      'outputData',
      { outputData: { output: { jobOutputType: 'UriFile', uri: `${BLOBS}/dir/test_1.csv` } } },
      'dir/',
      'test_1.csv',
    ],
    [
      'an ARM id',
      { outputData: { o: { uri: `${WORKSPACE_SCOPE}/datastores/workspaceblobstore/paths/dir/a.csv` } } },
      'dir/',
      'a.csv',
    ],
    [
      'a folder',
      { outputData: { o: { jobOutputType: 'UriFolder', uri: `${BLOBS}/dir` } }, outputFileName: 'b.csv' },
      'dir/',
      'b.csv',
    ],
    [
      'outputDataset',
      {
        outputDataset: { datastoreId: `${WORKSPACE_SCOPE}/datastores/workspaceblobstore`, path: 'mypath' },
        outputFileName: 'c.csv',
      },
      'mypath/',
      'c.csv',
    ],
  ])('%s', async (_, given, place, fileName) => {
    const { plan } = await planOf({ inputData: { d: folder }, ...given });
    expect(plan.output).toEqual({ container: defaultContainer, folder: place, fileName });
    expect(plan.settings.outputFileName).toBe(fileName);
  });

  it('come back as `score`, with the file name in the parameters', async () => {
    const uri = `${BLOBS}/dir/test_1.csv`;
    const { body } = await planOf({
      inputData: { d: folder },
      outputData: { output: { jobOutputType: 'UriFile', uri } },
    });
    expect(body.properties.outputData).toEqual({
      score: { description: null, uri, mode: 'ReadWriteMount', jobOutputType: 'UriFile' },
    });
    expect(JSON.parse(body.properties.properties['azureml.parameters'])).toMatchObject({
      append_row_file_name: 'test_1.csv',
      output_uri: uri,
    });
  });

  it('are refused when the file is there, or when a job is about to write it', async () => {
    const to = (name: string) => ({
      inputData: { d: folder },
      outputData: { score: { jobOutputType: 'UriFile', uri: `${BLOBS}/out/${name}` } },
    });
    await ws.blobs.write(defaultContainer, 'out/old.csv', 'x');
    expect((await post(to('old.csv'))).body.error.message).toContain('already exists');
    expect((await post(to('new.csv'))).status).toBe(201);
    expect((await post(to('new.csv'))).body.error.message).toContain('already exists');
  });
});

describe('the answer', () => {
  it('is the recorded job, committed before the compute hears of it', async () => {
    const { body, record, plan, status } = await planOf({ inputData: { input1: folder } });
    expect(status).toBe(201);
    expect(ws.calls).toEqual([`start ${plan.jobName}`]);
    expect(ws.blobs.flushed).toBe(1);
    expect(record.parent).toMatchObject({ status: 'Preparing', createdAt: '2026-11-22T10:00:00.000Z' });
    expect(plan.jobName).toMatch(/^batchjob-[0-9a-f-]{36}$/);
    expect(body).toMatchObject({
      id: `${WORKSPACE_SCOPE}/batchEndpoints/digits/deployments/net/jobs/${plan.jobName}`,
      type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints/deployments/jobs',
      properties: {
        provisioningState: 'Succeeded',
        status: 'Preparing',
        inputData: { input1: { description: null, uri: folder.uri, mode: 'ReadOnlyMount', jobInputType: 'UriFolder' } },
        output: { datastoreId: null, path: null },
        retrySettings: { maxRetries: 3, timeout: 'PT30S' },
        tags: { outputType: 'output_data', inputType: 'input_data', 'azureml.jobtype': 'azureml.batchjob' },
        name: expect.stringMatching(/^[a-z]+_[a-z]+_[a-z0-9]{8}$/),
      },
      systemData: { createdBy: 'Local Owner' },
    });
    const poll = await ws.call('GET', `/inference/digits/jobs/${plan.jobName}`, { as: ML });
    expect(poll.body).toEqual(body);
    expect((await ws.call('GET', '/inference/digits/jobs/none', { as: ML })).status).toBe(404);
  });
});

describe('a job elsewhere', () => {
  const DATA = 'api-version=2020-09-01-dataplanepreview';

  it('is a Pipeline job on ARM, with its child known by name only', async () => {
    const { plan } = await planOf({ inputData: { d: folder }, tags: { team: 'a' } });
    const { body } = await ws.call('GET', `/ws/jobs/${plan.jobName}?${V}`);
    expect(body.properties).toMatchObject({
      jobType: 'Pipeline',
      status: 'Preparing',
      experimentName: 'digits',
      tags: { team: 'a', 'azureml.batchrun': 'true' },
      jobs: null,
      inputs: null,
      outputs: null,
    });
    expect(body.properties.services.Studio.endpoint).toMatch(
      new RegExp(`^http://localhost:3000/runs/${plan.jobName}\\?wsid=/subscriptions/.*&tid=${TENANT_ID}$`),
    );
    expect((await ws.call('GET', `/ws/jobs/${plan.childName}?${V}`)).body.properties).toBeNull();
  });

  it('is listed newest first, by endpoint, deployment, tag, type and page', async () => {
    const first = (await planOf({ inputData: { d: folder }, tags: { mine: '1' } })).plan.jobName;
    const second = (await planOf({ inputData: { d: folder } }, { 'azureml-model-deployment': 'script' })).plan.jobName;
    const names = async (path: string) => {
      const { body } = await ws.call('GET', path);
      return body.value.map(({ name }: { name: string }) => name);
    };
    const mfe = '/mferp/managementfrontend/ws/batchEndpoints/digits';
    expect(await names(`${mfe}/jobs?${DATA}`)).toEqual([second, first]);
    expect(await names(`${mfe}/jobs?deployment=net&${DATA}`)).toEqual([first]);
    expect(await names(`${mfe}/deployments/script/jobs?${DATA}`)).toEqual([second]);
    expect(await names(`/ws/jobs?${V}`)).toEqual([second, first]);
    expect(await names(`/ws/jobs?jobType=Pipeline&tag=mine&${V}`)).toEqual([first]);
    expect(await names(`/ws/jobs?jobType=Command&${V}`)).toEqual([]);
    const page = await ws.call('GET', `/ws/jobs?$top=1&${V}`);
    expect(await names(page.body.nextLink)).toEqual([first]);
  });

  it('is cancelled by 202 `null` with Location only, which is 202 until the job has ended', async () => {
    const { plan, record } = await planOf({ inputData: { d: folder } });
    const cancel = await ws.call('POST', `/ws/jobs/${plan.jobName}/cancel?${V}`);
    expect([cancel.status, cancel.raw, cancel.headers.get('azure-asyncoperation')]).toEqual([202, 'null', null]);
    expect(ws.calls.at(-1)).toBe(`cancel ${plan.jobName}`);
    const location = cancel.headers.get('location') ?? '';
    expect(location).toContain(`/mfeOperationResults/jc:${WORKSPACE_ID}:${plan.jobName}`);
    const pending = await ws.call('GET', location);
    expect([pending.status, pending.body, pending.headers.get('location')]).toEqual([202, {}, location]);
    ws.jobs.update(plan.jobName, ended(record));
    const done = await ws.call('GET', location);
    expect([done.status, done.raw]).toEqual([200, '']);
  });
});

describe('run history', () => {
  const H = '/history/v1.0/ws';

  it('has one child batchscoring whose output resolves to the long datastore URI', async () => {
    const { plan, record } = await planOf({ inputData: { d: folder } });
    expect((await ws.call('GET', `${H}/runs/${plan.jobName}/children`)).body).toEqual({ value: [] });
    expect((await ws.call('GET', `${H}/runs/${plan.childName}`)).status).toBe(404);
    ws.jobs.update(plan.jobName, ended(record));
    const { body } = await ws.call('GET', `${H}/runs/${plan.jobName}/children`);
    expect(body.value).toEqual([
      expect.objectContaining({ runId: plan.childName, parentRunId: plan.jobName, displayName: 'batchscoring' }),
    ]);
    const data = await ws.call('POST', `${H}/rundata`, { as: ML, body: { runId: plan.childName } });
    const { assetId, type } = data.body.runMetadata.outputs.score;
    expect(type).toBe('UriFolder');
    const uris = await ws.call('POST', '/data/v1.0/ws/dataversion/batchGetResolvedUris', {
      as: ML,
      body: { values: [assetId, `${WORKSPACE_SCOPE}/data/digits/versions/1`, 'azureml:none:1'] },
    });
    const long = WORKSPACE_SCOPE.replace('/subscriptions', 'azureml://subscriptions')
      .replace('resourceGroups', 'resourcegroups')
      .replace('/providers/Microsoft.MachineLearningServices', '');
    expect(uris.body.values).toEqual({
      [assetId]: {
        uri: `${long}/datastores/workspaceblobstore/paths/azureml/${plan.childName}/score/`,
        type: 'UriFolder',
      },
      [`${WORKSPACE_SCOPE}/data/digits/versions/1`]: { uri: `${BLOBS}/digits`, type: 'UriFolder' },
    });
  });

  it('lists every log file of a run as a SAS URL', async () => {
    const { plan } = await planOf({ inputData: { d: folder } });
    const blob = `ExperimentRun/dcid.${plan.jobName}/logs/azureml/executionlogs.txt`;
    await ws.blobs.write('azureml', blob, 'x');
    const { body } = await ws.call('GET', `${H}/runs/${plan.jobName}/details`);
    expect(body.logFiles).toEqual({
      'logs/azureml/executionlogs.txt': `http://localhost:3101/localworkspace/azureml/${blob}?minutes=30`,
    });
    expect(body).toMatchObject({ status: 'Preparing', rootRunId: plan.jobName, error: null });
  });

  it('reads many runs at once, nests errors and changes tags of a running job', async () => {
    const { plan, record } = await planOf({ inputData: { d: folder }, tags: { old: '1' } });
    const error = { code: 'UserError', message: 'no' };
    ws.jobs.update(plan.jobName, { parent: { ...record.parent, status: 'Failed', error } });
    const { body } = await ws.call('POST', `${H}/batchrundata`, {
      as: ML,
      body: { requests: { a: { runId: plan.jobName }, b: { runId: 'none' } } },
    });
    expect(body.successfulResults.a.runMetadata).toMatchObject({ status: 'Failed', error: { error } });
    expect(Object.keys(body.failedResults)).toEqual(['b']);
    const { experimentId } = body.successfulResults.a.runMetadata;
    const path = `${H}/experimentids/${experimentId}/runs/${plan.jobName}/tags`;
    await ws.call('PATCH', path, { body: { tagsToModify: { mine: '2' }, tagsToDelete: ['old'] } });
    const { tags } = (await ws.call('GET', `/ws/jobs/${plan.jobName}?${V}`)).body.properties;
    expect([tags.mine, tags.old]).toEqual(['2', undefined]);
  });
});
