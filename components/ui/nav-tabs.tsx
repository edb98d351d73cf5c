import Link from 'next/link';
import { cn } from './cn';
import { Count } from './count';

export interface NavTab {
  href: string;
  label: string;
  /** Null: not known so far; its place is kept, so that no tab moves when it comes. */
  count?: number | null;
  /** `bad` reddens the count: only for failures. */
  tone?: 'bad';
  current: boolean;
}

/** Sections of one thing, each with its own URL: links, not ARIA tabs. They scroll sideways when they do not fit. */
export function NavTabs({ label, tabs }: { label: string; tabs: NavTab[] }) {
  return (
    <nav
      aria-label={label}
      className="flex gap-1 overflow-x-auto overflow-y-hidden border-b border-border [scrollbar-width:none] max-md:-mx-(--page-pad) max-md:px-2"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={cn(
            'relative inline-flex h-10 items-center gap-1.5 px-2.5 whitespace-nowrap -outline-offset-2! hover:text-fg hover:no-underline max-md:h-11',
            tab.current
              ? 'font-semibold text-fg after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full after:bg-accent'
              : 'font-medium text-fg-2',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <TabCount count={tab.count} tone={tab.tone} />}
        </Link>
      ))}
    </nav>
  );
}

function TabCount({ count, tone }: Pick<NavTab, 'count' | 'tone'>) {
  const isKnown = typeof count === 'number';
  return (
    <span
      className={cn('grid min-w-6.5 justify-items-center', !isKnown && 'invisible')}
      aria-hidden={!isKnown || undefined}
    >
      <Count count={isKnown ? count.toLocaleString('en-US') : 0} tone={tone} />
    </span>
  );
}
