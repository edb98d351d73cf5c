import { z } from 'zod';

/** What the workspace process and the storage process say to each other over IPC. */

const startMessage = z.object({
  type: z.literal('start'),
  dir: z.string(),
  port: z.number(),
  account: z.string(),
  accountKey: z.string(),
  tls: z.object({ cert: z.string(), key: z.string() }),
});

export const toStorage = z.discriminatedUnion('type', [
  startMessage,
  z.object({ type: z.literal('flush'), id: z.number() }),
  z.object({ type: z.literal('stop') }),
]);

export const fromStorage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  /** `message` is a sentence for the terminal. */
  z.object({ type: z.literal('failed'), message: z.string(), portTaken: z.boolean() }),
  z.object({ type: z.literal('flushed'), id: z.number(), error: z.string().nullable() }),
]);

export type StartMessage = z.infer<typeof startMessage>;
export type ToStorage = z.infer<typeof toStorage>;
export type FromStorage = z.infer<typeof fromStorage>;
