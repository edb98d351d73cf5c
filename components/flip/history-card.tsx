'use client';

import { useQuery } from '@tanstack/react-query';
import { QueryBoundary } from '@/components/layout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { historyQuery, rightsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { HistoryView } from '@/lib/contracts/api/history';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { WRITE_ENDPOINT } from '@/lib/domain/permissions';
import { undoable } from './flip-words';
import { HistoryExport } from './history-export';
import { HistoryItem } from './history-item';
import { HistoryNotices } from './history-notices';

interface HistoryProps {
  workspace: WorkspaceRef;
  endpoint: EndpointDetail;
}

/** Every change of the default deployment, whether the history is as it was written, its export, and the way back. */
export function HistoryCard({ workspace, endpoint }: HistoryProps) {
  const query = useQuery(historyQuery(workspace, endpoint.name, endpoint.modifiedAt));
  const { data } = query;
  return (
    <Card
      title="Changes of the default deployment"
      {...(data && { count: data.total })}
      aside={data?.place && <HistoryExport workspace={workspace} endpointName={endpoint.name} />}
      flush
    >
      <QueryBoundary query={query} what="The history" pending={<SkeletonRows rows={4} label="Reading the history" />}>
        {(history) => <Changes workspace={workspace} endpoint={endpoint} history={history} />}
      </QueryBoundary>
    </Card>
  );
}

function Changes({ workspace, endpoint, history }: HistoryProps & { history: HistoryView }) {
  const rights = useQuery(rightsQuery(workspace));
  const isBarred = rights.data?.missing.includes(WRITE_ENDPOINT) ?? false;
  const last = isBarred ? null : undoable(history.changes, history.liveDefault);
  return (
    <>
      <div className="grid gap-3 border-b border-border px-4 py-3 empty:hidden">
        <HistoryNotices history={history} />
      </div>
      {history.changes.length === 0 && (
        <EmptyState title="No change was made here so far">
          A change of the default deployment appears here with who made it, when and why.
        </EmptyState>
      )}
      <ol aria-label="Changes, newest first">
        {history.changes.map((change) => (
          <HistoryItem
            key={change.id}
            workspace={workspace}
            endpointName={endpoint.name}
            change={change}
            canUndo={change === last}
          />
        ))}
      </ol>
      {history.total > history.changes.length && (
        <p className="border-t border-border px-4 py-2.5 text-12 text-fg-2">
          The newest {history.changes.length} are shown; the export has all {formatCount(history.total)}.
        </p>
      )}
    </>
  );
}
