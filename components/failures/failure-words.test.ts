import { describe, expect, it } from 'vitest';
import type { FailureCause, JobFailuresView } from '@/lib/contracts/api/failures';
import type { JobProgress } from '@/lib/contracts/api/views';
import type { FileRow } from '@/lib/domain/failures/file-rows';
import * as words from './failure-words';

const cause: FailureCause = {
  ...{ id: 'a', type: 'ValueError', message: 'bad <n>', stage: 'run', unit: 'files', count: 37, isFirst: false },
  ...{ firstAt: '2026-11-22T22:00:41.000Z', lastAt: '2026-11-22T22:03:12.000Z', tries: { least: 4, most: 4 } },
  ...{ nodes: 2, processes: 4, excerpt: null },
};
const progress = (total: number, failed: number): JobProgress => ({
  miniBatches: { total, done: total - failed, failed, running: 0 },
  files: { total, succeeded: total - failed, failed },
  ...{ ratePerMinute: null, remainingMs: null, cells: '', at: null },
});
const empty = (status: string, counts: JobProgress | null, refused: string | null = null) =>
  words.emptyWords({ job: { status }, progress: counts, refused });

describe('a cause in words', () => {
  it('counts what it counts', () => {
    expect(words.unitWord(cause)).toBe('files');
    expect(words.unitWord({ unit: 'mini-batches', count: 1 })).toBe('mini-batch');
  });

  it('says tries and places only where a source tells them', () => {
    expect(words.triesWords(cause)).toBe('4 tries each');
    expect(words.triesWords({ ...cause, count: 1 })).toBe('4 tries');
    expect(words.triesWords({ ...cause, tries: { least: 1, most: 4 } })).toBe('1 to 4 tries');
    expect(words.triesWords({ ...cause, tries: null })).toBeNull();
    expect(words.whereWords(cause)).toBe('2 nodes, 4 processes');
    expect(words.whereWords({ nodes: 1, processes: 1 })).toBe('1 node, 1 process');
    expect(words.whereWords({ nodes: 0, processes: 0 })).toBeNull();
  });

  it('has its first and last instant, one line when they are the same', () => {
    expect(words.whenWords(cause, 'UTC')).toHaveLength(2);
    expect(words.whenWords({ ...cause, lastAt: cause.firstAt }, 'UTC')).toEqual([expect.stringMatching(/:00:41 UTC$/)]);
    expect(words.whenWords({ firstAt: null, lastAt: null }, 'UTC')).toEqual([]);
  });

  it('has a column for what is masked', () => {
    expect([words.slotsOf('<n> of <path>'), words.slotsOf('all of it')]).toEqual(['<n> <path>', null]);
  });
});

it('names a row by what is known', () => {
  const row: FileRow = {
    ...{ key: '0', file: 'x.png', note: null, cause, miniBatch: 1, message: '', values: [], tries: 1 },
    ...{ process: 'n/p', at: null, place: null },
  };
  const unnamed = { ...row, file: null };
  const named = [row, { ...unnamed, note: '3 files' }, unnamed, { ...unnamed, process: null }];
  expect(named.map(words.rowName)).toEqual(['x.png', '3 files', 'n/p', 'No file named']);
  expect([
    words.someOf(5, [row]),
    words.someOf(1, [row, row]),
    words.someOf(5, [unnamed, row]),
    words.someOf(1, [row, { ...row, note: '2 of 5 failed' }]),
  ]).toEqual(['1 file', '1 of 2 files', '2 entries', '1 of 2 files of these mini-batches']);
});

it('shortens a path to its last part, and nothing else', () => {
  const values = ['/mnt/a/x.png', 'a\\b.png', 'x.png', '4660', '/mnt/a/'];
  expect(values.map(words.shortValue)).toEqual(['…/x.png', '…/b.png', 'x.png', '4660', '/mnt/a/']);
});

describe('without a cause', () => {
  it.each([
    [empty('Completed', progress(200, 0)), 'No failures', 'All 200 files were scored.'],
    [empty('Completed', progress(1, 0)), 'No failures', 'The one file was scored.'],
    [empty('Completed', null), 'No failures', 'The log files of this job tell of none.'],
    [empty('Running', progress(9, 0)), 'No failures so far', expect.stringContaining('failed for good')],
    [empty('Failed', null), 'No file failed', expect.stringContaining('as a whole')],
    [empty('Canceled', null), 'No failures', expect.stringContaining('canceled')],
    [
      empty('Completed', progress(9, 2)),
      'No cause so far',
      expect.stringMatching(/^2 files failed, .* do not say why/),
    ],
    [empty('Completed', progress(9, 2), 'Refused.'), 'Why files failed is not shown', 'Refused.'],
  ])('says %j', (said, title, body) => expect(said).toEqual({ title, body }));
});

describe('what the page lacks', () => {
  const view = (change: Partial<JobFailuresView>): JobFailuresView => ({
    ...{ runName: 'c', causes: [cause], failures: [], retried: 0, sources: [], missing: [], settled: true },
    ...change,
  });

  it('is told when a file was read in part', () => {
    const source = (path: string, cut: boolean) => ({ path, cut });
    expect(words.cutWords([source('a', false)])).toBeNull();
    expect(words.cutWords([source('a', false), source('b', true)])).toContain('not all of b:');
    expect(words.cutWords(['a', 'b', 'c', 'd', 'e'].map((path) => source(path, true)))).toContain(
      'a, b, c and 2 more:',
    );
  });

  it('is told when failed files have no cause', () => {
    expect(words.restWords(view({}), 37)).toBeNull();
    expect(words.restWords(view({}), 40)).toBe('3 of 40 failed files have no cause in the log files.');
    expect(words.restWords(view({ sources: [{ path: 'a', cut: true }] }), 40)).toBeNull();
  });

  it('is no failure that a later try mended', () => {
    expect(words.retriedWords(0)).toBeNull();
    expect(words.retriedWords(1)).toBe('1 mini-batch failed in a try and was scored by a later one.');
    expect(words.retriedWords(2)).toBe('2 mini-batches failed in a try and were scored by a later one.');
  });
});
