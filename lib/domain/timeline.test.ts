import { expect, test } from 'vitest';
import { jobTimeline, type RunInstants } from './timeline';

const now = new Date('2026-11-22T10:20:00Z');
const at = (clock: string) => `2026-11-22T${clock}.000Z`;
const run = (
  status: string,
  createdAt: string | null,
  startedAt: string | null = null,
  endedAt: string | null = null,
): RunInstants => ({
  status,
  createdAt: createdAt && at(createdAt),
  startedAt: startedAt && at(startedAt),
  endedAt: endedAt && at(endedAt),
});
const line = (clock: string, status: string) => `[${at(clock)}] Run status changed to ${status}.\n`;
const short = (facts: Omit<Parameters<typeof jobTimeline>[0], 'now'>) =>
  jobTimeline({ ...facts, now }).map((step) => [step.status, step.at?.slice(11, 19) ?? null, step.durationMs]);

const log = [
  line('10:15:01', 'Preparing'),
  '[x] Submitting 1 runs\n',
  line('10:15:07', 'Queued'),
  line('10:15:48', 'Running'),
].join('');

test('the log tells the states, and the usual ones are to come', () => {
  expect(short({ parent: run('Running', '10:15:01'), child: null, executionLog: log })).toEqual([
    ['Preparing', '10:15:01', 6_000],
    ['Queued', '10:15:07', 41_000],
    ['Running', '10:15:48', null],
    ['Finalizing', null, null],
    ['Completed', null, null],
  ]);
});

test('while the one child waits for nodes the job is shown as Queued, though its parent runs (contract E)', () => {
  const early = log.replace('10:15:48', '10:15:08');
  const parent = run('Running', '10:15:01', '10:15:08');
  const waiting = { parent, child: run('Queued', '10:15:07'), executionLog: early };
  expect(short(waiting)).toEqual([
    ['Preparing', '10:15:01', 6_000],
    ['Queued', '10:15:07', null],
    ['Running', null, null],
    ['Finalizing', null, null],
    ['Completed', null, null],
  ]);
  expect(short({ ...waiting, child: run('Running', '10:15:07', '10:15:48') }).slice(1, 3)).toEqual([
    ['Queued', '10:15:07', 41_000],
    ['Running', '10:15:48', null],
  ]);
});

test('a job that was canceled while its child waited never ran', () => {
  const parent = run('Canceled', '10:15:01', '10:15:08', '10:16:00');
  const child = run('Canceled', '10:15:07', null, '10:16:00');
  expect(short({ parent, child, executionLog: log + line('10:16:00', 'Canceled') }).slice(1)).toEqual([
    ['Queued', '10:15:07', 53_000],
    ['Canceled', '10:16:00', null],
  ]);
});

test('a log that lags behind is completed from the run', () => {
  expect(
    short({ parent: run('Failed', '10:15:01', null, '10:16:00'), child: null, executionLog: log }).slice(2),
  ).toEqual([
    ['Running', '10:15:48', 12_000],
    ['Failed', '10:16:00', null],
  ]);
  expect(short({ parent: run('CancelRequested', '10:15:01'), child: null, executionLog: log }).slice(2)).toEqual([
    ['Running', '10:15:48', 0],
    ['CancelRequested', '10:15:48', null],
  ]);
});

test('without a log the instants of parent and child tell the states', () => {
  const parent = run('Completed', '10:15:00', '10:15:02', '10:17:00');
  const child = run('Completed', '10:15:05', '10:15:30', '10:16:50');
  expect(short({ parent, child, executionLog: null })).toEqual([
    ['Preparing', '10:15:00', 5_000],
    ['Queued', '10:15:05', 25_000],
    ['Running', '10:15:30', 80_000],
    ['Finalizing', '10:16:50', 10_000],
    ['Completed', '10:17:00', null],
  ]);
});

test('a job that was canceled before it had a child shows no state that it never had', () => {
  const parent = run('Canceled', '10:15:00', null, '10:15:09');
  expect(short({ parent, child: null, executionLog: '' })).toEqual([
    ['Preparing', '10:15:00', 9_000],
    ['Canceled', '10:15:09', null],
  ]);
});

test('a job of which only the status is known is dated now, and a broken clock gives no negative time', () => {
  expect(short({ parent: run('Queued', null), child: null, executionLog: null })[0]).toEqual([
    'Queued',
    '10:20:00',
    null,
  ]);
  const odd = line('10:15:07', 'Preparing') + line('10:15:01', 'Queued');
  expect(short({ parent: run('Queued', null), child: null, executionLog: odd })[0]).toEqual([
    'Preparing',
    '10:15:07',
    0,
  ]);
});
