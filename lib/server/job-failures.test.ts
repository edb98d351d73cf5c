import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { getJobFailures } from './job-failures';
import { answerUpstream, callAs, type Said } from './testing/upstream';

const action = 'Microsoft.MachineLearningServices/workspaces/jobs/read';
const message = `The client does not have authorization to perform action '${action}' over scope '/s'.`;
const failure = (status: number): Said => ({ status, json: { error: { code: 'Code', message } } });

const REPORT = 'logs/sys/job_report/processed_mini-batches.csv';
const ERRORS = 'logs/user/error.txt';
const blob = (path: string) => `http://localhost:3101/acct/c/${path}?sig=x`;
const report = `Mini-batch Id,Picked Count,Process,Total,Failed,Status,Error Message,Mini-batch Detail
0,1,n/p,1,0,RUN_DONE,,
1,2,n/p,1,1,RUN_EXCEPTION,ValueError: bad header 7,"{""files"":[""x.png""]}"
`;
const errors =
  '[2026-11-22T22:00:41Z] Mini-batch 1 failed on n/p, try 2 of 2. Files: x.png\nValueError: bad header 7\n\n';

/** An ended job with these log files; null is listed, and not in storage. */
function jobWith(files: Record<string, Said | string | null>, change: Record<string, Said> = {}) {
  const logFiles = Object.fromEntries(Object.keys(files).map((path) => [path, blob(path)]));
  const child = { runId: 'c', displayName: 'batchscoring', status: 'Completed' };
  const blobs = Object.entries(files).map(([path, said]): [string, Said] => {
    if (said === null) return [path, failure(404)];
    return [path, typeof said === 'string' ? { text: said } : said];
  });
  const answers: [string, Said][] = [
    ...Object.entries(change),
    ...blobs,
    ['/runs/c/details', { json: { ...child, logFiles } }],
    ['/runs/j/children', { json: { value: [child] } }],
    ['/discovery', { json: { api: 'http://localhost:3100' } }],
    [
      '/workspaces/',
      { json: { id: '/w', name: 'ws', properties: { discoveryUrl: 'http://localhost:3100/discovery' } } },
    ],
  ];
  const asked: string[] = [];
  answerUpstream(async ({ url }) => {
    asked.push(url.pathname);
    return answers.find(([part]) => url.pathname.includes(part))?.[1] ?? failure(404);
  });
  const subscriptionId = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
  const params = { subscriptionId, resourceGroupName: 'rg', workspaceName: `ws-${randomUUID()}`, jobName: 'j' };
  return { ...callAs(randomUUID(), params, undefined), asked, another: () => callAs(randomUUID(), params, undefined) };
}

it('explains failures by the report and the errors file of the scoring run', async () => {
  expect(await getJobFailures(jobWith({ [REPORT]: report, [ERRORS]: errors }))).toMatchObject({
    runName: 'c',
    causes: [
      { type: 'ValueError', message: 'bad header <n>', unit: 'files', count: 1, excerpt: { path: ERRORS, line: 2 } },
    ],
    failures: [{ miniBatch: 1, files: ['x.png'], tries: 2, at: '2026-11-22T22:00:41.000Z' }],
    sources: [
      { path: REPORT, cut: false },
      { path: ERRORS, cut: false },
    ],
    missing: [],
    settled: true,
  });
});

it('reads the beginning of a long file, and says so', async () => {
  const long = errors.repeat(8_000);
  expect(long.length).toBeGreaterThan(512 * 1024);
  const { sources, causes } = await getJobFailures(jobWith({ [REPORT]: report, [ERRORS]: long }));
  expect(sources).toEqual([
    { path: REPORT, cut: false },
    { path: ERRORS, cut: true },
  ]);
  expect(causes).toMatchObject([{ count: 1 }]);
});

it('reads the files of processes where there is no other, eight at most, and names those that it left', async () => {
  const paths = Array.from({ length: 10 }, (_, at) => `logs/user/error/n/process00${at}.txt`);
  const job = jobWith(Object.fromEntries(paths.map((path) => [path, errors])));
  const { sources, causes } = await getJobFailures(job);
  expect(sources).toEqual(paths.map((path, at) => ({ path, cut: at >= 8 })));
  expect(job.asked.filter((path) => path.includes('/error/'))).toHaveLength(8);
  expect(causes).toMatchObject([{ unit: 'mini-batches', count: 1 }]);
});

it('has nothing of a job without such files, or without a scoring run', async () => {
  const none = { causes: [], failures: [], retried: 0, sources: [], missing: [], settled: true };
  expect(await getJobFailures(jobWith({}))).toEqual({ ...none, runName: 'c' });
  expect(await getJobFailures(jobWith({}, { '/runs/j/children': failure(404) }))).toEqual({ ...none, runName: null });
});

it('is not settled while a file is listed and not there, and fails with a fault that passes', async () => {
  expect(await getJobFailures(jobWith({ [REPORT]: report, [ERRORS]: null }))).toMatchObject({ settled: false });
  await expect(getJobFailures(jobWith({ [ERRORS]: failure(503) }))).rejects.toMatchObject({ status: 503 });
});

it('names what the caller may not read', async () => {
  const refused = { causes: [], missing: [{ part: 'logs', action }] };
  expect(await getJobFailures(jobWith({ [ERRORS]: failure(403) }))).toMatchObject(refused);
  expect(await getJobFailures(jobWith({}, { '/runs/c/details': failure(403) }))).toMatchObject(refused);
  expect(await getJobFailures(jobWith({}, { '/runs/j/children': failure(403) }))).toMatchObject({
    runName: null,
    missing: [{ part: 'run-history', action }],
  });
});

it('reads and explains once for many viewers', async () => {
  const job = jobWith({ [REPORT]: report, [ERRORS]: errors });
  const one = await getJobFailures(job);
  for (const viewer of [job.another(), job.another()]) expect((await getJobFailures(viewer)).causes).toBe(one.causes);
  expect(job.asked.filter((path) => path.includes('/acct/'))).toHaveLength(2);
  expect(job.asked.filter((path) => path.endsWith('/details'))).toHaveLength(3);
});
