import { describe, expect, test } from 'vitest';
import { sampleJob } from '@/lib/contracts/api/testing/samples';
import type { JobSummary } from '@/lib/contracts/api/views';
import { countByChoice, filterJobs, filterOfQuery, queryOfFilter } from './job-filter';

const job = (name: string, status: string, more: Partial<JobSummary> = {}) => sampleJob({ name, status, ...more });
const jobs = [
  job('digits', 'Running'),
  job('night', 'Failed', { cause: 'ValueError: bad header' }),
  job('early', 'Provisioning'),
  job('odd', 'SomethingNew', { tags: { team: 'Digits' } }),
];

describe('jobs list filter', () => {
  test('a round trip through the address', () => {
    const filter = { status: 'failed', text: 'bad header & more' } as const;
    expect(filterOfQuery(new URLSearchParams(queryOfFilter(filter)))).toEqual(filter);
    expect(queryOfFilter({ status: 'all', text: '' })).toBe('');
    expect(filterOfQuery(new URLSearchParams('status=nonsense'))).toEqual({ status: 'all', text: '' });
  });

  test('finds by name, tag and cause, all words needed, case ignored', () => {
    expect(filterJobs(jobs, { status: 'all', text: 'DIGITS' }).map(({ name }) => name)).toEqual(['digits', 'odd']);
    expect(filterJobs(jobs, { status: 'all', text: 'header mnist' }).map(({ name }) => name)).toEqual(['night']);
  });

  test('counts by state; an unknown state is under All', () =>
    expect(countByChoice(jobs)).toEqual({ all: 4, running: 1, waiting: 1, failed: 1, completed: 0, canceled: 0 }));
});
