import type { CSSProperties } from 'react';
import { zoneName } from '@/components/jobs';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { formatAge } from '@/lib/domain/format';
import { endpointPath } from '@/lib/domain/reference';
import { WallHeader } from './wall-header';
import { WallStrip } from './wall-strip';
import { WallTile } from './wall-tile';
import type { WallView } from './wall-view';
import { wallGrid } from './wall-words';

export interface WallLayoutProps {
  view: WallView;
  backHref: string;
  workspace: WorkspaceRef;
}

/** The wall on a wide screen: head, tiles that fill the space, a strip of what runs and what ended. */
export function WallScreen({ view, backHref, workspace }: WallLayoutProps) {
  const { endpoints, workspaceNow } = view;
  const grid = wallGrid(endpoints.length);
  const fills = grid.strip === 1;
  const tiles: CSSProperties & { '--u': string } = {
    '--u': `calc(var(--wall-u) * ${grid.scale})`,
    gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))`,
    gridTemplateRows: `repeat(${grid.rows}, ${fills ? 'minmax(calc(180 * var(--u)), 1fr)' : 'calc(184 * var(--u))'})`,
  };
  return (
    <div className="flex min-h-dvh flex-col gap-[calc(10*var(--u))] px-[calc(16*var(--u))] pb-[calc(14*var(--u))]">
      <div className="flex h-[calc(60*var(--u))] shrink-0 items-center [&>*]:w-full">
        <WallHeader view={view} backHref={backHref} zone={zoneName(view.present)} />
      </div>
      {view.stale && <StaleBand view={view} reason={view.stale.reason} />}
      {view.note && <WallNote note={view.note} />}
      {endpoints.length === 0 && (
        <p className="grid flex-1 place-items-center text-[calc(32*var(--u))] text-fg-2">
          No endpoints in {view.workspaceName} so far
        </p>
      )}
      {endpoints.length > 0 && (
        <ul
          aria-label="Endpoints, worst first"
          className={`grid min-h-0 gap-[calc(8*var(--u))] ${fills ? 'flex-1' : 'shrink-0'}`}
          style={tiles}
        >
          {endpoints.map((endpoint) => (
            <WallTile
              key={endpoint.name}
              endpoint={endpoint}
              now={workspaceNow}
              href={endpointPath(workspace, endpoint.name)}
              isStale={view.stale !== null}
              isRoomy={grid.scale > 1}
            />
          ))}
        </ul>
      )}
      <WallStrip running={view.running} endpoints={endpoints} scale={grid.strip} isStale={view.stale !== null} />
    </div>
  );
}

/** What the figures leave out. */
export function WallNote({ note }: { note: string }) {
  return (
    <p role="status" className="text-[max(13px,calc(20*var(--u)))]/[1.3] text-fg-2 [overflow-wrap:anywhere]">
      {note}
    </p>
  );
}

/** Values stay; this says why they are old. */
export function StaleBand({ view, reason }: { view: WallView; reason: string }) {
  return (
    <p
      role="alert"
      className="rounded-[calc(8*var(--u))] bg-danger px-[calc(16*var(--u))] py-[calc(8*var(--u))] text-[max(13px,calc(22*var(--u)))]/[1.3] font-medium text-on-accent [overflow-wrap:anywhere]"
    >
      Last read {formatAge(new Date(view.readAt).toISOString(), view.present)}, so the figures may be wrong. {reason}
    </p>
  );
}
