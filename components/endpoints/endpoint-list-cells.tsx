'use client';

import { StatusBadge } from '@/components/jobs';
import { TimeText } from '@/components/layout';
import { Tag } from '@/components/ui/tag';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { filesLost } from '@/lib/domain/wallboard';

/** Zero is grey, so that a figure that matters stands out. */
export const Failed = ({ count }: { count: number }) => (
  <span className={count === 0 ? 'text-fg-3' : 'font-medium text-st-failed-text'}>{formatCount(count)}</span>
);

export const Dash = () => <span className="text-fg-3">—</span>;

export function DefaultDeployment({ endpoint }: { endpoint: EndpointSummary }) {
  if (endpoint.defaultDeployment) {
    return (
      <span className="flex min-w-0 items-center gap-2">
        <span className="mono truncate">{endpoint.defaultDeployment}</span>
        <Tag tone="accent">100</Tag>
      </span>
    );
  }
  const none = endpoint.deploymentCount === 0 ? 'No deployment yet' : 'No default';
  return <span className="whitespace-nowrap text-fg-2">{none}</span>;
}

export function LiveJobs({ endpoint: { runningJobs, queuedJobs } }: { endpoint: EndpointSummary }) {
  if (runningJobs + queuedJobs === 0) return <Dash />;
  const queued = `${formatCount(queuedJobs)} queued`;
  if (runningJobs === 0) return queued;
  return (
    <>
      <div>{formatCount(runningJobs)} running</div>
      {queuedJobs > 0 && <div className="text-12 text-fg-3">{queued}</div>}
    </>
  );
}

export function LastJob({ endpoint }: { endpoint: EndpointSummary }) {
  const { jobsKnown, lastJob } = endpoint;
  if (!jobsKnown) return <Dash />;
  if (!lastJob) return <span className="text-fg-2">No job yet</span>;
  return (
    <>
      <StatusBadge status={lastJob.status} failures={filesLost(endpoint)} />
      <div className="truncate pl-5.5 text-12 text-fg-3">
        <TimeText instant={lastJob.endedAt ?? lastJob.createdAt} />
      </div>
    </>
  );
}
