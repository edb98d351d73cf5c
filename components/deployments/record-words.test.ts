import { expect, test } from 'vitest';
import { recordInWords } from './record-words';

test('the share that succeeded and the median, which is left out where Azure gives no instants', () => {
  const record = { ended: 7, succeeded: 5, live: 1 };
  expect(recordInWords({ ...record, medianMs: 41_000 })).toEqual({ rate: '71 %', median: '41 s' });
  expect(recordInWords({ ...record, medianMs: null }).median).toBeNull();
});
