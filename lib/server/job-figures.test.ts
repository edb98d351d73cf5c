import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { sampleJob } from '@/lib/contracts/api/testing/samples';
import { listJobFigures } from './job-figures';
import { recentJobOf, withLosses } from './recent-jobs';
import { answerUpstream, callAs, type Said } from './testing/upstream';

const OVERVIEW = 'logs/job_progress_overview.20261126.txt';
const storage = 'http://localhost:3101/account/azureml';
const line = (done: number, lost: number) =>
  `2026-11-26T07:00:00Z Processed ${done} of 20 mini batches, 200 of 200 items: ${200 - lost} succeeded, ${lost} failed`;
const workspaceOfOwn = () => ({
  subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58',
  resourceGroupName: 'rg',
  workspaceName: `ws-${randomUUID()}`,
});

interface Story {
  status?: string;
  overview?: string | null;
  refused?: number;
  /** When the child ended. */
  ended?: string;
}

/** Azure with jobs: each has one child, whose only log tells `overview`. `reads` are the jobs whose children were asked for. */
function azureWith(stories: Record<string, Story>) {
  const reads: string[] = [];
  answerUpstream(async ({ url, token }): Promise<Said> => {
    if (url.pathname === '/discovery') return { json: { api: url.origin } };
    const [, run = '', part = ''] = /\/runs\/([^/]+)(?:\/(\w+))?/.exec(url.pathname) ?? [];
    const job = run.replace(/-child$/, '');
    const story = stories[job] ?? {};
    if (url.href.startsWith(storage)) return textOf(stories[url.pathname.split('/')[3] ?? '']?.overview);
    if (run === '') return { json: { id: '/w', name: 'ws', properties: { discoveryUrl: `${url.origin}/discovery` } } };
    if (part === 'children') reads.push(job);
    if (story.refused || token === 'stranger') return { status: story.refused ?? 403, json: { error: { code: 'No' } } };
    if (part === 'children') return { json: { value: [{ runId: `${job}-child`, displayName: 'batchscoring' }] } };
    const logFiles = story.overview === undefined ? {} : { [OVERVIEW]: `${storage}/${job}/overview.txt?sig=s` };
    return { json: { runId: run, status: story.status ?? 'Completed', endTimeUtc: story.ended, logFiles } };
  });
  return reads;
}

const textOf = (text: string | null | undefined): Said =>
  text
    ? { status: 206, headers: { 'content-range': `bytes 0-${text.length - 1}/${text.length}` }, text }
    : { status: 404, json: {} };

type Workspace = ReturnType<typeof workspaceOfOwn>;
const figures = (workspace: Workspace, names: string[], token = 'owner') =>
  listJobFigures({ ...callAs(token, workspace, undefined), query: { names } });

it('tells mini-batches and lost files from the newest line, and reads an ended job once', async () => {
  const reads = azureWith({ done: { overview: `${line(7, 0)}\n${line(20, 12)}\n` } });
  const workspace = workspaceOfOwn();
  const known = { jobName: 'done', figures: { total: 20, processed: 20, files: 200, failedFiles: 12 }, settled: true };
  expect(await figures(workspace, ['done', 'done'])).toEqual({ jobs: [known] });
  expect(await figures(workspace, ['done'])).toEqual({ jobs: [known] });
  expect(reads).toEqual(['done']);
});

it('is not settled while the child runs, nor before its last log is there; a job that writes none is', async () => {
  azureWith({ live: { status: 'Running', overview: line(7, 1) }, late: { overview: null }, none: {} });
  const { jobs } = await figures(workspaceOfOwn(), ['live', 'late', 'none']);
  const settled = Object.fromEntries(jobs.map((job) => [job.jobName, job.settled]));
  expect(settled).toEqual({ live: false, late: false, none: true });
  expect(jobs.find(({ jobName }) => jobName === 'live')?.figures).toMatchObject({ processed: 7, failedFiles: 1 });
});

it('knows for good that a job is gone, and tells nothing of what failed in passing', async () => {
  azureWith({ gone: { refused: 404 }, ill: { refused: 500 }, done: { overview: line(20, 0) } });
  const { jobs } = await figures(workspaceOfOwn(), ['gone', 'ill', 'done']);
  expect(Object.fromEntries(jobs.map((job) => [job.jobName, [job.figures !== null, job.settled]]))).toEqual({
    gone: [false, true],
    done: [true, true],
  });
});

it('waits for a listed log that is not there so soon, and not for one that is gone long after the end', async () => {
  const ended = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  azureWith({ soon: { overview: null, ended: ended(1) }, late: { overview: null, ended: ended(60) } });
  const { jobs } = await figures(workspaceOfOwn(), ['soon', 'late']);
  expect(Object.fromEntries(jobs.map((job) => [job.jobName, job.settled]))).toEqual({ soon: false, late: true });
});

it('asks no more for a caller who is refused', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `j${at}`);
  const reads = azureWith({});
  const { jobs } = await figures(workspaceOfOwn(), names, 'stranger');
  expect(jobs).toEqual(names.map((jobName) => ({ jobName, figures: null, settled: true })));
  expect(reads).toEqual(['j0']);
});

it('gives nobody what only others may read, and ends with a token that has ended', async () => {
  azureWith({ done: { overview: line(20, 12) }, expired: { refused: 401 } });
  const workspace = workspaceOfOwn();
  await figures(workspace, ['done']);
  expect((await figures(workspace, ['done'], 'stranger')).jobs).toEqual([
    { jobName: 'done', figures: null, settled: true },
  ]);
  await expect(figures(workspace, ['expired'])).rejects.toMatchObject({ status: 401 });
});

const job = (name: string, status = 'Completed') => recentJobOf(sampleJob({ name, status }));

it('fills in the losses of completed jobs, the newest of each endpoint first, 40 for one answer and the rest for the next', async () => {
  const names = Array.from({ length: 30 }, (_, at) => `${at}`);
  const reads = azureWith(
    Object.fromEntries(names.flatMap((n) => [`a${n}`, `b${n}`].map((id) => [id, { overview: line(20, 3) }]))),
  );
  const endpoints = ['a', 'b'].map((id) => ({ recentJobs: names.map((n) => job(`${id}${n}`)) }));
  endpoints[0]?.recentJobs.push(job('failed', 'Failed'));
  const workspace = workspaceOfOwn();
  const { azure, callerId } = callAs('owner', workspace, undefined);
  const known = async () => {
    const filled = await withLosses({ azure, workspace, callerId }, endpoints);
    return filled.map(({ recentJobs }) => recentJobs.filter(({ failedFiles }) => failedFiles === 3).length);
  };
  expect((await known()).reduce((a, b) => a + b)).toBe(40);
  expect(reads.slice(0, 2).sort()).toEqual(['a29', 'b29']);
  expect(await known()).toEqual([30, 30]);
  expect([...reads].sort()).toEqual(names.flatMap((n) => [`a${n}`, `b${n}`]).sort());
});
