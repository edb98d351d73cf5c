import * as z from 'zod';
import { instant, segment } from './common';
import { flipResults } from './history';
import { jobRecord, missingParts } from './views';

const text = z.string().nullable();

/** What an endpoint asks of a flip, from its own tags. `freeze` is the text of the tag, `unreadable` its parts that say nothing. */
const flipOptions = z.object({
  reasonRequired: z.boolean(),
  typeName: z.boolean(),
  freeze: text,
  unreadable: z.array(z.string()),
});

/** One of the two deployments. `jobs` is null where jobs may not be read. */
const flipSide = z.object({
  name: z.string(),
  provisioningState: z.string(),
  jobs: jobRecord.nullable(),
});

export const flipReview = z.object({
  /** The live default; null where there is none. */
  from: flipSide.nullable(),
  to: flipSide,
  differences: z.array(z.object({ field: z.string(), label: z.string(), from: text, to: text })),
  /** `systemData` of the endpoint as it was read: what the flip is compared with. */
  modifiedAt: instant,
  modifiedBy: text,
  options: flipOptions,
  /** The freeze window that holds now, and when it ends. */
  frozen: z.object({ window: z.string(), until: z.string() }).nullable(),
  /** Why the history can not be written; null where it can. */
  historyProblem: z.object({ code: z.string(), message: z.string(), action: text }).nullable(),
  missing: missingParts,
});

/** Longest reason and change reference, in UTF-16 units. */
export const FLIP_TEXT_MAX = { reason: 500, change: 100 };

export const flipRequest = z.object({
  to: segment,
  /** Default and `lastModifiedAt` of the endpoint as the page saw them; where they are others by now, nothing is written (409). */
  from: text,
  modifiedAt: instant,
  reason: z.string().trim().max(FLIP_TEXT_MAX.reason).nullable(),
  change: z.string().trim().max(FLIP_TEXT_MAX.change).nullable(),
  /** The name as the person typed it, where the endpoint asks for that. */
  typed: text,
  undoes: text,
  /** The person was told that the history can not be written, and goes on. */
  withoutHistory: z.boolean(),
});

/** `by` is who Azure says wrote; `live` is the default when it was last read; `kept` whether both rows stand in the history. */
export const flipAnswer = z.object({
  id: z.string(),
  from: text,
  to: z.string(),
  result: z.enum(flipResults),
  live: text,
  liveBy: text,
  by: text,
  modifiedAt: instant,
  requestId: text,
  kept: z.boolean(),
});

export type FlipOptions = z.infer<typeof flipOptions>;
export type FlipReview = z.infer<typeof flipReview>;
export type FlipSide = z.infer<typeof flipSide>;
export type FlipRequest = z.infer<typeof flipRequest>;
export type FlipAnswer = z.infer<typeof flipAnswer>;
