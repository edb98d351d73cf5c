import { ErrorBanner, MovedPage, Page } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ApiError } from '@/lib/client/api';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import { isOldNew, newEndpointPath, workspacePath } from '@/lib/domain/reference';

export interface EndpointNotShownProps {
  workspace: WorkspaceRef;
  endpointName: string;
  error: Error;
  onRetry: () => void;
}

/** An endpoint's page when there is no endpoint to show: unknown or refused, in Azure's words, and where to go on. */
export function EndpointNotShown({ workspace, endpointName, error, onRetry }: EndpointNotShownProps) {
  const unknown = error instanceof ApiError && error.status === 404;
  if (unknown && isOldNew(endpointName)) return <MovedPage title="New endpoint" to={newEndpointPath(workspace)} />;
  const all = (
    <LinkButton href={`${workspacePath(workspace)}/endpoints`}>All endpoints of {workspace.workspaceName}</LinkButton>
  );
  return (
    <Page title={endpointName}>
      <div className="grid gap-4">
        <ErrorBanner error={error} what={`The endpoint ${endpointName}`} onRetry={onRetry} />
        <Card title={unknown ? 'What now' : 'Nothing to show'} flush>
          {unknown ? (
            <EmptyState title="The link may be old, mistyped, or from another workspace" action={all}>
              An endpoint that was deleted is gone for good.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing of this endpoint was read so far" action={all} />
          )}
        </Card>
      </div>
    </Page>
  );
}
