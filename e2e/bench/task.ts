import { z } from 'zod';

/** What the bare script is told. `containerUrl` carries a SAS that lists and reads. */
export const scriptTask = z.object({
  containerUrl: z.url(),
  prefix: z.string(),
  modelFile: z.string(),
  outputFile: z.string(),
  miniBatchSize: z.number(),
  connections: z.number(),
});
export const scriptTimes = z.object({ totalMs: z.number(), inferenceMs: z.number(), rows: z.number() });

export type ScriptTask = z.infer<typeof scriptTask>;
export type ScriptTimes = z.infer<typeof scriptTimes>;
