import { describe, expect, it } from 'vitest';
import type { Failure, FailureCause } from '@/lib/contracts/api/failures';
import { failuresCsv, fileRows } from './file-rows';

const cause: FailureCause = {
  ...{ id: 'a', type: 'ValueError', message: 'bad header <n>', stage: 'run', unit: 'files', count: 2 },
  ...{ firstAt: null, lastAt: null, tries: null, nodes: 0, processes: 0, isFirst: false, excerpt: null },
};
const failure: Failure = {
  ...{ cause: 'a', miniBatch: 3, files: ['x.png', 'y.png'], total: 2, failed: 2, tries: 4, process: 'n/p' },
  ...{ at: '2026-11-22T22:00:00.000Z', message: 'bad header 7', values: ['7'], place: { path: 'logs/e.txt', line: 5 } },
};
const shown = (...failures: Failure[]) =>
  fileRows({ causes: [cause, { ...cause, id: 'b' }], failures }).map(({ file, note }) => [file, note]);

describe('rows by file', () => {
  it('are one a file', () => {
    expect(shown(failure)).toEqual([
      ['x.png', null],
      ['y.png', null],
    ]);
  });

  it('say where it is not known which of the files failed', () => {
    expect(shown({ ...failure, failed: 1 })).toEqual([
      ['x.png', '1 of 2 failed'],
      ['y.png', '1 of 2 failed'],
    ]);
  });

  it('say what is not named', () => {
    expect(shown({ ...failure, total: 1002, failed: 1002 }).at(-1)).toEqual([null, '1,000 more files']);
    expect(shown({ ...failure, files: [], total: 1, failed: 1 })).toEqual([[null, '1 file']]);
    expect(shown({ ...failure, files: [], total: null, failed: null, miniBatch: null })).toEqual([[null, null]]);
  });

  it('are those of one cause where it is asked for', () => {
    const view = {
      causes: [cause, { ...cause, id: 'b' }],
      failures: [failure, { ...failure, cause: 'b', files: ['z'] }],
    };
    expect(fileRows(view, 'b').map(({ file }) => file)).toEqual(['z', null]);
  });
});

it('exports what the page shows, and no formula', () => {
  const formula = { ...failure, files: ['=cmd|x', '-a "b", c'], message: '@now' };
  expect(failuresCsv({ causes: [cause], failures: [formula] }).split('\r\n')).toEqual([
    '"file","note","mini_batch","cause","masked_message","message","tries","process","last_try_failed_at","log_file","log_line"',
    '"\'=cmd|x","","3","ValueError","bad header <n>","\'@now","4","n/p","2026-11-22T22:00:00.000Z","logs/e.txt","5"',
    '"\'-a ""b"", c","","3","ValueError","bad header <n>","\'@now","4","n/p","2026-11-22T22:00:00.000Z","logs/e.txt","5"',
    '',
  ]);
});
