import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { covers } from './testing/covers';
import { invoked } from './testing/invoked';
import { type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await testWorkspace();
});
afterEach(() => ws.close());

const jobAt = (jobName: string) => `/ws/jobs/${jobName}?${V}`;
const list = async (query = '') => {
  const { body } = await ws.call('GET', `/ws/jobs?${V}${query}`);
  return body.value.map(({ name }: { name: string }) => name);
};

describe('the list of jobs', () => {
  it('is newest first and filters by type, tag and view', async () => {
    const one = await invoked(ws, { tags: { nightly: 'yes' } });
    const two = await invoked(ws);
    expect(await list()).toEqual([two.jobName, one.jobName]);
    expect(await list('&jobType=pipeline&tag=azureml.batchrun')).toEqual([two.jobName, one.jobName]);
    expect(await list('&tag=nightly')).toEqual([one.jobName]);
    expect(await list('&jobType=Command')).toEqual([]);
    expect(await list('&listViewType=ArchivedOnly')).toEqual([]);
    expect((await ws.call('GET', `/ws/jobs?${V}&listViewType=Some`)).status).toBe(400);
  });

  it('comes in pages whose links are opaque and end with the last job', async () => {
    const names: string[] = [];
    for (let n = 0; n < 5; n++) names.unshift((await invoked(ws)).jobName);
    const seen: string[] = [];
    let link: string | undefined = `/ws/jobs?${V}&$top=2`;
    while (link !== undefined) {
      const { body } = await ws.call('GET', link);
      seen.push(...body.value.map(({ name }: { name: string }) => name));
      expect('nextLink' in body).toBe(seen.length < 5);
      link = body.nextLink;
    }
    expect(seen).toEqual(names);
  });
});

describe('PUT of a job', () => {
  it('archives and restores with the whole job sent back, and changes nothing that it did not ask for', async () => {
    const { jobName, end } = await invoked(ws, { tags: { mine: '1' } });
    const whole = (await ws.call('GET', jobAt(jobName))).body;
    end();
    const put = (isArchived: boolean) =>
      ws.call('PUT', jobAt(jobName), { body: { ...whole, properties: { ...whole.properties, isArchived } } });
    const archived = await put(true);
    expect([archived.status, archived.body.properties.isArchived]).toEqual([200, true]);
    // The copy said Preparing: the job has ended since, and stays so.
    expect(archived.body.properties.status).toBe('Completed');
    expect([await list(), await list('&listViewType=ArchivedOnly'), await list('&listViewType=All')]).toEqual([
      [],
      [jobName],
      [jobName],
    ]);
    expect((await put(false)).body.properties).toEqual({ ...whole.properties, status: 'Completed' });
    expect(await list()).toEqual([jobName]);
  });

  it('replaces tags and description, renames, adds properties and alters none', async () => {
    const { jobName } = await invoked(ws, { tags: { old: '1' } });
    const { body } = await ws.call('PUT', jobAt(jobName), {
      body: {
        Properties: {
          JobType: 'Pipeline',
          displayName: 'mine',
          description: 'what for',
          tags: { fresh: '2' },
          properties: { added: 'yes', runType: 'altered' },
        },
      },
    });
    expect(body.properties).toMatchObject({
      displayName: 'mine',
      description: 'what for',
      tags: { fresh: '2' },
      isArchived: false,
      properties: { added: 'yes', runType: 'HTTP' },
    });
    expect(await list('&tag=old')).toEqual([]);
    expect(await list('&tag=fresh')).toEqual([jobName]);
  });

  it('takes a batch job as the engine of `az ml job update` sends it back, with empty maps for its nulls', async () => {
    const { jobName } = await invoked(ws);
    const empty = { inputs: {}, jobs: {}, outputs: {}, settings: { _source: 'REMOTE.WORKSPACE.JOB' } };
    const properties = { jobType: 'Pipeline', experimentName: 'digits', tags: { q: 'w' }, ...empty };
    const answer = await ws.call('PUT', jobAt(jobName), { body: { properties } });
    expect([answer.status, answer.body.properties.tags.q]).toEqual([200, 'w']);
    expect(answer.body.properties).toMatchObject({ inputs: null, jobs: null, outputs: null, settings: null });
  });

  it.each([
    ['a new job', 'nobody', { jobType: 'Pipeline' }, 501],
    ['another kind', null, { jobType: 'Command' }, 501],
    ['other steps', null, { jobType: 'Pipeline', jobs: { a: {} } }, 501],
    ['other settings', null, { jobType: 'Pipeline', settings: { default_compute: 'x' } }, 501],
    ['no kind', null, { displayName: 'x' }, 400],
    ['a broken tag', null, { jobType: 'Pipeline', tags: { a: 1 } }, 400],
  ])('refuses %s', async (_, name, properties, status) => {
    const { jobName } = await invoked(ws);
    const answer = await ws.call('PUT', jobAt(name ?? jobName), { body: { properties } });
    expect(answer.status).toBe(status);
    expect((await ws.call('GET', jobAt(jobName))).body.properties.jobType).toBe('Pipeline');
  });
});

