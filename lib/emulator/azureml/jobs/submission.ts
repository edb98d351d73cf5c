import { z } from 'zod';
import type { JobRecord } from '../../compute/types';

const input = z.object({
  description: z.string().nullable(),
  uri: z.string(),
  mode: z.string(),
  jobInputType: z.string(),
});
const output = z.object({
  description: z.string().nullable(),
  uri: z.string(),
  mode: z.string(),
  jobOutputType: z.string(),
});

/** What a job remembers of its invoke beyond what the compute needs. */
const submission = z.object({
  inputData: z.record(z.string(), input),
  outputData: z.record(z.string(), output).nullable(),
  /** The older way to say where the output goes, which the answer repeats. */
  output: z.object({ datastoreId: z.string().nullable(), path: z.string().nullable() }),
  /** Own tags and those of the invoke. */
  tags: z.record(z.string(), z.string().nullable()),
  description: z.string().nullable(),
  /** Instances only where the invoke named them. */
  instanceCount: z.number().nullable(),
  computeId: z.string(),
  properties: z.record(z.string(), z.string()),
  createdBy: z.object({ name: z.string(), oid: z.string(), username: z.string().nullable() }),
  isArchived: z.boolean(),
});
export type Submission = z.output<typeof submission>;

/** The submission of a stored job. */
export const submissionOf = (record: JobRecord): Submission => submission.parse(record.submission);
