'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronsUpDown, List, Monitor, PanelLeftClose, PanelLeftOpen, Server } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { endpointsQuery, workspaceQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { formatCount } from '@/lib/domain/format';
import { wallboardPath, workspacePath } from '@/lib/domain/reference';
import { assetIcons, assetSegments } from './asset-places';
import { segmentWords } from './segment-words';

/** So old a figure may be. */
const COUNTS_MS = 60_000;

const foldedAway = 'max-md:inline max-[1199px]:sr-only in-data-[nav=folded]:sr-only';

export interface NavigationProps {
  workspace: WorkspaceRef;
  /** In the drawer of narrow windows nothing folds. */
  drawer?: boolean;
  onFold?: () => void;
  folded?: boolean;
}

/** The workspace and its places. Only places that exist. */
export function Navigation({ workspace, drawer, onFold, folded }: NavigationProps) {
  const base = workspacePath(workspace);
  const counts = useCounts(workspace);
  const away = drawer ? '' : foldedAway;
  return (
    <nav aria-label="Main" className="flex min-h-0 flex-1 flex-col gap-0.5 px-2 py-3">
      <WorkspaceLink workspace={workspace} away={away} />
      <NavLink
        href={`${base}/endpoints`}
        label={segmentWords.endpoints}
        Icon={Server}
        count={counts.endpoints}
        away={away}
      />
      <NavLink href={`${base}/jobs`} label={segmentWords.jobs} Icon={List} count={counts.jobs} away={away} />
      <NavLink href={wallboardPath(workspace)} label={segmentWords.wallboard} Icon={Monitor} away={away} />
      <span className={cn('mt-3 mb-1 px-3 text-12 font-semibold text-fg-3', away)}>Assets</span>
      {assetSegments.map((segment) => (
        <NavLink
          key={segment}
          href={`${base}/${segment}`}
          label={segmentWords[segment]}
          Icon={assetIcons[segment]}
          away={away}
        />
      ))}
      {onFold && (
        <button
          type="button"
          onClick={onFold}
          aria-expanded={!folded}
          title={folded ? 'Unfold navigation' : 'Fold navigation'}
          className="mt-auto flex h-8 items-center gap-2.5 rounded-6 px-3 text-fg-3 hover:bg-hover hover:text-fg max-[1199px]:hidden"
        >
          {folded ? (
            <PanelLeftOpen aria-hidden className="size-4" />
          ) : (
            <PanelLeftClose aria-hidden className="size-4" />
          )}
          <span className={away}>{folded ? 'Unfold navigation' : 'Fold navigation'}</span>
        </button>
      )}
    </nav>
  );
}

/** Figures of what a page has read; the navigation asks for none first, and keeps those that it shows from growing old. */
function useCounts(workspace: WorkspaceRef): { endpoints?: string; jobs?: string } {
  const { data } = useQuery({
    ...endpointsQuery(workspace),
    enabled: ({ state }) => state.data !== undefined,
    staleTime: COUNTS_MS,
    refetchInterval: COUNTS_MS,
    refetchIntervalInBackground: false,
  });
  if (!data) return {};
  const running = data.endpoints.reduce((sum, endpoint) => sum + endpoint.runningJobs, 0);
  return {
    endpoints: formatCount(data.endpoints.length),
    ...(running > 0 && { jobs: `${formatCount(running)} running` }),
  };
}

function WorkspaceLink({ workspace, away }: { workspace: WorkspaceRef; away: string }) {
  const { data } = useQuery(workspaceQuery(workspace));
  const group = data && data.displayName !== data.workspaceName ? data.displayName : workspace.resourceGroupName;
  const place = data ? [...new Set([group, data.location])].join(' · ') : '';
  return (
    <Link
      href="/workspaces?choose=1"
      aria-label={`Workspace ${workspace.workspaceName}, change`}
      title={`Workspace ${workspace.workspaceName}, change`}
      className="mb-2.5 flex items-center gap-2.5 rounded-8 border border-border bg-canvas px-2.5 py-2 text-fg hover:bg-hover hover:no-underline"
    >
      <span className={cn('min-w-0 flex-1', away)}>
        <span className="block truncate font-medium">{workspace.workspaceName}</span>
        <span className="block h-4 truncate text-12 text-fg-3">{place}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-fg-2" />
    </Link>
  );
}

interface NavLinkProps {
  href: string;
  label: string;
  Icon: typeof Server;
  count?: string | undefined;
  away: string;
}

function NavLink({ href, label, Icon, count, away }: NavLinkProps) {
  const pathname = usePathname();
  const current = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      title={label}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-6 px-3 hover:no-underline max-md:h-10',
        current
          ? 'bg-selected font-semibold text-accent-text shadow-[inset_2px_0_0_var(--accent)]'
          : 'font-medium text-fg-2 hover:bg-hover hover:text-fg',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={away}>{label}</span>
      {count && <span className={cn('ml-auto text-12 font-medium text-fg-3', away)}>{count}</span>}
    </Link>
  );
}
