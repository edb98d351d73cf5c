import { ArrowRight, Box, Link2, List, type LucideIcon, Monitor, Plus, Server } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { ListedStatus } from '@/components/jobs';
import { TimeText } from '@/components/layout';
import { assetIcons } from '@/components/layout/asset-places';
import type { Result } from './entries';

export interface ResultRowProps {
  id: string;
  result: Result;
  chosen: boolean;
  onChoose: () => void;
  /** It was followed here, not into another tab. */
  onGo: () => void;
}

const icons: Record<Result['kind'], LucideIcon> = {
  endpoints: Server,
  jobs: List,
  wallboard: Monitor,
  new: Plus,
  ...assetIcons,
  endpoint: Server,
  deployment: Box,
  job: Link2,
  more: ArrowRight,
};

/** One thing that fits: a link, so that the browser's own ways to open one work on it. The box keeps the focus. */
export function ResultRow({ id, result, chosen, onChoose, onGo }: ResultRowProps) {
  const link = useRef<HTMLAnchorElement>(null);
  // Only as it is chosen: whoever scrolls on stays there when the lists are read again.
  useEffect(() => {
    if (chosen) link.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const Icon = result.job ? List : icons[result.kind];
  return (
    <Link
      ref={link}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      href={result.href}
      prefetch={false}
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={onChoose}
      onClick={({ metaKey, ctrlKey, shiftKey }) => metaKey || ctrlKey || shiftKey || onGo()}
      className="group flex min-h-9 scroll-my-9 items-center gap-3 rounded-6 px-2.5 py-1.5 text-fg hover:no-underline aria-selected:bg-selected max-md:min-h-11"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-fg-2 group-aria-selected:text-accent-text" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{result.title}</span>
        <Note result={result} />
      </span>
    </Link>
  );
}

function Note({ result: { note, job } }: { result: Result }) {
  if (!job) return note && <span className="block truncate text-12 text-fg-2">{note}</span>;
  return (
    <span className="flex min-w-0 items-center gap-2 text-12 text-fg-2">
      <ListedStatus job={job} />
      {note && <span className="min-w-0 truncate">{note}</span>}
      <TimeText instant={job.createdAt} />
    </span>
  );
}
