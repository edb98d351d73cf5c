import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endedRecord } from '../store/testing/job-record';
import { covers } from './testing/covers';
import { invoked } from './testing/invoked';
import { ML, type TestWorkspace, testWorkspace, V } from './testing/workspace';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await testWorkspace();
});
afterEach(() => ws.close());

const H = '/history/v1.0/ws';
const get = (path: string) => ws.call('GET', `${H}/${path}`, { as: ML });
const ids = ({ body }: { body: { value: { runId: string }[] } }) => body.value.map(({ runId }) => runId);

/** An ended job and the two ways in which a path names its experiment. */
async function finished() {
  const job = await invoked(ws);
  job.end();
  const { experimentId } = (await get(`runs/${job.jobName}`)).body;
  return { ...job, byId: `experimentids/${experimentId}`, byName: 'experiments/Digits' };
}

describe('a run', () => {
  it('is the same below its experiment, by id or name, and in no other', async () => {
    const { jobName, childName, byId, byName } = await finished();
    const run = (await get(`runs/${jobName}`)).body;
    expect((await get(`runs/${jobName}/details`)).body).toMatchObject({ runId: jobName, status: 'Completed' });
    expect(ids(await get(`runs/${jobName}/children?$top=5`))).toEqual([childName]);
    for (const experiment of [byId, byName]) {
      expect((await get(`${experiment}/runs/${jobName}`)).body).toEqual(run);
      expect((await get(`${experiment}/runs/${jobName}/details`)).body).toMatchObject({ runId: jobName });
      expect(ids(await get(`${experiment}/runs/${jobName}/children`))).toEqual([childName]);
    }
    for (const experiment of ['experiments/other', 'experimentids/00000000-0000-4000-8000-000000000000']) {
      const lost = await get(`${experiment}/runs/${jobName}`);
      expect([lost.status, lost.body.componentName]).toEqual([404, 'run-history']);
    }
  });

  it('gives its data without metadata only to a caller that does not want it', async () => {
    const { childName } = await finished();
    const data = (more: unknown) =>
      ws.call('POST', `${H}/rundata`, { as: ML, body: { runId: childName, ...Object(more) } });
    expect((await data({})).body.runMetadata.outputs.score.type).toBe('UriFolder');
    expect((await data({ selectRunMetadata: false })).body.runMetadata).toBeNull();
    const many = await ws.call('POST', `${H}/batchrundata`, {
      as: ML,
      body: { requests: { k: { runId: childName } } },
    });
    expect(Object.keys(many.body.successfulResults)).toEqual(['k']);
  });

  it('is cancelled with its job', async () => {
    const { jobName } = await invoked(ws);
    for (const experiment of ['experiments/digits', (await finished()).byId]) {
      const answer = await ws.call('POST', `${H}/${experiment}/runs/${jobName}/cancel?CancelationReason=x`, { as: ML });
      expect([answer.status, ws.calls.at(-1)]).toEqual([200, `cancel ${jobName}`]);
    }
  });
});

describe('tags', () => {
  it('are changed one by one; a deletion takes those named, or all that are not the service’s', async () => {
    const job = await invoked(ws, { tags: { a: '1', b: '2', c: '3', d: '4' } });
    const run = `runs/${job.jobName}`;
    const change = (experiment: string, body: unknown) =>
      ws.call('PATCH', `${H}/${experiment}/${run}/tags`, { as: ML, body });
    const remove = (path: string, body?: unknown) => ws.call('DELETE', `${H}/${path}/tags`, { as: ML, body });
    const { experimentId } = (await get(run)).body;
    const added = await change(`experimentids/${experimentId}`, { tagsToModify: { a: '9' }, tagsToDelete: ['b'] });
    expect(added.body.tags).toMatchObject({ a: '9', c: '3' });
    expect(added.body.tags).not.toHaveProperty('b');
    await change('experiments/digits', { tagsToModify: { e: '5' } });
    expect((await remove(`experimentids/${experimentId}/${run}`, ['a'])).body.tags).not.toHaveProperty('a');
    expect((await remove(`experiments/digits/${run}`, ['c'])).body.tags).toMatchObject({ d: '4', e: '5' });
    const { tags } = (await remove(run)).body;
    expect(tags).toEqual({
      outputType: 'output_data',
      inputType: 'input_data',
      'azureml.batchrun': 'true',
      'azureml.deploymentname': 'net',
      'azureml.jobtype': 'azureml.batchjob',
    });
    expect((await ws.call('GET', `/ws/jobs?${V}&tag=d`)).body.value).toEqual([]);
  });
});

