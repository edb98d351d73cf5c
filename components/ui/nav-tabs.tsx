import Link from 'next/link';
import { cn } from './cn';

export interface NavTab {
  href: string;
  label: string;
  count?: number | string;
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
          {tab.count !== undefined && <TabCount tab={tab} />}
        </Link>
      ))}
    </nav>
  );
}

function TabCount({ tab }: { tab: NavTab }) {
  const tone = tab.tone === 'bad' ? 'bg-st-failed-soft text-st-failed-text' : 'bg-sunken text-fg-2';
  return <span className={cn('rounded-8 px-1.5 text-11 font-semibold', tone)}>{tab.count}</span>;
}
