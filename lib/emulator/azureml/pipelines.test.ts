import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMPUTE_NAME, WORKSPACE_SCOPE } from '../directory';
import { ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await testWorkspace();
  await component('hello', hello);
  await component('prepare', prepare);
  await component('pipe', pipeline({ prepare_job: prepareJob }));
});
afterEach(() => ws.close());

const DP = '/ws/batchEndpoints/digits/deployments/steps';
const OLD = 'api-version=2022-05-01';
const idOf = (name: string) => `${WORKSPACE_SCOPE}/components/${name}/versions/1`;
const hello = {
  type: 'pipeline',
  name: 'hello_batch',
  jobs: {
    main_job: {
      type: 'command',
      component: { type: 'command', command: 'echo hello', environment: 'azureml:e@latest' },
    },
  },
};
const prepare = {
  type: 'command',
  name: 'prepare',
  inputs: {
    data: { type: 'uri_folder' },
    model: { type: 'mlflow_model', optional: 'True' },
    share: { type: 'Number', default: '0.3', min: '0', max: '1' },
  },
  outputs: { prepared: { type: 'uri_folder' } },
  code: `azureml:${WORKSPACE_SCOPE}/codes/c/versions/1`,
  command: 'python p.py ${{inputs.data}} ${{inputs.share}} ${{outputs.prepared}}',
};
const prepareJob = {
  type: 'command',
  componentId: idOf('prepare'),
  inputs: {
    data: { job_input_type: 'literal', value: '${{parent.inputs.input_data}}' },
    model: { job_input_type: 'mlflow_model', uri: 'azureml:net:1' },
    share: '${{parent.inputs.share}}',
  },
  outputs: { prepared: { type: 'literal', value: '${{parent.outputs.out}}' } },
};
const pipeline = (jobs: object) => ({
  type: 'pipeline',
  name: 'pipe',
  inputs: { input_data: { type: 'uri_folder' }, share: { type: 'number', default: 0.5 } },
  outputs: { out: { type: 'uri_folder' } },
  jobs,
});
const settings = { default_compute: `azureml:${COMPUTE_NAME}` };

const component = (name: string, componentSpec: object) =>
  ws.call('PUT', `/ws/components/${name}/versions/1?${V}`, { body: { properties: { componentSpec } } });
const bodyOf = (name: string, own: object = settings) => ({
  location: 'local',
  properties: {
    deploymentConfiguration: {
      deploymentConfigurationType: 'PipelineComponent',
      componentId: { referenceType: 'Id', assetId: idOf(name) },
      settings: own,
    },
  },
});
const deploy = (name: string, own?: object) => ws.call('PUT', `${DP}?${V}`, { body: bodyOf(name, own) });
/** The useful sentence of an error. */
const sentenceOf = ({ error }: { error: { message: string; details: { message: string }[] } }) =>
  `${error.message} ${error.details?.map(({ message }) => message).join(' ') ?? ''}`;

async function invoke(inputData: object, more: object = {}) {
  ws.pass(1_000);
  const headers = { 'azureml-model-deployment': 'steps' };
  return ws.call('POST', `${ws.base}/inference/digits/jobs`, {
    as: ML,
    headers,
    body: { properties: { inputData, ...more } },
  });
}
const folder = { jobInputType: 'UriFolder', uri: 'azureml://datastores/workspaceblobstore/paths/in/' };
const planOf = (name: string) => ws.jobs.get(name)?.plan.pipeline;

