'use client';

import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { DeploymentItem, deploymentColumns } from './deployment-item';
import { switchCommand } from './deployment-words';

export interface DeploymentsCardProps {
  workspace: WorkspaceRef;
  endpointName: string;
  deployments: readonly DeploymentView[];
}

/** The deployments of an endpoint: the share of each, what it runs, where, and how; all of its settings on opening it. */
export function DeploymentsCard({ workspace, endpointName, deployments }: DeploymentsCardProps) {
  const aside = <span className="max-md:hidden">One deployment has 100, the others 0</span>;
  if (deployments.length === 0)
    return (
      <Card title="Deployments" count={0} flush>
        <EmptyState title="No deployments">Invoking this endpoint fails until it has one.</EmptyState>
      </Card>
    );
  return (
    <Card title="Deployments" count={deployments.length} aside={aside} flush>
      <Heads />
      <ul>
        {deployments.map((deployment) => (
          <DeploymentItem key={deployment.name} deployment={deployment} />
        ))}
      </ul>
      <SwitchHint workspace={workspace} endpointName={endpointName} deployments={deployments} />
    </Card>
  );
}

/** For the eye; every value below says by itself what it is. */
function Heads() {
  return (
    <div
      aria-hidden
      className={`${deploymentColumns} h-8 border-b border-border bg-sunken text-12 font-medium text-fg-2 max-md:hidden`}
    >
      <span>Traffic</span>
      <span>Deployment</span>
      <span>Model and compute</span>
      <span>Settings</span>
      <span>State</span>
    </div>
  );
}

/** Why nothing here can be pressed, and what does it today. */
function SwitchHint({ workspace, endpointName, deployments }: DeploymentsCardProps) {
  const other = deployments.find(({ traffic }) => traffic === 0)?.name ?? 'NAME_OF_A_DEPLOYMENT';
  const command = switchCommand(workspace, endpointName, other);
  return (
    <div className="px-4 py-2.5 text-12 text-fg-2">
      <p>Which one is the default is read-only here. To make {other} the default:</p>
      <p className="mt-1 flex items-start gap-1">
        <code className="mono min-w-0 text-fg [overflow-wrap:anywhere]">{command}</code>
        <CopyButton text={command} label="Copy the command" className="-mt-1" />
      </p>
    </div>
  );
}
