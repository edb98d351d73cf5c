'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { useAuth } from '@/lib/client/auth-state';
import { WorkspaceContext } from '@/lib/client/workspace';
import { rememberWorkspace } from '@/lib/client/workspace-memory';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { Breadcrumb } from './breadcrumb';
import { Navigation } from './navigation';
import { TopBar } from './top-bar';
import { useFolded } from './use-folded';

const Drawer = lazy(() => import('@/components/ui/drawer'));

export interface ShellProps {
  workspace: WorkspaceRef;
  /** The header's search; it knows nouns that use the layout themselves. */
  search: ReactNode;
  children: ReactNode;
}

/** Header, navigation and the place of the page, for everything inside one workspace. */
export function Shell({ workspace, search, children }: ShellProps) {
  const { folded, toggle } = useFolded();
  const { account } = useAuth();
  useEffect(() => {
    if (account) rememberWorkspace(account, workspace);
  }, [account, workspace]);
  return (
    <WorkspaceContext value={workspace}>
      <div data-nav={folded ? 'folded' : 'open'} className="data-[nav=folded]:[--nav-w:56px]">
        <TopBar start={<NavigationDrawer workspace={workspace} />} search={search}>
          <Breadcrumb />
        </TopBar>
        <aside className="fixed top-(--header-h) bottom-0 left-0 z-15 flex w-(--nav-w) flex-col border-r border-border bg-surface max-md:hidden">
          <Navigation workspace={workspace} onFold={toggle} folded={folded} />
        </aside>
        <main id="main" tabIndex={-1} className="min-h-dvh pt-(--header-h) pl-(--nav-w) outline-none max-md:pl-0">
          {children}
        </main>
      </div>
    </WorkspaceContext>
  );
}

/** Below 768 px the navigation comes in from the left; choosing a place closes it. Loaded when it first opens. */
function NavigationDrawer({ workspace }: { workspace: WorkspaceRef }) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <>
      <IconButton
        label="Open navigation"
        icon={<MenuIcon aria-hidden className="size-5" />}
        aria-haspopup="dialog"
        onClick={() => setOpenAt(pathname)}
        className="md:hidden"
      />
      {openAt !== null && (
        <Suspense fallback={null}>
          <Drawer
            open={openAt === pathname}
            onOpenChange={(open) => setOpenAt(open ? pathname : '')}
            title="Navigation"
          >
            <Navigation workspace={workspace} drawer />
          </Drawer>
        </Suspense>
      )}
    </>
  );
}
