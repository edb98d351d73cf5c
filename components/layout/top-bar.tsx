'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { AccountMenu } from '@/components/auth';
import { Tag } from '@/components/ui/tag';
import { useSettings } from '@/lib/client/settings';
import { Mark } from './mark';
import { ThemeMenu } from './theme-menu';

/**
 * Where data arrives late, the page's width must not change with it. No rule says so of a root that has a `main`: a browser
 * would then style the page's root anew with every element that comes or goes, which the editor's keys waited for.
 */
const KeptScrollbar = () => <style>{':root { overflow-y: scroll }'}</style>;

export interface TopBarProps {
  /** The button of the navigation drawer. */
  start?: ReactNode;
  search?: ReactNode;
  /** The breadcrumb. */
  children?: ReactNode;
}

/** The header of every page: mark, breadcrumb, search, which cloud, theme, account. */
export function TopBar({ start, search, children }: TopBarProps) {
  return (
    <header className="fixed inset-x-0 top-0 z-20 flex h-(--header-h) items-center gap-1 border-b border-border bg-surface pr-3 max-md:px-2">
      <KeptScrollbar />
      <a
        href="#main"
        className="absolute top-2 left-2 z-30 -translate-y-16 rounded-6 bg-accent px-3 py-1.5 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      {start}
      <Link
        href="/"
        className="flex w-56 shrink-0 items-center gap-2.5 pl-4 text-14 font-semibold tracking-tight text-fg hover:no-underline max-[1199px]:w-auto max-[1199px]:pr-3 max-md:px-1"
      >
        <Mark />
        <span className="max-[1199px]:sr-only">Batch Studio</span>
      </Link>
      <div className="min-w-0 flex-1">{children}</div>
      {search}
      <CloudMark />
      <ThemeMenu />
      <AccountMenu />
    </header>
  );
}

function CloudMark() {
  const { cloudLabel, cloudNote } = useSettings();
  if (!cloudLabel) return null;
  return (
    <span title={cloudNote ?? undefined} className="mr-1 max-md:hidden">
      <Tag tone="outline">{cloudLabel}</Tag>
    </span>
  );
}
