import { z } from 'zod';
import { figures, numbered } from '../faults/fault';

/** What the workspace process and the storage process say to each other over IPC. */

const startMessage = z.object({
  type: z.literal('start'),
  dir: z.string(),
  port: z.number(),
  account: z.string(),
  accountKey: z.string(),
  tls: z.object({ cert: z.string(), key: z.string() }),
});

/** Asks for the blobs of a container whose names begin with `prefix` and come after `after`, in order of name. */
const listMessage = z.object({
  type: z.literal('list'),
  id: z.number(),
  container: z.string(),
  prefix: z.string(),
  after: z.string(),
});

const listed = z.object({ name: z.string(), bytes: z.number() });

/** Whose a token is and what they may do with blobs, as the letters of an account SAS; nobody's with the challenge of a 401. */
const verdict = z.object({
  holder: z.object({ oid: z.string(), permissions: z.string() }).nullable(),
  challenge: z.string(),
});

export const toStorage = z.discriminatedUnion('type', [
  startMessage,
  listMessage,
  /** Every fault that is switched on; they go with the process. */
  z.object({ type: z.literal('faults'), faults: z.array(numbered) }),
  /** Asks how often the faults happened there; the answer also says that the faults sent before are on. */
  z.object({ type: z.literal('figures'), id: z.number() }),
  /** Answers `token`. */
  z.object({ type: z.literal('judged'), id: z.number(), verdict }),
  z.object({ type: z.literal('stop') }),
]);

export const fromStorage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started') }),
  /** `message` is a sentence for the terminal. */
  z.object({ type: z.literal('failed'), message: z.string(), portTaken: z.boolean() }),
  /** One page; an empty one is the end. */
  z.object({ type: z.literal('listed'), id: z.number(), blobs: z.array(listed) }),
  z.object({ type: z.literal('figures'), id: z.number(), figures }),
  /** Asks what the bearer of this token may do: the keys of the tenant are the workspace's. */
  z.object({ type: z.literal('token'), id: z.number(), authorization: z.string() }),
]);

export type Verdict = z.infer<typeof verdict>;
export type StartMessage = z.infer<typeof startMessage>;
export type ListMessage = z.infer<typeof listMessage>;
export type Listed = z.infer<typeof listed>;
export type ToStorage = z.infer<typeof toStorage>;
export type FromStorage = z.infer<typeof fromStorage>;
