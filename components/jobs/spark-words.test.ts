import { expect, test } from 'vitest';
import { sparkBars, sparkWords } from './spark-words';

const jobs = [
  { name: 'a', status: 'Completed', durationMs: 5, failedFiles: null },
  { name: 'b', status: 'Failed', durationMs: 1, failedFiles: null },
  { name: 'c', status: 'Canceled', durationMs: null, failedFiles: null },
  { name: 'd', status: 'Running', durationMs: 2, failedFiles: null },
  { name: 'e', status: 'Queued', durationMs: null, failedFiles: null },
  { name: 'f', status: 'Completed', durationMs: 5, failedFiles: 12 },
  { name: 'g', status: 'Completed', durationMs: 5, failedFiles: 0 },
];

test('bars are coloured only for what is not well', () => {
  expect(sparkBars(jobs).map((bar) => bar.tone)).toEqual(['well', 'bad', 'quiet', 'run', 'quiet', 'warn', 'well']);
});

test('the bars in words', () => {
  expect(sparkWords(jobs)).toBe('Last 7 jobs: 1 failed, 1 canceled, 1 completed with failures');
  expect(sparkWords(jobs.slice(0, 1))).toBe('Last job: none failed');
});
