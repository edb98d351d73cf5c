'use client';

import { useQuery } from '@tanstack/react-query';
import type { CSSProperties } from 'react';
import { errorWords, missingWords } from '@/components/layout';
import { useNarrow } from '@/components/ui/use-media-query';
import { useNow } from '@/lib/client/now';
import { wallboardQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Answer } from '@/lib/contracts/api/routes';
import { workspacePath } from '@/lib/domain/reference';
import { endpointState, worstFirst } from '@/lib/domain/wallboard';
import { WallEmpty } from './wall-empty';
import { WallPhone } from './wall-phone';
import { WallScreen } from './wall-screen';
import type { WallView } from './wall-view';
import { wallSums } from './wall-words';

/** The whole screen: every endpoint, worst first, and what runs now. Dark, unless the address says `?theme=light`. */
export function Wallboard({ workspace, theme }: { workspace: WorkspaceRef; theme: 'dark' | 'light' }) {
  const { data, error, dataUpdatedAt } = useQuery(wallboardQuery(workspace));
  const narrow = useNarrow();
  const present = useNow();
  const backHref = `${workspacePath(workspace)}/endpoints`;
  const view = data ? viewOf(workspace, data, dataUpdatedAt, present, error) : null;
  const Layout = narrow ? WallPhone : WallScreen;
  return (
    <main data-theme={theme} style={unit} className="h-dvh overflow-auto bg-canvas font-sans text-fg">
      <title>{`Wallboard · ${workspace.workspaceName} · Batch Studio`}</title>
      {view ? (
        <Layout view={view} backHref={backHref} workspace={workspace} />
      ) : (
        <WallEmpty
          workspaceName={workspace.workspaceName}
          backHref={backHref}
          problem={error && errorWords(error, 'The wallboard')}
        />
      )}
    </main>
  );
}

/** One unit for every size: 1/1920 of the width, or 1/1080 of the height where that is less, so that nothing falls off. */
const unit: CSSProperties & Record<'--wall-u' | '--u', string> = {
  '--wall-u': 'min(100vw / 1920, 100vh / 1080)',
  '--u': 'var(--wall-u)',
};

/** Without a good answer for so long, the figures are no longer the present. */
const STALE_MS = 90_000;

function viewOf(
  workspace: WorkspaceRef,
  data: Answer<'wallboard'>,
  readAt: number,
  present: Date,
  error: Error | null,
): WallView {
  // The workspace's clock plus what has passed here since: a wrong clock of the wall changes no age.
  const workspaceNow = new Date(Date.parse(data.at) + Math.max(0, present.getTime() - readAt));
  const endpoints = worstFirst(data.endpoints, workspaceNow);
  const isStale = error !== null || present.getTime() - readAt > STALE_MS;
  return {
    workspaceName: workspace.workspaceName,
    endpoints,
    running: data.running,
    sums: wallSums(endpoints.map((endpoint) => endpointState(endpoint, workspaceNow))),
    readAt,
    present,
    workspaceNow,
    stale: isStale ? { reason: error ? errorWords(error, 'The wallboard').said : 'No answer came in time.' } : null,
    note: noteOf(data),
  };
}

const noteOf = ({ partial, missing }: Answer<'wallboard'>) =>
  [partial && 'The workspace has more than was read: figures count the newest jobs.', missingWords(missing)]
    .filter(Boolean)
    .join(' ') || null;
