import { ErrorBanner, MovedPage, Page } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { useWorkspace } from '@/lib/client/workspace';
import { endpointPath, isOldNew, newDeploymentPath } from '@/lib/domain/reference';

export interface DeploymentNotShownProps {
  endpointName: string;
  deploymentName: string;
  /** Why the list could not be read; null where it was and does not hold the deployment. */
  error: Error | null;
  onRetry: () => void;
}

/** A deployment's page when there is none to show, and where to go on. */
export function DeploymentNotShown({ endpointName, deploymentName, error, onRetry }: DeploymentNotShownProps) {
  const workspace = useWorkspace();
  if (!error && isOldNew(deploymentName))
    return <MovedPage title={`New deployment of ${endpointName}`} to={newDeploymentPath(workspace, endpointName)} />;
  const all = <LinkButton href={endpointPath(workspace, endpointName)}>Deployments of {endpointName}</LinkButton>;
  return (
    <Page title={deploymentName}>
      <div className="grid gap-4">
        <ErrorBanner error={error} what={`The deployment ${deploymentName}`} onRetry={onRetry} />
        <Card title={error ? 'Nothing to show' : 'Not there'} flush>
          <EmptyState
            title={
              error
                ? 'Nothing of this deployment was read so far'
                : `${endpointName} has no deployment ${deploymentName}`
            }
            action={all}
          >
            {error ? null : 'The link may be old or mistyped. A deployment that was deleted is gone for good.'}
          </EmptyState>
        </Card>
      </div>
    </Page>
  );
}