describe('many runs', () => {
  it('are read by id, the lost ones among the errors', async () => {
    const { jobName, byId, byName } = await finished();
    for (const experiment of [byId, byName]) {
      const body = { runIds: [jobName, 'none'] };
      const answer = await ws.call('POST', `${H}/${experiment}/runs/runIds`, { as: ML, body });
      expect([Object.keys(answer.body.runs), Object.keys(answer.body.errors)]).toEqual([[jobName], ['none']]);
    }
    const other = await ws.call('POST', `${H}/experiments/other/runs/runIds`, { as: ML, body: { runIds: [jobName] } });
    expect(Object.keys(other.body.errors)).toEqual([jobName]);
  });

  it('are found by a filter, in an order, page by page', async () => {
    const first = await finished();
    ws.pass(60_000);
    const second = await invoked(ws);
    const query = (body: unknown) => ws.call('POST', `${H}/${first.byId}/runs:query`, { as: ML, body });
    const found = async (filter: string) => ids(await query({ filter })).sort();
    expect(await found("status eq 'Preparing'")).toEqual([second.jobName]);
    expect(await found(`ParentRunId eq ${first.jobName}`)).toEqual([first.childName]);
    expect(
      await found(`(RunId eq '${first.jobName}' or runId eq "${second.jobName}") and ParentRunId eq null`),
    ).toEqual([first.jobName, second.jobName].sort());
    expect(await found("not Status eq 'Completed' and Tags/azureml.batchrun eq 'true'")).toEqual([second.jobName]);
    expect(await found('CreatedUtc gt 2026-11-22T10:00:30')).toEqual([second.jobName]);
    const ordered = await query({ filter: 'ParentRunId eq null', orderBy: 'CreatedUtc asc', top: 1 });
    expect(ids(ordered)).toEqual([first.jobName]);
    const { continuationToken } = ordered.body;
    const last = await query({ filter: 'ParentRunId eq null', orderBy: 'CreatedUtc asc', top: 1, continuationToken });
    expect([ids(last), 'continuationToken' in last.body]).toEqual([[second.jobName], false]);
    const named = await ws.call('POST', `${H}/experiments/digits/runs:query`, { as: ML, body: {} });
    expect(ids(named)).toHaveLength(3);
    expect(ids(await ws.call('POST', `${H}/experiments/other/runs:query`, { as: ML, body: {} }))).toEqual([]);
  });

  describe('of a long experiment', () => {
    const JOBS = 450;
    let walked: number;
    beforeEach(() => {
      const { walk } = ws.jobs;
      walked = 0;
      ws.jobs.walk = function* (...asked) {
        for (const one of walk(...asked)) {
          walked++;
          yield one;
        }
      };
      for (let n = 0; n < JOBS; n++)
        ws.jobs.insert(
          endedRecord(`job-${n}`, 'digits', 'net', new Date(1e12 + ((n * 97) % JOBS) * 1_000).toISOString()),
        );
    });
    const query = async (body: object) =>
      (await ws.call('POST', `${H}/experiments/digits/runs:query`, { as: ML, body })).body;

    /** Every page of a query, as run ids. */
    async function pages(body: object): Promise<string[][]> {
      const found: string[][] = [];
      for (let continuationToken: string | undefined; ; ) {
        const page = await query({ ...body, continuationToken });
        found.push(ids({ body: page }));
        continuationToken = page.continuationToken;
        if (continuationToken === undefined) return found;
      }
    }

    it('are read no further than the page goes, newest job first', async () => {
      expect(ids({ body: await query({ top: 3 }) })).toEqual(['job-449', 'job-449-child', 'job-448']);
      expect(walked).toBeLessThan(5);
      const all = await pages({ top: 101 });
      expect(all.map(({ length }) => length)).toEqual([...Array(8).fill(101), 92]);
      expect(new Set(all.flat()).size).toBe(2 * JOBS);
    });

    it('come in the order of a time, each once', async () => {
      const filter = 'ParentRunId eq null';
      const all = await pages({ filter, orderBy: 'CreatedUtc desc', top: 200 });
      const wanted = Array.from({ length: JOBS }, (_, n) => ({ n, at: (n * 97) % JOBS })).sort((a, b) => b.at - a.at);
      expect(all.map(({ length }) => length)).toEqual([200, 200, 50]);
      expect(all.flat()).toEqual(wanted.map(({ n }) => `job-${n}`));
    });

    it('are not looked through for a run that the filter names', async () => {
      const children = await query({ filter: "Status eq 'Completed' and (ParentRunId eq job-7)" });
      expect(ids({ body: children })).toEqual(['job-7-child']);
      expect(ids({ body: await query({ filter: 'RunId eq JOB-7-child' }) })).toEqual([]);
      expect(walked).toBe(0);
      expect(ids({ body: await query({ filter: 'RunId eq job-7 or RunId eq job-9' }) })).toEqual(['job-9', 'job-7']);
    });

    it('need a token of the same order', async () => {
      const { continuationToken } = await query({ top: 1 });
      const answer = await ws.call('POST', `${H}/experiments/digits/runs:query`, {
        as: ML,
        body: { orderBy: 'CreatedUtc', continuationToken },
      });
      expect(answer.status).toBe(400);
    });
  });

  it.each([
    { filter: 'status' },
    { filter: "status eq 'x' and" },
    { filter: "status eq 'x" },
    { filter: '(status eq x' },
    { filter: 'status like x' },
    { orderBy: 'size' },
    { continuationToken: '%%' },
  ])('are refused for %j', async (body) => {
    const answer = await ws.call('POST', `${H}/experiments/digits/runs:query`, { as: ML, body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'ValidationError']);
  });
});

