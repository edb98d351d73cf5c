import { z } from 'zod';

/** Where an ONNX worker reads a mini-batch: a container URL, a query that lets it read there, and blobs by name. */
const source = z.object({
  containerUrl: z.string(),
  query: z.string(),
  files: z.array(z.object({ blob: z.string(), name: z.string() })),
});
export type Source = z.infer<typeof source>;

/** To the ONNX worker process. */
export const command = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), scorerUrl: z.string(), modelDir: z.string() }),
  z.object({ type: z.literal('fetch'), id: z.number(), source }),
  z.object({ type: z.literal('forget'), id: z.number() }),
  z.object({ type: z.literal('run'), id: z.number(), source }),
]);
export type Command = z.infer<typeof command>;

/** Of run(): how long it took, and the processor time of the whole process in it. */
const times = { seconds: z.number(), cpuSeconds: z.number() };

/** From the ONNX worker process. */
export const answer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('refused'), message: z.string() }),
  z.object({ type: z.literal('running'), id: z.number() }),
  z.object({ type: z.literal('done'), id: z.number(), count: z.number(), rows: z.string(), ...times }),
  z.object({
    type: z.literal('failed'),
    id: z.number(),
    stage: z.enum(['load', 'exception']),
    message: z.string(),
    trace: z.string(),
  }),
]);
export type Answer = z.infer<typeof answer>;

/** From `python/runner.py`. */
export const runnerAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), cleansUp: z.boolean() }),
  /** `shutdown()` is through. */
  z.object({ type: z.literal('clean') }),
  z.object({ type: z.literal('init_failed'), message: z.string(), trace: z.string() }),
  z.object({ type: z.literal('done'), id: z.number(), count: z.number(), rows: z.string(), ...times }),
  z.object({ type: z.literal('failed'), id: z.number(), message: z.string(), trace: z.string(), ...times }),
  /** Not an answer: a line of the script's own logger, at any time. */
  z.object({ type: z.literal('log'), text: z.string() }),
]);
export type RunnerAnswer = z.infer<typeof runnerAnswer>;
