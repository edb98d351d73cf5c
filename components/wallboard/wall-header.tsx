import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { StatusIcon } from '@/components/jobs';
import { formatAge, formatClock } from '@/lib/domain/format';
import type { WallView } from './wall-view';

export interface WallHeaderProps {
  view: WallView;
  backHref: string;
  zone: string;
}

const icon = 'calc(26 * var(--u))';

/** Whose wall it is, three sums, the age of the data and the clock. */
export function WallHeader({ view, backHref, zone }: WallHeaderProps) {
  const { workspaceName, sums, endpoints, readAt, present } = view;
  return (
    <header className="flex items-center gap-[calc(28*var(--u))] text-[calc(22*var(--u))]/[calc(28*var(--u))] whitespace-nowrap">
      <h1 className="flex min-w-0 items-center gap-[calc(12*var(--u))] text-[calc(24*var(--u))] font-semibold tracking-tight">
        <Link
          href={backHref}
          aria-label={`Leave the wall: endpoints of ${workspaceName}`}
          title="Leave the wall"
          className="grid size-[max(24px,calc(32*var(--u)))] place-items-center rounded-6 text-fg-2 hover:bg-hover hover:text-fg"
        >
          <ArrowLeft aria-hidden className="size-[calc(22*var(--u))]" />
        </Link>
        <span className="truncate">{workspaceName}</span>
      </h1>
      <Sum status="Failed" count={sums.bad} word="failing" />
      <Sum status="Completed" failures={1} count={sums.warn} word={sums.warn === 1 ? 'needs a look' : 'need a look'} />
      <Sum status="Completed" count={sums.well} word="healthy" />
      <span className="flex-1" />
      <span className="text-fg-2 max-[1023px]:hidden">
        {endpoints.length === 1 ? '1 endpoint' : `${endpoints.length} endpoints, worst first`}
      </span>
      <WallAgeText readAt={readAt} now={present} stale={view.stale !== null} />
      <time className="text-[calc(36*var(--u))]/[calc(40*var(--u))] font-semibold tracking-tight">
        {formatClock(present.toISOString())}
      </time>
      <span className="text-fg-2">{zone}</span>
    </header>
  );
}

function Sum({ status, failures, count, word }: { status: string; failures?: number; count: number; word: string }) {
  const none = count === 0;
  return (
    <span className={`flex items-center gap-[calc(10*var(--u))] ${none ? 'text-fg-3' : 'font-semibold'}`}>
      <StatusIcon status={status} failures={failures} size={icon} plain={none} />
      {count} {word}
    </span>
  );
}

export function WallAgeText({ readAt, now, stale }: { readAt: number; now: Date; stale: boolean }) {
  return (
    <span className="inline-flex items-center gap-[0.5em] text-fg-2">
      <span aria-hidden className={`size-[0.36em] rounded-full ${stale ? 'bg-st-failed' : 'bg-st-completed'}`} />
      {stale ? 'Read' : 'Updated'} {formatAge(new Date(readAt).toISOString(), now)}
    </span>
  );
}
