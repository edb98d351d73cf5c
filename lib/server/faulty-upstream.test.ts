import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { listJobs, readJobs } from './job-list';
import { answerUpstream, callAs } from './testing/upstream';

/** A workspace that no other test has read, so that nothing is answered from a snapshot. */
const newWorkspace = () => ({ subscriptionId: randomUUID(), resourceGroupName: 'rg', workspaceName: 'ws' });
const azureOf = (ws: ReturnType<typeof newWorkspace>, token = randomUUID()) => callAs(token, ws, undefined).azure;

const refusal = (status: number) => ({ status, json: { error: { code: `C${status}`, message: 'Said by Azure.' } } });
type Said = { status?: number; json: unknown };
const weird = [
  { id: '/1', name: 'unknown-status', properties: { status: 'Hibernating', tags: null, somethingNew: [1] } },
  { id: '/2', name: 'no-properties', properties: null },
  {
    id: '/3',
    name: 'old',
    properties: { status: null, displayName: null },
    systemData: { createdAt: '1601-01-01T00:00:00Z' },
  },
  { id: '/4', name: 'late', properties: { status: 'Running' }, systemData: { createdAt: '2999-12-31T00:00:00Z' } },
  { id: '/5', name: 'no-date', properties: { status: 'Failed' }, systemData: { createdAt: 'yesterday' } },
];

let jobs: Said;
let asked: string[] = [];
beforeEach(() => {
  jobs = { json: { value: weird } };
  asked = [];
  answerUpstream(async ({ url }) => {
    asked.push(url.pathname);
    if (url.pathname.startsWith('/history/')) return { json: { successfulResults: {} } };
    if (url.pathname.endsWith('/jobs')) return jobs;
    return { json: { id: '/w', name: 'ws', location: 'local', properties: {} } };
  });
});

it('shows jobs as far as Azure describes them, and fails at none', async () => {
  const ws = newWorkspace();
  const { jobs: shown } = await listJobs({ ...callAs('any', ws, undefined), query: {} });
  const byName = Object.fromEntries(shown.map((job) => [job.name, [job.status, job.createdAt]]));
  expect(byName).toEqual({
    'unknown-status': ['Hibernating', null],
    'no-properties': ['Unknown', null],
    old: ['Unknown', '1601-01-01T00:00:00.000Z'],
    late: ['Running', '2999-12-31T00:00:00.000Z'],
    'no-date': ['Failed', null],
  });
});

it('asks a throttled Azure as often for two hundred viewers as for one', async () => {
  jobs = refusal(429);
  const ws = newWorkspace();
  const azure = azureOf(ws);
  const answers = await Promise.allSettled(Array.from({ length: 200 }, () => readJobs(azure, ws)));
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect(asked.filter((path) => path.endsWith('/jobs')).length).toBeLessThanOrEqual(3);
});
