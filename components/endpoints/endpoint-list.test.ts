import { expect, test } from 'vitest';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { filterEndpoints } from './endpoint-list-filter';
import { sparkBars, sparkWords } from './endpoint-list-spark';

const endpoint = (name: string, change: Partial<EndpointSummary> = {}): EndpointSummary => ({
  name,
  description: null,
  provisioningState: 'Succeeded',
  defaultDeployment: null,
  deploymentCount: 1,
  jobsKnown: true,
  runningJobs: 0,
  queuedJobs: 0,
  failedLast24Hours: 0,
  lastJob: null,
  lastSuccessAt: null,
  recentJobs: [],
  createdAt: null,
  tags: {},
  ...change,
});
const all = [
  endpoint('parcel-labels', { tags: { stage: 'test' } }),
  endpoint('mnist-batch', { description: 'Handwritten digits', defaultDeployment: 'mnist-onnx' }),
];
const names = (filter: string) => filterEndpoints(all, filter).map((each) => each.name);

test('every word has to stand somewhere, in any case and order', () => {
  expect(names('')).toEqual(['mnist-batch', 'parcel-labels']);
  expect(names('ONNX digits')).toEqual(['mnist-batch']);
  expect(names('stage: test')).toEqual(['parcel-labels']);
  expect(names('digits parcel')).toEqual([]);
});

const jobs = [
  { name: 'a', status: 'Completed', durationMs: 5 },
  { name: 'b', status: 'Failed', durationMs: 1 },
  { name: 'c', status: 'Canceled', durationMs: null },
  { name: 'd', status: 'Running', durationMs: 2 },
  { name: 'e', status: 'Queued', durationMs: null },
];

test('bars are coloured only for what is not well', () => {
  expect(sparkBars({ recentJobs: jobs }).map((bar) => bar.tone)).toEqual(['well', 'bad', 'quiet', 'run', 'quiet']);
});

test('the bars in words', () => {
  expect(sparkWords({ recentJobs: jobs })).toBe('Last 5 jobs: 1 failed, 1 canceled');
  expect(sparkWords({ recentJobs: jobs.slice(0, 1) })).toBe('Last job: none failed');
});
