'use client';

import type { ReactNode } from 'react';
import { ProvisioningBadge } from '@/components/jobs';
import { Card } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { EmptyState } from '@/components/ui/empty-state';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { DeploymentView } from '@/lib/contracts/api/views';
import { DeploymentSettings } from './deployment-settings';
import { codeInWords, computeInWords, deployedInWords, kindInWords, switchCommand } from './deployment-words';
import { Traffic } from './traffic';

export interface DeploymentsCardProps {
  workspace: WorkspaceRef;
  endpointName: string;
  deployments: readonly DeploymentView[];
}

/** The deployments of an endpoint with the share of each, what it runs, where, and with which settings. */
export function DeploymentsCard({ workspace, endpointName, deployments }: DeploymentsCardProps) {
  const title = `Deployments (${deployments.length})`;
  return (
    <Card title={title} aside={<span className="max-md:hidden">One deployment has 100, the others 0</span>} flush>
      {deployments.length === 0 ? (
        <EmptyState title="No deployments">Invoking this endpoint fails until it has one.</EmptyState>
      ) : (
        <ul>
          {deployments.map((deployment) => (
            <DeploymentItem key={deployment.name} deployment={deployment} />
          ))}
        </ul>
      )}
      <SwitchHint workspace={workspace} endpointName={endpointName} deployments={deployments} />
    </Card>
  );
}

function DeploymentItem({ deployment }: { deployment: DeploymentView }) {
  const deployed = deployedInWords(deployment);
  const code = codeInWords(deployment);
  return (
    <li className="border-b border-border px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Traffic share={deployment.traffic} />
        <b className="font-semibold [overflow-wrap:anywhere]">{deployment.name}</b>
        <span className="text-fg-3">{kindInWords(deployment)}</span>
        <span className="md:ml-auto">
          <ProvisioningBadge state={deployment.provisioningState} />
        </span>
      </div>
      {deployment.description && <p className="mt-1 text-fg-2 [overflow-wrap:anywhere]">{deployment.description}</p>}
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-2">
        {deployed && <Fact label={deployed.label} value={deployed.value} mono />}
        {code && <Fact label="Code" value={code} mono />}
        <Fact label="Compute" value={computeInWords(deployment)} />
        {deployment.environment && <Fact label="Environment" value={deployment.environment} mono />}
      </dl>
      <DeploymentSettings deployment={deployment} />
    </li>
  );
}

function Fact({ label, value, mono }: { label: string; value: ReactNode; mono?: boolean }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-fg-3">{label}</dt>
      <dd className={`[overflow-wrap:anywhere] ${mono ? 'mono leading-5' : ''}`}>{value}</dd>
    </div>
  );
}

/** Why nothing here can be pressed, and what does it today. */
function SwitchHint({ workspace, endpointName, deployments }: DeploymentsCardProps) {
  const other = deployments.find(({ traffic }) => traffic === 0)?.name ?? 'NAME_OF_A_DEPLOYMENT';
  const command = switchCommand(workspace, endpointName, other);
  return (
    <div className="px-4 py-3 text-12 text-fg-2">
      <p>The default is read-only here: switching it from this page comes later. Today it is switched with</p>
      <p className="mt-1 flex items-start gap-1">
        <code className="mono min-w-0 text-fg [overflow-wrap:anywhere]">{command}</code>
        <CopyButton text={command} label="Copy the command" className="-mt-1" />
      </p>
    </div>
  );
}
