import { expect, test } from 'vitest';
import { readProgress } from './progress';

const at = (clock: string) => `2026-11-22T${clock}.123456`;
const now = (clock: string) => new Date(`2026-11-22T${clock}.123Z`);
const scheduled = `${at('10:15:00')} Scheduling finished. Scheduled 4 mini batches in 0 seconds. There are 4 tasks with 40 items.\n`;
const overview = `${scheduled}${at('10:15:00')} No task has been processed yet.
${at('10:15:10')} Processed 1 of 4 mini batches, 10 of 40 items: 10 succeeded, 0 failed; 2 mini batches are running.
${at('10:15:30')} Processed 2 of 4 mini batches, 20 of 40 items: 18 succeeded, 2 failed; 2 mini batches are running.
`;
const header =
  'Mini-batch Id,Picked Count,Process,Process Start Time,Total,Succeeded,Failed,Elapsed Seconds,Process Seconds,Run Method Seconds,Status,Error Category,Error Message,Mini-batch Detail\n';
const done = '0,1,process000,2026-11-22T10:15:01,10,10,0,9.1,9,9,RUN_DONE,,,"{""files"":[""a, b.png""]}"\n';
const lossy = '2,1,process001,2026-11-22T10:15:01,10,8,2,29,29,29,RUN_DONE,,,{}\n';
const thrown =
  '1,4,process001,2026-11-22T10:15:01,10,0,10,29,29,29,RUN_EXCEPTION,User,"ValueError: bad ""header""\nline 2",{}\n';
const source = { overview, miniBatchesCsv: header + done + lossy, running: true, now: now('10:15:30') };

test('nothing is known before the mini-batches are scheduled', () => {
  expect(readProgress({ ...source, overview: '' })).toBeNull();
  expect(readProgress({ ...source, overview: `${at('10:15:00')} No task has been processed yet.\n` })).toBeNull();
});

test('scheduled and none processed', () => {
  expect(readProgress({ overview: scheduled, miniBatchesCsv: null, running: true, now: now('10:15:00') })).toEqual({
    miniBatches: { total: 4, done: 0, failed: 0, running: 0 },
    files: { total: 40, succeeded: 0, failed: 0 },
    ratePerMinute: null,
    remainingMs: null,
    cells: '....',
    at: '2026-11-22T10:15:00.123Z',
  });
});

test('a running job: done and failed exclude each other, the rate is over the run', () => {
  expect(readProgress(source)).toEqual({
    miniBatches: { total: 4, done: 1, failed: 1, running: 2 },
    files: { total: 40, succeeded: 18, failed: 2 },
    ratePerMinute: 4,
    remainingMs: 30_000,
    cells: 'drfr',
    at: '2026-11-22T10:15:30.123Z',
  });
});

test('silence lowers the rate, and after a minute there is none', () => {
  expect(readProgress({ ...source, now: now('10:16:00') })?.ratePerMinute).toBe(2);
  expect(readProgress({ ...source, now: now('10:20:00') })).toMatchObject({ ratePerMinute: 0, remainingMs: null });
  expect(readProgress({ ...source, now: now('09:00:00') })?.ratePerMinute).toBe(4);
});

test('an exception with quotes and a line break is one failed mini-batch; a half-written row waits', () => {
  const csv = header + done + thrown;
  expect(readProgress({ ...source, miniBatchesCsv: csv })?.cells).toBe('dfrr');
  expect(readProgress({ ...source, miniBatchesCsv: csv + lossy.slice(0, 20) })?.cells).toBe('dfrr');
});

test('the end of a long overview is enough, and a finished job runs nothing', () => {
  const end = `half a line\n${at('10:16:00')} Finished. Processed 4 of 4 mini batches, 40 of 40 items: 38 succeeded, 2 failed.\n`;
  const progress = readProgress({
    overview: end,
    miniBatchesCsv: header + done + lossy,
    running: false,
    now: now('11:00:00'),
  });
  expect(progress).toMatchObject({
    miniBatches: { total: 4, done: 3, failed: 1, running: 0 },
    files: { total: 40, succeeded: 38, failed: 2 },
    remainingMs: null,
    cells: 'd.f.',
  });
});

test('above 400 mini-batches, or without the report, no cells are drawn', () => {
  const many = overview.replaceAll(' of 4 mini', ' of 401 mini');
  expect(readProgress({ ...source, overview: many })?.cells).toBe('');
  expect(readProgress({ ...source, miniBatchesCsv: null })?.cells).toBe('');
});

test('a canceled job shows nothing as running', () => {
  expect(readProgress({ ...source, running: false })).toMatchObject({
    miniBatches: { running: 0 },
    cells: 'd.f.',
    remainingMs: null,
  });
});
