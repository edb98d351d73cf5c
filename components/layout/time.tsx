'use client';

import { cn } from '@/components/ui/cn';
import { useNow } from '@/lib/client/now';
import { formatAge, formatClock, formatInstant } from '@/lib/domain/format';

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

export interface AgeProps {
  /** When the data on the page was read: an instant, or milliseconds since 1970 as TanStack Query counts; nothing before the first answer. */
  at: string | number | undefined;
  /** The last try failed: the words say so and nothing looks alive. */
  stale?: boolean;
}

/** How old the page's data is: `Updated 4 s ago`, or `as of 14:09` when the last read failed. */
export function Age({ at, stale }: AgeProps) {
  const now = useNow();
  if (!at) return null;
  const instant = new Date(at).toISOString();
  return (
    <span className="inline-flex items-center gap-1.5 text-12 whitespace-nowrap text-fg-3">
      <span aria-hidden className={cn('size-1.5 rounded-full', stale ? 'bg-fg-3' : 'bg-st-completed')} />
      <time dateTime={instant} title={formatInstant(instant)}>
        {stale ? `as of ${formatClock(instant)}` : `Updated ${formatAge(instant, now)}`}
      </time>
    </span>
  );
}
