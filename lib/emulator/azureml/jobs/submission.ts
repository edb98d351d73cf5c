import { z } from 'zod';
import type { JobRecord } from '../../compute/types';

const input = z.union([
  z.object({ description: z.string().nullable(), uri: z.string(), mode: z.string(), jobInputType: z.string() }),
  z.object({ description: z.string().nullable(), value: z.string(), jobInputType: z.literal('Literal') }),
]);
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
  /** Jobs of pipeline components may choose their experiment; the others are in that of their endpoint. */
  experimentName: z.string().nullable().default(null),
  /** What ARM shows of a pipeline component's job beyond that of a batch job. */
  pipeline: z
    .object({ jobs: z.record(z.string(), z.unknown()), settings: z.record(z.string(), z.string().nullable()) })
    .nullable()
    .default(null),
  createdBy: z.object({ name: z.string(), oid: z.string(), username: z.string().nullable() }),
  isArchived: z.boolean(),
});
export type Submission = z.output<typeof submission>;
/** A submission to be stored: what it does not say gets its default when it is read. */
export type GivenSubmission = z.input<typeof submission>;

/** The submission of a stored job. */
export const submissionOf = (record: JobRecord): Submission => submission.parse(record.submission);