describe('artifacts', () => {
  const paths = ['logs/azureml/executionlogs.txt', 'logs/user/error.txt', 'logs2.txt'];

  it('are listed, found by folder and prefix, and read by a SAS', async () => {
    const { jobName, byId, byName } = await finished();
    for (const path of paths) await ws.blobs.write('azureml', `ExperimentRun/dcid.${jobName}/${path}`, 'x');
    for (const experiment of [byId, byName]) {
      const base = `${experiment}/runs/${jobName}/artifacts`;
      const listed = async (tail: string) =>
        (await get(`${base}${tail}`)).body.value.map(({ path }: { path: string }) => path);
      expect(await listed('')).toEqual(paths);
      expect(await listed('/path?path=logs')).toEqual(paths.slice(0, 2));
      expect(await listed('/path?path=logs2.txt')).toEqual(['logs2.txt']);
      expect(await listed('/prefix/contentinfo?path=logs')).toEqual(paths);
      const info = await get(`${base}/contentinfo?path=logs2.txt`);
      expect(info.body).toEqual({
        contentUri: `http://localhost:3101/localworkspace/azureml/ExperimentRun/dcid.${jobName}/logs2.txt?minutes=30`,
        ...{ origin: 'ExperimentRun', container: `dcid.${jobName}`, path: 'logs2.txt', tags: {} },
      });
      expect((await get(`${base}/artifacturi?path=logs2.txt`)).body).toBe(info.body.contentUri);
      expect((await get(`${base}/metadata?path=logs2.txt`)).body).toMatchObject({
        artifactId: `ExperimentRun/dcid.${jobName}/logs2.txt`,
        createdTime: expect.stringContaining('2026-11-22'),
      });
      expect((await get(`${base}/contentinfo?path=logs`)).status).toBe(404);
    }
  });

  it('come in pages with a link', async () => {
    const { jobName, byName } = await finished();
    for (let n = 0; n < 501; n++) await ws.blobs.write('azureml', `ExperimentRun/dcid.${jobName}/${1000 + n}.txt`, '');
    const { body } = await get(`${byName}/runs/${jobName}/artifacts`);
    expect(body.value).toHaveLength(500);
    const rest = await ws.call('GET', body.nextLink, { as: ML });
    expect(rest.body).toEqual({ value: [expect.objectContaining({ path: '1500.txt' })] });
  });
});

covers(
  'Runs_Get',
  'Runs_GetDetails',
  'Runs_GetChild',
  'Runs_DeleteTags',
  'Runs_GetRunData',
  'Runs_BatchGetRunData',
  'Runs_GetByExperimentId',
  'Runs_GetDetailsByExperimentId',
  'Runs_GetChildByExperimentId',
  'Runs_GetByIdsByExperimentId',
  'Runs_GetByQueryByExperimentId',
  'Runs_CancelByExperimentId',
  'Runs_ModifyOrDeleteTagsByExperimentId',
  'Runs_DeleteTagsByExperimentId',
  'RunArtifacts_ListInContainerByExperimentId',
  'RunArtifacts_ListInPathByExperimentId',
  'RunArtifacts_GetByIdByExperimentId',
  'RunArtifacts_GetContentInformationByExperimentId',
  'RunArtifacts_ListSasByPrefixByExperimentId',
  'RunArtifacts_GetSasUriByExperimentId',
  'Runs_GetByExperimentName',
  'Runs_GetDetailsByExperimentName',
  'Runs_GetChildByExperimentName',
  'Runs_GetByIdsByExperimentName',
  'Runs_GetByQueryByExperimentName',
  'Runs_CancelByExperimentName',
  'Runs_ModifyOrDeleteTagsByExperimentName',
  'Runs_DeleteTagsByExperimentName',
  'RunArtifacts_ListInContainerByExperimentName',
  'RunArtifacts_ListInPathByExperimentName',
  'RunArtifacts_GetByIdByExperimentName',
  'RunArtifacts_GetContentInformationByExperimentName',
  'RunArtifacts_ListSasByPrefixByExperimentName',
  'RunArtifacts_GetSasUriByExperimentName',
);
