import { expect, test } from 'vitest';
import { sparkBars, sparkWords } from './spark-words';

const jobs = [
  { name: 'a', status: 'Completed', durationMs: 5 },
  { name: 'b', status: 'Failed', durationMs: 1 },
  { name: 'c', status: 'Canceled', durationMs: null },
  { name: 'd', status: 'Running', durationMs: 2 },
  { name: 'e', status: 'Queued', durationMs: null },
];

test('bars are coloured only for what is not well', () => {
  expect(sparkBars(jobs).map((bar) => bar.tone)).toEqual(['well', 'bad', 'quiet', 'run', 'quiet']);
});

test('the bars in words', () => {
  expect(sparkWords(jobs)).toBe('Last 5 jobs: 1 failed, 1 canceled');
  expect(sparkWords(jobs.slice(0, 1))).toBe('Last job: none failed');
});
