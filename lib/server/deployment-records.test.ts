import { expect, it } from 'vitest';
import { listDeploymentRecords } from './deployment-records';
import { answerUpstream, callAs } from './testing/upstream';

const endpoint = {
  subscriptionId: '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58',
  resourceGroupName: 'rg',
  workspaceName: 'ws',
  endpointName: 'digits',
};
const at = (second: number) => `2026-11-26T07:00:${String(second).padStart(2, '0')}Z`;
const job = (name: string, deployment: string, status: string, second: number) => ({
  id: `/x/batchEndpoints/digits/deployments/${deployment}/jobs/${name}`,
  name,
  properties: { status },
  systemData: { createdAt: at(second) },
});

it('one list of jobs gives the record of every deployment, the newest ten that ended of each, newest last', async () => {
  const lists: URL[] = [];
  const many = Array.from({ length: 12 }, (_, n) => job(`a${n}`, 'a', n === 11 ? 'Failed' : 'Completed', n));
  const value = [...many, job('b0', 'b', 'Running', 20), job('b1', 'b', 'Canceled', 19)];
  answerUpstream(async ({ url, method, body }) => {
    if (method === 'GET' && url.pathname.endsWith('/digits/jobs')) {
      lists.push(url);
      return { json: { value } };
    }
    if (url.pathname === '/discovery') return { json: { api: url.origin } };
    if (method === 'GET')
      return { json: { id: '/w', name: 'ws', properties: { discoveryUrl: `${url.origin}/discovery` } } };
    const { requests } = body as { requests: Record<string, unknown> };
    const run = (runId: string) => ({ runMetadata: { runId, startTimeUtc: at(0), endTimeUtc: at(4) } });
    return { json: { successfulResults: Object.fromEntries(Object.keys(requests).map((id) => [id, run(id)])) } };
  });
  const { records } = await listDeploymentRecords(callAs('records', endpoint, undefined));
  expect(lists.map(({ searchParams }) => searchParams.get('deployment'))).toEqual([null]);
  const [b, a] = records;
  expect(a).toMatchObject({ name: 'a', ended: 10, succeeded: 9, medianMs: 4_000, live: 0 });
  expect(a?.recentJobs.map(({ name }) => name)).toEqual(['a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10', 'a11']);
  expect(b).toMatchObject({ name: 'b', ended: 1, succeeded: 0, live: 1, recentJobs: [{ name: 'b1' }] });
});
