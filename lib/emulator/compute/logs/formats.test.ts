import { expect, test } from 'vitest';
import type { Result } from '../results';
import { csvHeader, csvRow, finishedText, paths, progressText, scheduledText } from './formats';

const counts = { miniBatches: 20, files: 200, done: 5, succeeded: 48, failed: 2, running: 4 };

test('the overview says what its readers look for', () => {
  expect(scheduledText(counts, 0.2)).toBe(
    'Scheduling finished. Scheduled 20 mini batches in 0 seconds. There are 20 tasks with 200 items.',
  );
  expect(progressText(counts)).toBe(
    'Processed 5 of 20 mini batches, 50 of 200 items: 48 succeeded, 2 failed; 4 mini batches are running.',
  );
  expect(finishedText(counts)).toBe(
    'Finished. Processed 5 of 20 mini batches, 50 of 200 items: 48 succeeded, 2 failed.',
  );
  expect(paths.overview('2026-11-22T10:15:02.123Z')).toBe('logs/job_progress_overview.2026112210.txt');
});

const result: Result = {
  index: 3,
  total: 2,
  succeeded: 0,
  failed: 2,
  tries: 4,
  status: 'RUN_EXCEPTION',
  category: 'UserError',
  message: 'ValueError: "a",\nb',
  process: '10.0.0.4/process000',
  processStartedAt: '2026-11-22T10:15:02.123Z',
  elapsedSeconds: 1.5,
  processSeconds: 0.5,
  runSeconds: 0.25,
};
const batch = { index: 3, files: ['x.png', 'y,z.png'].map((path) => ({ blob: path, path })) };

test('a row of the report is one line with a cell per column, quoted where needed', () => {
  expect(csvRow(result, batch)).toBe(
    '3,4,10.0.0.4/process000,2026-11-22T10:15:02.123Z,2,0,2,1.500,0.500,0.250,RUN_EXCEPTION,UserError,"ValueError: ""a"", b","{""files"":[""x.png"",""y,z.png""]}"\n',
  );
  expect(csvHeader.split(',')).toHaveLength(14);
});
