import * as z from 'zod';
import type { FlipOptions } from '@/lib/contracts/api/flip';
import { parseFreeze } from './freeze';

type Tags = Record<string, string | null>;

/** Tags that this dashboard keeps on a resource begin so; people's own tags do not. */
const PREFIX = 'batch-studio.';
const REASON = `${PREFIX}flip.reason`;
const TYPE_NAME = `${PREFIX}flip.type-name`;
const FREEZE = `${PREFIX}flip.freeze`;
const LAST = `${PREFIX}last-flip`;
/** Most tags of a resource in Azure, and the longest value of one. */
const MAX_TAGS = 50;
const MAX_VALUE = 256;
const YES = ['required', 'true', 'yes', 'on', '1'];

export const isStudioTag = (key: string): boolean => key.startsWith(PREFIX);

const isYes = (value: string | null | undefined) => YES.includes((value ?? '').trim().toLowerCase());

/** What the endpoint asks of a flip. A tag that says nothing known asks for nothing, but a freeze that can not be read is named. */
export function flipOptionsOf(tags: Tags | null | undefined): FlipOptions {
  const freeze = tags?.[FREEZE]?.trim() || null;
  return {
    reasonRequired: isYes(tags?.[REASON]),
    typeName: isYes(tags?.[TYPE_NAME]),
    freeze,
    unreadable: parseFreeze(freeze).unreadable,
  };
}

/** The tags with these options in them; all other tags stay. */
export function withFlipOptions(
  tags: Tags,
  options: Pick<FlipOptions, 'reasonRequired' | 'typeName' | 'freeze'>,
): Tags {
  const { [REASON]: _reason, [TYPE_NAME]: _name, [FREEZE]: _freeze, ...others } = tags;
  return {
    ...others,
    ...(options.reasonRequired && { [REASON]: 'required' }),
    ...(options.typeName && { [TYPE_NAME]: 'required' }),
    ...(options.freeze?.trim() && { [FREEZE]: options.freeze.trim() }),
  };
}

const lastFlip = z.object({
  id: z.string(),
  at: z.string(),
  from: z.string().nullable().default(null),
  to: z.string().nullable(),
  reason: z.string().nullable().default(null),
  /** First half of the hash of its row in the history; null where it was not kept there. */
  row: z.string().nullable().default(null),
});
export type LastFlip = z.infer<typeof lastFlip>;

/** The last flip as the endpoint's tag tells it, for readers who may not open the datastore; null where there is none. */
export function lastFlipOf(tags: Tags | null | undefined): LastFlip | null {
  try {
    return lastFlip.safeParse(JSON.parse(tags?.[LAST] ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text without its last sign as a reader counts them: no half of an emoji stays. */
function shorter(text: string): string {
  const kept = Array.from(signs.segment(text.replace(/…$/, '')), ({ segment }) => segment).slice(0, -1);
  return kept.length === 0 ? '' : `${kept.join('').trimEnd()}…`;
}

/**
 * The tags with the last flip in them; a reason that does not fit is cut, and then a long `from` is left out. Where Azure
 * would take no tag more, the history alone tells.
 */
export function withLastFlip(tags: Tags, last: LastFlip): Tags {
  if (!(LAST in tags) && Object.keys(tags).length >= MAX_TAGS) return tags;
  const { from, reason, ...core } = last;
  const whole = (cut: string | null) => JSON.stringify({ ...core, from, ...(cut && { reason: cut }) });
  let kept = reason?.slice(0, MAX_VALUE) ?? '';
  while (kept !== '' && whole(kept).length > MAX_VALUE) kept = shorter(kept);
  const value = whole(kept);
  return { ...tags, [LAST]: value.length <= MAX_VALUE ? value : JSON.stringify(core) };
}