describe('DELETE of a job', () => {
  it('is a long-running operation after which job, child and list entry are gone; then 204', async () => {
    const { jobName, childName, end } = await invoked(ws);
    const kept = await invoked(ws);
    end();
    const gone = await ws.call('DELETE', jobAt(jobName));
    expect([gone.status, gone.raw]).toEqual([202, 'null']);
    expect((await ws.call('GET', jobAt(jobName))).status).toBe(200);
    const page = gone.headers.get('azure-asyncoperation') ?? '';
    expect((await ws.call('GET', page)).body.status).toBe('Deleting');
    ws.pass(1_000);
    expect((await ws.call('GET', page)).body.status).toBe('Succeeded');
    expect((await ws.call('GET', gone.headers.get('location') ?? '')).status).toBe(200);
    for (const name of [jobName, childName]) expect((await ws.call('GET', jobAt(name))).status).toBe(404);
    expect(await list()).toEqual([kept.jobName]);
    expect((await ws.call('DELETE', jobAt(jobName))).status).toBe(204);
  });

  it('is refused while the job works', async () => {
    const { jobName } = await invoked(ws);
    const refused = await ws.call('DELETE', jobAt(jobName));
    expect([refused.status, refused.body.error.message]).toEqual([409, expect.stringContaining('cancel it first')]);
  });
});

describe('jobs of an endpoint', () => {
  const MFE = '/mferp/managementfrontend/ws/batchEndpoints/digits';
  const version = 'api-version=2020-09-01-dataplanepreview';

  it('are listed for it, for a deployment and by filter, and read one by one', async () => {
    const { jobName } = await invoked(ws);
    const body = {
      properties: { inputData: { d: { jobInputType: 'UriFolder', uri: 'azureml:digits:1' } } },
    };
    const direct = await ws.call('POST', `${MFE}/deployments/script/jobs?${version}`, { body });
    const routed = await ws.call('POST', `${MFE}/jobs?${version}`, { body });
    expect([direct.status, routed.status]).toEqual([201, 201]);
    const names = async (path: string) =>
      (await ws.call('GET', `${MFE}${path}`)).body.value.map(({ name }: { name: string }) => name);
    expect(await names(`/jobs?${version}`)).toEqual([routed.body.name, direct.body.name, jobName]);
    expect(await names(`/jobs?${version}&deployment=script`)).toEqual([direct.body.name]);
    expect(await names(`/deployments/script/jobs?${version}`)).toEqual([direct.body.name]);
    expect((await ws.call('GET', `${MFE}/deployments/other/jobs/${jobName}?${version}`)).status).toBe(404);
    for (const path of [`${MFE}/jobs/${jobName}?${version}`, `${MFE}/deployments/net/jobs/${jobName}?${version}`])
      expect((await ws.call('GET', path)).body.name).toBe(jobName);
    const scored = await ws.call('GET', `/inference/digits/jobs/${jobName}`, { as: 'owner https://ml.azure.com' });
    expect(scored.body.name).toBe(jobName);
  });

  it('are cancelled by a page that is 202 until the job has ended', async () => {
    const { jobName, end } = await invoked(ws);
    const asked = await ws.call('POST', `/ws/jobs/${jobName}/cancel?${V}`);
    expect([asked.status, asked.raw, ws.calls.at(-1)]).toEqual([202, 'null', `cancel ${jobName}`]);
    const page = asked.headers.get('location') ?? '';
    expect((await ws.call('GET', page)).status).toBe(202);
    end();
    expect((await ws.call('GET', page)).status).toBe(200);
  });
});

covers(
  'Jobs_List',
  'Jobs_Get',
  'Jobs_CreateOrUpdate',
  'Jobs_Delete',
  'Jobs_Cancel',
  'MfeOperations_GetStatus',
  'MfeOperations_GetResult',
  'BatchJobEndpoint_List',
  'BatchJobEndpoint_Create',
  'BatchJobEndpoint_Get',
  'BatchJobDeployment_List',
  'BatchJobDeployment_Create',
  'BatchJobDeployment_Get',
  'BatchEndpoint_Invoke',
  'BatchEndpoint_GetJob',
);
