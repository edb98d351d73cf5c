import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobFailure } from './failures';
import { limitsOf } from './limits';
import { ProgressWatch } from './progress-watch';
import { planOf } from './testing/test-bed';

let failures: string[];
const fail = ({ message }: JobFailure) => void failures.push(message);
beforeEach(() => {
  vi.useFakeTimers();
  failures = [];
});
afterEach(() => vi.useRealTimers());

const words = (seconds: number) =>
  `No progress update in ${seconds} seconds. No progress update in this check. Wait ${seconds} seconds since last update.`;

test('without a word of its own a job has 3 x timeout + 30 s', () => {
  const { settings } = planOf('job', { settings: { timeoutSeconds: 10 } });
  expect(limitsOf(settings).progressUpdateSeconds).toBe(60);
  expect(limitsOf({ ...settings, progressUpdateSeconds: 5 }).progressUpdateSeconds).toBe(5);
});

test('init() that hangs in every process ends the job, and the sentence says where to look', () => {
  new ProgressWatch(60, fail);
  vi.advanceTimersByTime(59_999);
  expect(failures).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(failures).toEqual([`${words(60)} init() did not finish in any process; see logs/user/stdout.`]);
});

test('the first process and every finished mini-batch are progress, a process in place of another is none', () => {
  const watch = new ProgressWatch(60, fail);
  vi.advanceTimersByTime(59_000);
  watch.opened();
  vi.advanceTimersByTime(59_000);
  watch.updated();
  vi.advanceTimersByTime(59_000);
  watch.opened();
  vi.advanceTimersByTime(1000);
  expect(failures).toEqual([words(60)]);
});

test('a scoring that has ended is not watched', () => {
  new ProgressWatch(60, fail).close();
  vi.advanceTimersByTime(120_000);
  expect(failures).toEqual([]);
});
