import { expect, it } from 'vitest';
import { restWord } from './job-words';

it('calls a mini-batch not run only where the progress was read after the end', () => {
  expect(restWord(true, false)).toBe('waiting');
  expect(restWord(false, false)).toBe('not read so far');
  expect(restWord(false, true)).toBe('not run');
});