describe('a component deployment', () => {
  it('is kept with its configuration, and shows zeros where a model deployment has settings', async () => {
    const { status, body } = await deploy('pipe', { ...settings, continue_on_step_failure: false });
    expect(status).toBe(201);
    expect(body.properties).toMatchObject({
      provisioningState: 'Creating',
      deploymentConfiguration: {
        deploymentConfigurationType: 'PipelineComponent',
        componentId: { referenceType: 'Id', assetId: idOf('pipe') },
        settings: { ...settings, continue_on_step_failure: 'False' },
      },
      ...{ model: null, compute: null, miniBatchSize: 0, outputAction: 'SummaryOnly' },
    });
    ws.pass(1_000);
    await ws.call('PATCH', `${DP}?${V}`, { body: { tags: { a: 'b' }, properties: { description: 'steps' } } });
    const read = (await ws.call('GET', `${DP}?${V}`)).body;
    expect(read).toMatchObject({ tags: { a: 'b' }, properties: { description: 'steps' } });
    ws.pass(1_000);
    const again = await ws.call('PUT', `${DP}?${V}`, { body: read });
    expect(again.body.properties.deploymentConfiguration).toEqual(read.properties.deploymentConfiguration);
  });

  /** As recorded of a client of that version. */
  const recorded = {
    tags: {},
    location: 'centraluseuap',
    properties: {
      description: 'A sample deployment',
      environmentVariables: {},
      properties: {
        'ComponentDeployment.ComponentId': idOf('pipe'),
        'ComponentDeployment.Type': 'pipeline',
        'ComponentDeployment.Settings.continue_on_step_failure': 'False',
        'ComponentDeployment.Name': 'pipe',
      },
      compute: `${WORKSPACE_SCOPE}/computes/${COMPUTE_NAME}`,
    },
  };

  it('takes and shows the recorded spelling of 2022-05-01, and both are one deployment', async () => {
    const { status, body } = await ws.call('PUT', `${DP}?${OLD}`, { body: recorded });
    expect(status).toBe(201);
    expect(body.tags).toMatchObject({ 'ComponentDeployment.ComponentId': idOf('pipe') });
    expect(body.properties).toEqual({
      description: 'A sample deployment',
      properties: {
        ...recorded.properties.properties,
        'ComponentDeployment.Settings.default_compute': recorded.properties.compute,
      },
      ...{ codeConfiguration: null, environmentId: null, environmentVariables: null, compute: null },
      ...{ errorThreshold: 0, retrySettings: { maxRetries: 0, timeout: 'PT0S' }, miniBatchSize: 0 },
      ...{ loggingLevel: 'Info', model: null, maxConcurrencyPerInstance: 0, outputAction: 'SummaryOnly' },
      outputFileName: null,
      resources: { instanceCount: 1, instanceType: null, properties: null },
      provisioningState: 'Creating',
    });
    ws.pass(1_000);
    const now = (await ws.call('GET', `${DP}?${V}`)).body;
    expect(now.tags).toEqual({});
    expect(now.properties.properties).toEqual({});
    expect(now.properties.deploymentConfiguration.settings).toEqual({
      default_compute: recorded.properties.compute,
      continue_on_step_failure: 'False',
    });
    const old = (await ws.call('GET', `${DP}?${OLD}`)).body;
    await ws.call('PUT', `${DP}?${OLD}`, { body: old });
    expect((await ws.call('GET', `${DP}?${V}`)).body.properties).toMatchObject({
      deploymentConfiguration: now.properties.deploymentConfiguration,
      properties: {},
    });
    const shows = async (version: string) =>
      'deploymentConfiguration' in (await ws.call('GET', `${DP}?api-version=${version}`)).body.properties;
    expect([await shows('2023-10-01'), await shows('2024-01-01-preview'), await shows('2024-04-01')]).toEqual([
      ...[false, true, true],
    ]);
  });

  it.each([
    ['a component that is not there', 'gone', settings, 400, "componentId '"],
    ['a component of another type', 'prepare', settings, 400, 'is of type command'],
    ['no compute', 'pipe', {}, 400, 'jobs.prepare_job.compute: Compute not set'],
    ['a compute that is not there', 'pipe', { default_compute: 'batch-cluster' }, 400, "compute 'batch-cluster'"],
  ])('is refused with %s', async (_, name, own, status, sentence) => {
    const answer = await deploy(name, own);
    expect([answer.status, sentenceOf(answer.body)]).toEqual([status, expect.stringContaining(sentence)]);
  });

  const job = (change: object) => ({ prepare_job: { ...prepareJob, ...change } });
  const reads = (name: string, from: string) => ({
    ...prepareJob,
    inputs: { data: `${'${{'}parent.jobs.${from}.outputs.prepared}}` },
    outputs: {},
    name,
  });
  it.each([
    ['a step of another kind', { s: { type: 'sweep', component: { type: 'sweep' } } }, 501, 'a step of type sweep'],
    ['an expression', job({ inputs: { data: 'a/${{parent.inputs.input_data}}' } }), 501, 'the expression'],
    ['an unknown input', job({ inputs: { ...prepareJob.inputs, x: 1 } }), 400, "has no input 'x'"],
    ['a missing input', job({ inputs: {} }), 400, "Required input 'data' for component 'prepare' not provided."],
    [
      'a wrong literal',
      job({ inputs: { ...prepareJob.inputs, share: 'much' } }),
      400,
      "Expected number but got 'much'",
    ],
    ['an unknown output', job({ outputs: { prepared: '${{parent.outputs.none}}' } }), 400, 'has no such output'],
    ['steps in a circle', { a: reads('a', 'b'), b: reads('b', 'a') }, 400, 'read one another in a circle'],
    ['a step that is not there', { a: reads('a', 'c') }, 400, "no output 'prepared' of a step 'c'"],
  ])('is refused with %s', async (_, jobs, status, sentence) => {
    await component('wrong', pipeline(jobs));
    const answer = await deploy('wrong');
    expect([answer.status, sentenceOf(answer.body)]).toEqual([status, expect.stringContaining(sentence)]);
  });
});

