'use client';

import { ProvisioningBadge, StatusBadge } from '@/components/jobs';
import { TimeText } from '@/components/layout';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { filesLost } from '@/lib/domain/wallboard';
import { DefaultDeployment } from './endpoint-list-cells';

/** An endpoint of the list on a phone. */
export function EndpointCard({ endpoint }: { endpoint: EndpointSummary }) {
  const { name, description, jobsKnown, lastJob } = endpoint;
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-0.5">
        <span className="font-semibold [overflow-wrap:anywhere]">{name}</span>
        <DefaultDeployment endpoint={endpoint} />
      </span>
      <span className="truncate text-12 text-fg-3">{description ?? 'No description'}</span>
      <span className="flex items-center justify-between gap-3">
        {lastJob ? (
          <StatusBadge status={lastJob.status} failures={filesLost(endpoint)} />
        ) : (
          <span className="text-fg-2">{jobsKnown ? 'No job yet' : '—'}</span>
        )}
        <span className="shrink-0 text-12 text-fg-3">
          {lastJob && <TimeText instant={lastJob.endedAt ?? lastJob.createdAt} />}
        </span>
      </span>
      <CardFacts endpoint={endpoint} />
    </span>
  );
}

/** What the table's further columns say, for a phone. */
function CardFacts({ endpoint }: { endpoint: EndpointSummary }) {
  const { provisioningState, deploymentCount, runningJobs, queuedJobs, createdAt } = endpoint;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-fg-2">
      <ProvisioningBadge state={provisioningState} />
      {deploymentCount !== null && (
        <span>{`${formatCount(deploymentCount)} ${deploymentCount === 1 ? 'deployment' : 'deployments'}`}</span>
      )}
      {runningJobs > 0 && <span>{formatCount(runningJobs)} running</span>}
      {queuedJobs > 0 && <span>{formatCount(queuedJobs)} queued</span>}
      {createdAt && (
        <span className="ml-auto text-fg-3">
          created <TimeText instant={createdAt} />
        </span>
      )}
    </span>
  );
}
