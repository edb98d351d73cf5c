'use client';

import { cn } from '@/components/ui/cn';
import { useNow } from '@/lib/client/now';
import { formatAge, formatInstant } from '@/lib/domain/format';
import { type AgeFacts, ageWords } from './age-words';

/** An instant as an age, with the exact instant and zone on hover; a dash where Azure has none yet. */
export function TimeText({ instant, now }: { instant: string | null; now?: Date }) {
  return instant === null ? <span className="text-fg-3">—</span> : <Ticking instant={instant} fixed={now} />;
}

function Ticking({ instant, fixed }: { instant: string; fixed: Date | undefined }) {
  const present = useNow();
  return (
    <time dateTime={instant} title={formatInstant(instant)} className="whitespace-nowrap">
      {formatAge(instant, fixed ?? present)}
    </time>
  );
}

export interface AgeProps extends Omit<AgeFacts, 'at'> {
  /** When the data on the page was read: an instant, or milliseconds since 1970 as TanStack Query counts; nothing before the first answer. */
  at: string | number | undefined;
}

/** How old the page's data is: `Updated 4 s ago`, `as of 14:09` when the last read failed, `Ended 2 min ago` for good. */
export function Age({ at, ...facts }: AgeProps) {
  const now = useNow();
  if (!at) return null;
  const { instant, words, dot } = ageWords({ at: new Date(at).toISOString(), ...facts }, now);
  return (
    <span className="inline-flex items-center gap-1.5 text-12 whitespace-nowrap text-fg-3">
      {dot && <span aria-hidden className={cn('size-1.5 rounded-full', facts.stale ? 'bg-fg-3' : 'bg-st-completed')} />}
      <time dateTime={instant} title={formatInstant(instant)}>
        {words}
      </time>
    </span>
  );
}
