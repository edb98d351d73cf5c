import { expect, it } from 'vitest';
import { whyStatus } from './why-status';

const why = (status: string, errorThreshold: number | null, failed: number, message?: string) =>
  whyStatus(
    { status, errorThreshold, error: message === undefined ? null : { code: null, message } },
    { files: { total: 200, succeeded: 200 - failed, failed } },
  );

it.each([
  [why('Completed', -1, 43), 'Azure says Completed, because the error threshold is -1 (never fails on bad files).'],
  [why('Completed', 50, 43), 'Azure says Completed, because 43 failed files are within the error threshold of 50.'],
  [why('Completed', 1, 1), 'Azure says Completed, because 1 failed file is within the error threshold of 1.'],
  [why('Completed', 5, 6), 'Azure says Completed, though 6 failed files are more than the error threshold of 5.'],
  [why('Completed', 5, 0), 'Azure says Completed; no file failed.'],
  [why('Failed', 10, 11, 'x'), 'Azure says Failed, because 11 failed files are more than the error threshold of 10.'],
  [why('Failed', -1, 200, 'No success.'), 'Azure says Failed, for the reason above; the error threshold is -1.'],
  [why('Failed', 10, 10), 'Azure says Failed without a reason.'],
  [why('Canceled', -1, 3), 'Azure says Canceled; what had not begun by then was not attempted.'],
  [why('Running', -1, 3), 'The error threshold is -1: the job never fails on bad files.'],
  [why('Finalizing', 1, 0), 'The job fails with more than 1 failed file.'],
  [why('Completed', null, 3), 'Azure says Completed; it has not told the error threshold of this job.'],
])('%s', (said, expected) => expect(said).toBe(expected));
