import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Overview } from './overview';

let files: Map<string, string[]>;
let overview: Overview;
const counts = { miniBatches: 4, files: 8, done: 0, succeeded: 0, failed: 0, running: 1 };
const start = '2026-11-22T23:59:30.000Z';
const linesOf = (stamp: string) =>
  (files.get(`logs/job_progress_overview.${stamp}.txt`) ?? []).map((line) => line.slice(11).trimEnd());

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(start) });
  files = new Map();
  const sink = {
    child: (path: string, text: string) => void files.set(path, [...(files.get(path) ?? []), text]),
    isNew: (path: string) => !files.has(path),
  };
  overview = new Overview(sink, { now: () => new Date() });
  overview.scheduled(counts, { scheduledAt: start, seconds: 2 });
});
afterEach(() => vi.useRealTimers());

test('a line comes about every ten seconds, also while no mini-batch ends', () => {
  let done = 0;
  const stop = overview.beat(() => ({ ...counts, done }));
  vi.advanceTimersByTime(10_000);
  done = 1;
  vi.advanceTimersByTime(10_000);
  stop();
  vi.advanceTimersByTime(5000);
  expect(linesOf('2026112223')).toEqual([
    '23:59:30.000000 Scheduling finished. Scheduled 4 mini batches in 2 seconds. There are 4 tasks with 8 items.',
    '23:59:30.000000 No task has been processed yet.',
    '23:59:40.000000 No task has been processed yet.',
    expect.stringMatching(/^23:59:50\.000000 Processed 1 of 4 mini batches/),
  ]);
});

test('of mini-batches that end it says at most one line a second', () => {
  for (let at = 1; at <= 3; at += 1) {
    overview.progress({ ...counts, done: at });
    vi.advanceTimersByTime(600);
  }
  expect(linesOf('2026112223')).toHaveLength(4);
});

test('each day has a file of its own', () => {
  vi.advanceTimersByTime(40_000);
  overview.finished({ ...counts, done: 4 });
  expect(linesOf('2026112300')).toEqual([expect.stringContaining('Finished. Processed 4 of 4')]);
});

test('a job that carries on says nothing twice', () => {
  overview.scheduled(counts, { scheduledAt: start, seconds: 2 });
  expect(linesOf('2026112223')).toHaveLength(2);
});
