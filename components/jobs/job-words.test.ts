import { expect, it } from 'vitest';
import { lossWords, restWord } from './job-words';

it('calls a mini-batch not run only where the progress was read after the end', () => {
  expect(restWord(true, false)).toBe('waiting');
  expect(restWord(false, false)).toBe('not read so far');
  expect(restWord(false, true)).toBe('not run');
});

it('says what a job lost, and nothing where it lost nothing or nobody knows', () => {
  const figures = { total: 20, processed: 20, files: 4812, failedFiles: 12 };
  expect(lossWords('Completed', figures)).toBe('12 of 4,812 files failed');
  expect(lossWords('Running', { ...figures, files: 1, failedFiles: 1 })).toBe('1 of 1 file failed so far');
  expect(lossWords('Completed', { ...figures, failedFiles: 0 })).toBeNull();
  expect(lossWords('Completed', null)).toBeNull();
});
