import { describe, expect, test } from 'vitest';
import { sampleJob as job, sampleEndpoint } from '@/lib/contracts/api/testing/samples';
import type { JobProgress, JobSummary } from '@/lib/contracts/api/views';
import { endedLast, endedWords } from './ended-last';
import { runningWords, wallAge, wallGrid, wallSums } from './wall-words';

const now = Date.parse('2026-11-22T14:00:00Z');
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const progress = (remainingMs: number | null): JobProgress => ({
  miniBatches: { total: 10, done: 1, failed: 0, running: 1 },
  files: { total: 10, succeeded: 1, failed: 0 },
  ratePerMinute: 1,
  remainingMs,
  cells: '',
  at: minutesAgo(0),
});

describe('words of the wall', () => {
  test.each([
    [minutesAgo(0.5), '< 1 m'],
    [minutesAgo(59), '59 m'],
    [minutesAgo(134), '2.2 h'],
    [minutesAgo(60), '1.0 h'],
    [minutesAgo(60 * 24 * 3 + 5), '3 d'],
    [minutesAgo(-10), '< 1 m'],
    [null, null],
    ['never', null],
  ])('%s is %s', (instant, words) => expect(wallAge(instant, now)).toBe(words));

  test('sums put every state in one of three', () =>
    expect(
      wallSums([
        'failing',
        'not-responding',
        'no-default',
        'lost-files',
        'failures',
        'unknown',
        'running',
        'queued',
        'healthy',
        'idle',
      ]),
    ).toEqual({
      bad: 2,
      warn: 4,
      well: 4,
    }));

  test('the grid always holds all tiles', () => {
    for (let count = 1; count <= 300; count++) {
      const { columns, rows } = wallGrid(count);
      expect(columns * rows).toBeGreaterThanOrEqual(count);
    }
    expect(wallGrid(24)).toMatchObject({ columns: 6, rows: 4, scale: 1, strip: 1 });
    expect(wallGrid(4)).toMatchObject({ columns: 2, rows: 2 });
    expect(wallGrid(7)).toMatchObject({ columns: 4, rows: 2 });
    expect(wallGrid(12)).toMatchObject({ columns: 4, rows: 3, scale: 1.4 });
  });

  test('a job under way says its time left or why it has none', () => {
    expect(runningWords(job({}), progress(215_000))).toBe('4 min left');
    expect(runningWords(job({}), progress(41_000))).toBe('41 s left');
    expect(runningWords(job({}), progress(null))).toBe('no pace');
    expect(runningWords(job({}), null)).toBe('starting');
    expect(runningWords(job({ status: 'Finalizing' }), progress(0))).toBe('finalizing');
    expect(runningWords(job({ status: 'Queued' }), null)).toBe('queued');
  });

  test('ended last: newest first, running ones not', () => {
    const of = (name: string, lastJob: JobSummary | null) => sampleEndpoint({ name, lastJob });
    const endpoints = [
      of('a', job({ name: 'old', status: 'Completed', endedAt: minutesAgo(90) })),
      of('b', job({ name: 'live' })),
      of('c', job({ name: 'new', status: 'Failed', endedAt: minutesAgo(2) })),
      of('d', null),
    ];
    expect(endedLast(endpoints, 3).map(({ name }) => name)).toEqual(['new', 'old']);
  });

  test.each([
    [{ status: 'Completed' }, 0, 'completed'],
    [{ status: 'Completed' }, 1, 'lost 1 file'],
    [{ status: 'Completed' }, 1200, 'lost 1,200 files'],
    [{ status: 'Failed', cause: 'No rows' }, 0, 'No rows'],
  ])('%o with %i files lost ended so: %s', (how, filesLost, words) =>
    expect(endedWords({ ...job(how), filesLost })).toBe(words),
  );
});