describe('an invoke of a component deployment', () => {
  it('is a pipeline job, recorded as of such a deployment', async () => {
    await deploy('pipe');
    const { status, body } = await invoke({ input_data: folder, share: { jobInputType: 'Literal', value: '0.9' } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: `${WORKSPACE_SCOPE}/batchEndpoints/digits/jobs/${body.name}`,
      type: 'Microsoft.MachineLearningServices/workspaces/batchEndpoints/jobs',
      name: expect.stringMatching(/^pipelinejob-/),
      properties: {
        status: 'Preparing',
        inputData: { input_data: folder, share: { jobInputType: 'Literal', value: '0.9' } },
        properties: {
          'azureml.SourceComponentId': idOf('pipe'),
          'azureml.continue_on_step_failure': 'True',
          'azureml.parameters': '{"share":"0.9"}',
          runSource: 'BatchDeployment',
        },
        tags: { 'azureml.batchrun': 'true', 'azureml.jobtype': 'azureml.pipelinejob' },
      },
    });
    expect(body.properties).not.toHaveProperty('miniBatchSize');
    expect(ws.calls).toEqual([`start ${body.name}`]);
    const [step] = planOf(body.name)?.steps ?? [];
    expect(step).toMatchObject({
      type: 'command',
      inputs: {
        data: { kind: 'data', location: { path: 'in/', kind: 'folder' } },
        model: { kind: 'data', location: { path: 'models/net/' } },
        share: { kind: 'literal', value: '0.9' },
      },
      outputs: { prepared: { path: `azureml/${step?.runName}/prepared/`, kind: 'folder' } },
      computeName: COMPUTE_NAME,
    });
  });

  it('takes defaults, a place for an output, and runs without any input', async () => {
    await deploy('pipe');
    const uri = 'azureml://datastores/workspaceblobstore/paths/mine/out';
    const { body } = await invoke({ input_data: folder }, { outputData: { out: { jobOutputType: 'UriFolder', uri } } });
    expect(planOf(body.name)?.steps[0]?.inputs.share).toEqual({ kind: 'literal', value: '0.5' });
    expect(planOf(body.name)?.outputs.out?.path).toBe('mine/out/');
    await deploy('hello');
    expect((await invoke({})).status).toBe(201);
  });

  it.each([
    ['nothing', {}, "Required input 'input_data' for component 'pipe' not provided."],
    [
      'a file for a folder',
      { input_data: { ...folder, jobInputType: 'UriFile' } },
      'Expected uri_folder but got UriFile',
    ],
    ['a folder for a figure', { input_data: folder, share: folder }, 'Expected number but got UriFolder'],
    ['text for a figure', { input_data: folder, share: { jobInputType: 'Literal', value: 'a' } }, "but got 'a'"],
    [
      'more than the step takes',
      { input_data: folder, share: { jobInputType: 'Literal', value: 2 } },
      'greater than 1',
    ],
    ['an unknown name', { input_data: folder, x: folder }, "has no input 'x'"],
    ['data that is not there', { input_data: { ...folder, uri: 'azureml:none:1' } }, 'none:1'],
  ])('is refused with %s', async (_, inputData, sentence) => {
    await deploy('pipe');
    const answer = await invoke(inputData);
    expect([400, 404]).toContain(answer.status);
    expect(sentenceOf(answer.body)).toContain(sentence);
    expect(ws.calls).toEqual([]);
  });

  it('has a child run for each step that has begun', async () => {
    await component('two', pipeline({ first: prepareJob, second: { ...prepareJob, outputs: {} } }));
    await deploy('two');
    const { name } = (await invoke({ input_data: folder })).body;
    const [first] = planOf(name)?.steps ?? [];
    const runName = first?.runName ?? '';
    const history = `/history/v1.0${WORKSPACE_SCOPE}/runs`;
    const childrenOf = async (run: string) => (await ws.call('GET', `${history}/${run}/children`)).body.value;
    expect(await childrenOf(name)).toEqual([]);
    const at = '2026-11-22T10:00:05.000Z';
    ws.jobs.update(name, {
      steps: { [runName]: { status: 'Running', createdAt: at, startedAt: at, endedAt: null, error: null } },
    });
    expect(await childrenOf(name)).toEqual([
      expect.objectContaining({ runId: runName, displayName: 'first', status: 'Running', parentRunId: name }),
    ]);
    expect((await ws.call('GET', `/ws/jobs/${runName.toUpperCase()}?${V}`)).body).toMatchObject({
      name: runName,
      properties: null,
    });
    const { experimentId } = (await ws.call('GET', `${history}/${runName}`)).body;
    const experiment = `/history/v1.0${WORKSPACE_SCOPE}/experimentids/${experimentId}`;
    const queried = await ws.call('POST', `${experiment}/runs:query`, { body: { filter: `ParentRunId eq ${name}` } });
    expect(queried.body.value).toEqual(await childrenOf(name));
    const nodes = await ws.call('POST', `/ws/computes/cpu-cluster/listNodes?${V}`);
    expect(nodes.body.nodes.map(({ runId }: { runId: string }) => runId)).toEqual([runName, null]);
    await ws.call('POST', `${experiment}/runs/${runName}/cancel`);
    expect(ws.calls).toEqual([`start ${name}`, `cancel ${name}`]);
  });

  it('shows steps by component id: one that stands in the graph is registered without a name, once', async () => {
    await component('mixed', {
      ...pipeline({
        ...hello.jobs,
        prepare_job: { ...prepareJob, componentId: null, component: 'azureml:prepare@latest' },
      }),
    });
    await deploy('mixed');
    const names = [await invoke({ input_data: folder }), await invoke({ input_data: folder })].map(
      ({ body }) => body.name,
    );
    const shown = await Promise.all(names.map((name) => ws.call('GET', `/ws/jobs/${name}?${V}`)));
    const [first, second] = shown.map(({ body }) => body.properties.jobs);
    expect(second).toEqual(first);
    expect(first.prepare_job).toMatchObject({ type: 'command', componentId: idOf('prepare') });
    const { main_job } = first;
    expect(main_job).toMatchObject({
      type: 'command',
      componentId: expect.stringMatching(/\/components\/azureml_anonymous\/versions\/[0-9a-f-]{36}$/),
    });
    expect([main_job, first.prepare_job]).toEqual(
      [1, 2].map(() => expect.not.objectContaining({ component: expect.anything() })),
    );
    const { body } = await ws.call('GET', `${main_job.componentId}?${V}`);
    expect(body.properties).toMatchObject({
      isAnonymous: true,
      componentSpec: { ...hello.jobs.main_job.component, name: 'azureml_anonymous', version: body.name },
    });
    const versions = await ws.call('GET', `/ws/components/azureml_anonymous/versions?${V}`);
    expect(versions.body.value).toHaveLength(1);
  });

  it('is archived by a PUT of the whole job, with its nulls or without, and keeps its steps', async () => {
    await deploy('pipe');
    const { name } = (await invoke({ input_data: folder })).body;
    const path = `/ws/jobs/${name}?${V}`;
    const { body: whole } = await ws.call('GET', path);
    const archived = { ...whole, properties: { ...whole.properties, isArchived: true } };
    const bare = JSON.parse(JSON.stringify(archived), (_, value) => value ?? undefined);
    for (const body of [archived, bare]) {
      const answer = await ws.call('PUT', path, { body });
      expect([answer.status, answer.body.properties]).toEqual([200, archived.properties]);
    }
    const other = { ...archived, properties: { ...archived.properties, jobs: { other: {} } } };
    expect((await ws.call('PUT', path, { body: other })).status).toBe(501);
  });
});
