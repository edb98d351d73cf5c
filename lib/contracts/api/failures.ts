import * as z from 'zod';
import { instant } from './common';
import { missingParts } from './views';

const text = z.string().nullable();
const count = z.number().int().nonnegative();
const line = z.number().int().positive();

/** A line of a log file of the run that scored, 1-based. */
const place = z.object({ path: z.string(), line });

/** One failed mini-batch, or one error that names none (`init()`, or a text whose form we do not know). */
const failure = z.object({
  /** `id` of its cause. */
  cause: z.string(),
  miniBatch: count.nullable(),
  /** The files that its row names; all of them when there are `total`. */
  files: z.array(z.string()),
  /** Files of the mini-batch, and how many of them failed; the service does not say which, where it is not all. */
  total: count.nullable(),
  failed: count.nullable(),
  tries: count.nullable(),
  /** `10.0.0.4/process000`: node and process. */
  process: text,
  /** When its last try failed. */
  at: instant,
  /** First line of the message as it was written. */
  message: z.string(),
  /** What the mask took out of the message, in order. */
  values: z.array(z.string()),
  place: place.nullable(),
});

const failureCause = z.object({
  /** The same for the same type and masked message, so that it holds from read to read. */
  id: z.string(),
  /** `ValueError`, or plain words (`Time-out`); null for a text whose form we do not know. */
  type: text,
  /** Message with numbers, paths and ids masked: `bad header <n>`. */
  message: z.string(),
  stage: z.enum(['init', 'run']),
  /** What `count` counts: files where the report tells, else mini-batches, else errors in the log. */
  unit: z.enum(['files', 'mini-batches', 'errors']),
  count,
  firstAt: instant,
  lastAt: instant,
  tries: z.object({ least: count, most: count }).nullable(),
  nodes: count,
  processes: count,
  /** Nothing failed before it, as far as the log has instants. */
  isFirst: z.boolean(),
  /** The log around its first failure; `from` is the number of the first of `lines`. */
  excerpt: place.extend({ from: line, lines: z.array(z.string()) }).nullable(),
});

/** Why files of a job failed, from the log files of the run that scored. */
export const jobFailuresView = z.object({
  /** The run whose log files are meant; null where the job has none. */
  runName: text,
  /** Most failures first. */
  causes: z.array(failureCause),
  /** In the order of mini-batches. */
  failures: z.array(failure),
  /** Mini-batches that failed in a try and were scored by a later one. */
  retried: count,
  /** The files that were read; `cut`: only their beginning was. */
  sources: z.array(z.object({ path: z.string(), cut: z.boolean() })),
  missing: missingParts,
  /** All of it was read after the job had ended: it will not change. */
  settled: z.boolean(),
});

export type Failure = z.infer<typeof failure>;
export type FailureCause = z.infer<typeof failureCause>;
export type JobFailuresView = z.infer<typeof jobFailuresView>;
