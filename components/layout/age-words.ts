import { formatAge, formatClock } from '@/lib/domain/format';

export interface AgeFacts {
  /** When the data was read. */
  at: string;
  /** The last try failed: the words say so and nothing looks alive. */
  stale?: boolean;
  /** What the page shows has come to its end, at this instant where Azure gave one; null while it may still change. */
  ended?: { at: string | null } | null;
}

/** The instant that counts, what to say of it, and whether a dot stands before it: only what may still change has one. */
export function ageWords({ at, stale, ended }: AgeFacts, now: Date): { instant: string; words: string; dot: boolean } {
  if (stale) return { instant: at, words: `as of ${formatClock(at)}`, dot: !ended };
  if (ended?.at) return { instant: ended.at, words: `Ended ${formatAge(ended.at, now)}`, dot: false };
  return { instant: at, words: `Updated ${formatAge(at, now)}`, dot: !ended };
}
