import * as z from 'zod';

const text = z.string().nullable();

/** What a person asked for, written before Azure is asked: if nothing follows it, this program or its storage went away. */
const intent = z.object({
  event: z.literal('intent'),
  /** ISO-8601, by Azure's clock. */
  at: z.string(),
  flip: z.string(),
  from: text,
  /** Null where a write of the whole endpoint takes its default away. */
  to: text,
  reason: text,
  /** A ticket or the like, as `--change-reference` of the Azure CLI. */
  change: text,
  /** The flip that this one takes back. */
  undoes: text,
});

export const flipResults = ['verified', 'unverified', 'overtaken', 'failed', 'refused', 'unknown'] as const;

/** What became of an intent. `by`, `modifiedAt` are the `systemData` of Azure's answer to this very write. */
const outcome = z.object({
  event: z.literal('outcome'),
  at: z.string(),
  flip: z.string(),
  result: z.enum(flipResults),
  by: text,
  modifiedAt: text,
  requestId: text,
  message: text,
});

/** A change that was not made here; `by` is who changed the endpoint last when it was seen, which may be someone later. */
const elsewhere = z.object({
  event: z.literal('elsewhere'),
  at: z.string(),
  from: text,
  to: text,
  by: text,
  modifiedAt: text,
});

/**
 * What the endpoint's tag showed to be lost, kept by the next flip: that one writes the tag anew, and nothing else would
 * tell of it then.
 */
const loss = z.object({ event: z.literal('loss'), at: z.string(), message: z.string() });

export const historyFacts = z.discriminatedUnion('event', [intent, outcome, elsewhere, loss]);
export type HistoryFacts = z.infer<typeof historyFacts>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** `hash` is the SHA-256 of the row's canonical JSON without `hash`; `previous` is that of the row before, zeros for the first. */
export const historyLink = z.object({ number: z.number().int().positive(), previous: sha256, hash: sha256 });
export type HistoryRow = HistoryFacts & z.infer<typeof historyLink>;

const historyProblem = z.object({ row: z.number().int().nullable(), message: z.string() });

/** One change of the default deployment as a person reads it, from one row or two. */
const defaultChange = z.object({
  id: z.string(),
  at: z.string(),
  from: text,
  to: text,
  by: text,
  reason: text,
  change: text,
  requestId: text,
  how: z.enum(['here', 'elsewhere']),
  /** `open`: no outcome was recorded. `seen`: made elsewhere. `tagged`: known from the tag of the endpoint only. */
  result: z.enum([...flipResults, 'open', 'seen', 'tagged']),
  message: text,
  undoes: text,
  /** A row of it is not as it was written. */
  tampered: z.boolean(),
  /** False: it does not stand in the history yet, or could not be kept there. */
  written: z.boolean(),
});

export const historyView = z.object({
  /** Newest first; the newest 200 only. */
  changes: z.array(defaultChange),
  /** How many there are. */
  total: z.number().int().nonnegative(),
  rows: z.number().int().nonnegative(),
  problems: z.array(historyProblem),
  /** Path in the default datastore; null where it may not be opened, and `changes` is what the endpoint itself tells. */
  place: text,
  refused: z.object({ code: z.string(), message: z.string(), action: text }).nullable(),
  liveDefault: text,
});

export type HistoryProblem = z.infer<typeof historyProblem>;
export type DefaultChange = z.infer<typeof defaultChange>;
export type HistoryView = z.infer<typeof historyView>;
