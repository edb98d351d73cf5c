import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listEndpoints } from './endpoints';
import { getJobProgress } from './job-progress';
import { getJob } from './jobs';
import { answerUpstream, callAs, type Said } from './testing/upstream';
import { getWallboard } from './wallboard';

const action = 'Microsoft.MachineLearningServices/workspaces/jobs/read';
const message = `The client does not have authorization to perform action '${action}' over scope '/s'.`;
const failure = (status: number): Said => ({ status, json: { error: { code: 'Code', message } } });

const OVERVIEW = '/acct/c/overview';
const scored =
  '2026-11-22T10:00:00 Finished. Processed 2 of 2 mini batches, 20 of 20 items: 20 succeeded, 0 failed; 0 mini batch\n';
const run = { runId: 'j', status: 'Completed', endTimeUtc: '2026-11-22T10:00:00Z' };
const child = { ...run, runId: 'c', displayName: 'batchscoring' };
const logFiles = { 'logs/job_progress_overview.20261122.txt': `http://localhost:3101${OVERVIEW}?sig=x` };
const job = { id: '/j', name: 'j', properties: { status: 'Completed', experimentName: 'digits' } };
const endpoint = { id: '/e', name: 'digits', properties: { defaults: { deploymentName: 'd' } } };
const properties = { discoveryUrl: 'http://localhost:3100/discovery' };

/** An endpoint and an ended job, by a part of each path; the first that fits answers. */
const usual: [string, Said][] = [
  [OVERVIEW, { text: scored }],
  ['/runs/j/details', { json: run }],
  ['/runs/c/details', { json: { ...child, logFiles } }],
  ['/runs/j/children', { json: { value: [child] } }],
  ['/runs/j', { json: run }],
  ['/batchrundata', { json: { successfulResults: { j: { runMetadata: run } } } }],
  ['/jobs/j', { json: job }],
  ['/jobs', { json: { value: [job] } }],
  ['/deployments', { json: { value: [] } }],
  ['/batchEndpoints', { json: { value: [endpoint] } }],
  ['/discovery', { json: { api: 'http://localhost:3100' } }],
  ['/workspaces/', { json: { id: '/w', name: 'ws', properties } }],
];

/** Calls into a workspace of its own, in which what `change` names answers otherwise. */
function workspaceWith(change: Record<string, Said>) {
  const answers = [...Object.entries(change), ...usual];
  answerUpstream(async ({ url }) => answers.find(([part]) => url.pathname.includes(part))?.[1] ?? failure(404));
  const subscriptionId = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
  const params = { subscriptionId, resourceGroupName: 'rg', workspaceName: `ws-${randomUUID()}` };
  // Of its own as well: a token that was throttled stays so for a moment.
  const token = randomUUID();
  const ofJob = callAs(token, { ...params, jobName: 'j' }, undefined);
  return { ofWorkspace: callAs(token, params, undefined), ofJob };
}

describe('a part that fails for now', () => {
  it.each([408, 429, 500, 503])('fails its page with %i, so that the last good data stays', async (status) => {
    const { ofWorkspace, ofJob } = workspaceWith({ '/history/v1.0': failure(status) });
    await expect(listEndpoints(ofWorkspace)).rejects.toMatchObject({ status });
    await expect(getWallboard(ofWorkspace)).rejects.toMatchObject({ status });
    await expect(getJob(ofJob)).rejects.toMatchObject({ status });
  });

  it('is never an endpoint without jobs', async () => {
    const { ofWorkspace } = workspaceWith({ '/jobs': failure(503) });
    await expect(listEndpoints(ofWorkspace)).rejects.toMatchObject({ status: 503 });
    await expect(getWallboard(ofWorkspace)).rejects.toMatchObject({ status: 503 });
  });

  it('is a dash where only the number of deployments is not known', async () => {
    const { ofWorkspace } = workspaceWith({ '/deployments': failure(503) });
    const { endpoints } = await listEndpoints(ofWorkspace);
    expect(endpoints).toMatchObject([{ name: 'digits', deploymentCount: null, jobsKnown: true }]);
  });
});

describe('a part that is refused', () => {
  it('is named with its action, and its figures are not known', async () => {
    const { ofWorkspace } = workspaceWith({ '/jobs': failure(403) });
    const missing = [{ part: 'jobs', action }];
    expect(await listEndpoints(ofWorkspace)).toMatchObject({
      endpoints: [{ jobsKnown: false }],
      partial: false,
      missing,
    });
    expect(await getWallboard(ofWorkspace)).toMatchObject({
      endpoints: [{ jobsKnown: false }],
      partial: false,
      missing,
    });
  });

  it('leaves the rest of a job, and what is not there is no refusal', async () => {
    const refused = await getJob(workspaceWith({ '/history/v1.0': failure(403) }).ofJob);
    const missing = [
      { part: 'logs', action },
      { part: 'run-history', action },
    ];
    expect(refused).toMatchObject({ status: 'Completed', endedAt: null, missing });
    const absent = await getJob(workspaceWith({ '/history/v1.0': failure(404) }).ofJob);
    expect(absent).toMatchObject({ status: 'Completed', endedAt: null, missing: [], settled: true });
  });
});

describe('an ended job', () => {
  it('is settled once run history has its end too', async () => {
    expect(await getJob(workspaceWith({}).ofJob)).toMatchObject({ endedAt: '2026-11-22T10:00:00.000Z', settled: true });
    const behind: Said = { json: { runId: 'j', status: 'Finalizing' } };
    const late = { '/runs/j/children': { json: { value: [child] } }, '/runs/j': behind };
    expect(await getJob(workspaceWith(late).ofJob)).toMatchObject({ endedAt: null, settled: false });
  });

  it('has its progress once the overview that is listed was read', async () => {
    expect(await getJobProgress(workspaceWith({}).ofJob)).toMatchObject({
      progress: { files: { succeeded: 20 } },
      settled: true,
    });
    const justEnded = { json: { ...child, logFiles, endTimeUtc: new Date().toISOString() } };
    const late = workspaceWith({ [OVERVIEW]: failure(404), '/runs/c/details': justEnded });
    expect(await getJobProgress(late.ofJob)).toMatchObject({ progress: null, settled: false });
    const gone = workspaceWith({ [OVERVIEW]: failure(404) }); // days after the end
    expect(await getJobProgress(gone.ofJob)).toMatchObject({ progress: null, settled: true });
    const broken = workspaceWith({ [OVERVIEW]: failure(503) });
    await expect(getJobProgress(broken.ofJob)).rejects.toMatchObject({ status: 503 });
  });

  it('without a listed overview, or without the right to read it, has none for good', async () => {
    const none = workspaceWith({ '/runs/c/details': { json: child } });
    expect(await getJobProgress(none.ofJob)).toMatchObject({ progress: null, settled: true, missing: [] });
    const refused = workspaceWith({ [OVERVIEW]: failure(403) });
    expect(await getJobProgress(refused.ofJob)).toMatchObject({ settled: true, missing: [{ part: 'logs', action }] });
  });
});
