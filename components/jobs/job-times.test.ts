import { expect, test } from 'vitest';
import { jobDuration, jobDurationMs } from './job-times';

const at = (seconds: number) => new Date(seconds * 1000).toISOString();

test('a running job counts to now, an ended one to its end', () => {
  expect(jobDurationMs({ status: 'Running', startedAt: at(10), endedAt: null }, 20_000)).toBe(10_000);
  expect(jobDuration({ status: 'Completed', startedAt: at(10), endedAt: at(58) }, 999_000)).toBe('48 s');
});

test('clocks that disagree never make it negative, and what is missing is a dash', () => {
  expect(jobDurationMs({ status: 'Running', startedAt: at(600), endedAt: null }, 0)).toBe(0);
  expect(jobDuration({ status: 'Queued', startedAt: null, endedAt: null }, 0)).toBe('—');
  expect(jobDuration({ status: 'Failed', startedAt: at(1), endedAt: null }, 9_000)).toBe('—');
  expect(jobDuration({ status: 'Running', startedAt: 'soon', endedAt: null }, 0)).toBe('—');
});
