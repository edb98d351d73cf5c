import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleEndpoint, sampleJob } from '@/lib/contracts/api/testing/samples';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { endpointState, filesLost, worstFirst } from './wallboard';

const now = new Date('2026-11-22T12:00:00Z');
const job = (status: string, createdAt = '2026-11-22T11:00:00Z') =>
  sampleJob({ status, createdAt, startedAt: createdAt });
const recent = (...statuses: string[]) =>
  statuses.map((status, index) => ({ name: `j${index}`, status, durationMs: null, failedFiles: null }));
const lossy = (name: string, failedFiles: number) => ({ name, status: 'Completed', durationMs: null, failedFiles });
const quiet = sampleEndpoint();

const cases: [string, Partial<EndpointSummary>][] = [
  ['failing', { provisioningState: 'Failed' }],
  ['failing', { lastJob: job('Failed'), recentJobs: recent('Completed', 'Failed'), failedLast24Hours: 1 }],
  [
    'failing',
    {
      lastJob: job('Running'),
      recentJobs: recent('Failed', 'Canceled', 'Running'),
      failedLast24Hours: 1,
      runningJobs: 1,
    },
  ],
  ['not-responding', { lastJob: job('NotResponding'), runningJobs: 1 }],
  ['no-default', { defaultDeployment: null }],
  ['failures', { lastJob: job('Completed'), recentJobs: recent('Failed', 'Completed'), failedLast24Hours: 1 }],
  [
    'lost-files',
    { lastSuccessAt: '2026-11-22T11:00:00Z', recentJobs: [lossy('j', 12), ...recent('Canceled', 'Running')] },
  ],
  ['idle', { lastSuccessAt: '2026-11-20T11:00:00Z', recentJobs: [lossy('j', 12)] }],
  ['healthy', { lastSuccessAt: '2026-11-22T11:00:00Z', recentJobs: [lossy('i', 12), lossy('j', 0)] }],
  ['unknown', { jobsKnown: false }],
  ['running', { runningJobs: 1, queuedJobs: 2 }],
  ['queued', { queuedJobs: 1 }],
  ['healthy', { lastJob: job('Completed'), lastSuccessAt: '2026-11-22T11:00:00Z', recentJobs: recent('Completed') }],
  ['idle', { lastJob: job('Completed'), lastSuccessAt: '2026-11-20T11:00:00Z', recentJobs: recent('Completed') }],
  ['idle', { lastJob: job('Canceled'), recentJobs: recent('Canceled') }],
  ['idle', { lastJob: job('Failed', '2026-11-20T11:00:00Z'), recentJobs: recent('Failed') }],
  ['idle', {}],
];

test.each(cases)('%s: %o', (state, change) => {
  expect(endpointState({ ...quiet, ...change }, now)).toBe(state);
});

test('worst first, whatever the order they came in, and nothing is lost', () => {
  const inOrder = cases.map(([, change], index) => ({
    ...quiet,
    ...change,
    name: `e${String(index).padStart(2, '0')}`,
  }));
  const wanted = worstFirst(inOrder, now).map(({ name }) => name);
  expect(wanted.map((name) => endpointState(inOrder.find((one) => one.name === name) ?? quiet, now))).toEqual([
    'failing',
    'failing',
    'failing',
    'not-responding',
    'no-default',
    'lost-files',
    'failures',
    'unknown',
    'running',
    'queued',
    'healthy',
    'healthy',
    'idle',
    'idle',
    'idle',
    'idle',
    'idle',
  ]);
  fc.assert(
    fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (shuffled) => {
      return worstFirst(shuffled, now).every(({ name }, index) => name === wanted[index]);
    }),
  );
});

test('files that the newest job lost count when it completed, and are zero while nobody knows', () => {
  const lost = (name: string) => filesLost({ ...quiet, lastJob: { ...job('Completed'), name }, recentJobs });
  const recentJobs = [lossy('a', 12), { ...lossy('b', 3), status: 'Failed' }, ...recent('Completed')];
  expect([lost('a'), lost('b'), lost('j0'), lost('older'), filesLost(quiet)]).toEqual([12, 0, 0, 0, 0]);
});

test('more failures come before fewer', () => {
  const failed = (name: string, failedLast24Hours: number) => ({ ...quiet, name, failedLast24Hours });
  expect(worstFirst([failed('a', 1), failed('b', 3)], now).map(({ name }) => name)).toEqual(['b', 'a']);
});
