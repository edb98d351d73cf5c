import { z } from 'zod';
import { caseless, word } from '../caseless';
import { durationOfSeconds, secondsOfDuration } from '../duration';

const INT32 = 2_147_483_647;

/** Whole numbers with the lower bounds of contract I; Azure keeps them as 32-bit integers. */
export const wholeFrom = (least: number) => z.number().int().min(least).max(INT32);
/** Worker processes of one node: all nodes of the local workspace are this machine. */
export const processes = wholeFrom(1).max(64, 'the local workspace runs at most 64 processes on a node');
export const loggingLevel = word('Info', 'Warning', 'Debug');
export const fileName = z.string().regex(/^[^/\\\p{Cc}]*[a-zA-Z0-9_][^/\\\p{Cc}]*$/u, 'a file name without folders');

const timeout = z.string().transform((text, context): string => {
  const seconds = secondsOfDuration(text);
  if (seconds !== null && seconds >= 1 && seconds <= INT32) return durationOfSeconds(seconds);
  context.addIssue({
    code: 'custom',
    message: `'${text}' is not an ISO-8601 duration from a second to ${INT32} seconds`,
  });
  return z.NEVER;
});

export const retrySettings = caseless({
  maxRetries: wholeFrom(0).nullish(),
  timeout: timeout.nullish(),
});

/** What Azure fills in where a PUT is silent (contract H2, confirmed by a recording where nothing was sent). */
export const defaults = {
  errorThreshold: -1,
  retrySettings: { maxRetries: 3, timeout: 'PT30S' },
  miniBatchSize: 10,
  loggingLevel: 'Info',
  maxConcurrencyPerInstance: 1,
  outputAction: 'AppendRow',
  outputFileName: 'predictions.csv',
} as const;
