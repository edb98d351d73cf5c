'use client';

import Link from 'next/link';
import { formatCount } from '@/lib/domain/format';
import { type JobFilter, queryOfFilter, type StatusChoice, statusChoices } from './job-filter';

export interface StatusChoicesProps {
  filter: JobFilter;
  /** Null until the list was read. */
  counts: Record<StatusChoice, number> | null;
}

/** One link a state, with how many jobs it holds; only failures get a red count. */
export function StatusChoices({ filter, counts }: StatusChoicesProps) {
  return (
    <nav
      aria-label="Jobs by status"
      className="flex gap-1 overflow-x-auto [scrollbar-width:none] max-md:-mx-(--page-pad) max-md:px-(--page-pad)"
    >
      {statusChoices.map(({ value, label }) => {
        const chosen = filter.status === value;
        return (
          <Link
            key={value}
            href={queryOfFilter({ ...filter, status: value }) || '?'}
            scroll={false}
            aria-current={chosen ? 'page' : undefined}
            className={`inline-flex h-8 shrink-0 items-center gap-2 rounded-6 px-3 font-medium -outline-offset-2! hover:no-underline max-md:h-10 ${chosen ? 'bg-selected font-semibold text-accent-text' : 'text-fg hover:bg-hover'}`}
          >
            {label}
            {counts && value !== 'all' && counts[value] > 0 && <Count count={counts[value]} bad={value === 'failed'} />}
          </Link>
        );
      })}
    </nav>
  );
}

function Count({ count, bad }: { count: number; bad: boolean }) {
  const tone = bad ? 'bg-st-failed-soft text-st-failed-text' : 'bg-sunken text-fg-2';
  return <span className={`rounded-8 px-1.5 text-11 font-semibold ${tone}`}>{formatCount(count)}</span>;
}
