'use client';

import { JobSpark, ProvisioningBadge, StatusBadge } from '@/components/jobs';
import { TimeText } from '@/components/layout';
import { Tag } from '@/components/ui/tag';
import { type Column, VirtualTable } from '@/components/ui/virtual-table';
import { useWorkspace } from '@/lib/client/workspace';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { endpointPath } from '@/lib/domain/reference';
import { filesLost } from '@/lib/domain/wallboard';

const columns: Column<EndpointSummary>[] = [
  {
    key: 'name',
    header: 'Name',
    cell: (each) => each.name,
    sub: (each) => each.description ?? 'No description',
    sort: 'ascending',
  },
  {
    key: 'default',
    header: 'Default deployment',
    width: '176px',
    cell: (each) => <DefaultDeployment endpoint={each} />,
  },
  {
    key: 'state',
    header: 'Provisioning state',
    width: '132px',
    hideBelow: 1100,
    cell: (each) => <ProvisioningBadge state={each.provisioningState} />,
  },
  {
    key: 'deployments',
    header: 'Deployments',
    width: '104px',
    align: 'right',
    hideBelow: 1320,
    cell: (each) => (each.deploymentCount === null ? <Dash /> : formatCount(each.deploymentCount)),
  },
  { key: 'live', header: 'Live jobs', width: '96px', hideBelow: 1100, cell: (each) => <LiveJobs endpoint={each} /> },
  { key: 'last', header: 'Last job', width: '228px', cell: (each) => <LastJob endpoint={each} /> },
  {
    key: 'spark',
    header: 'Last 20 jobs',
    width: '128px',
    hideBelow: 900,
    cell: (each) => (each.recentJobs.length === 0 ? <Dash /> : <JobSpark jobs={each.recentJobs} slots={20} />),
  },
  {
    key: 'success',
    header: 'Last success',
    width: '120px',
    align: 'right',
    hideBelow: 1600,
    cell: (each) => <TimeText instant={each.lastSuccessAt} />,
  },
  {
    key: 'failed',
    header: 'Failed in 24 h',
    width: '120px',
    align: 'right',
    hideBelow: 1600,
    cell: (each) => (each.jobsKnown ? <Failed count={each.failedLast24Hours} /> : <Dash />),
  },
  {
    key: 'created',
    header: 'Created',
    width: '104px',
    align: 'right',
    hideBelow: 1320,
    cell: (each) => (
      <span className="text-fg-2">
        <TimeText instant={each.createdAt} />
      </span>
    ),
  },
];

/** The list as a table; below 768 px as cards with the name, the default deployment and the last job. */
export function EndpointTable({ endpoints }: { endpoints: EndpointSummary[] }) {
  const workspace = useWorkspace();
  return (
    <VirtualTable
      columns={columns}
      rows={endpoints}
      rowKey={(each) => each.name}
      rowHref={(each) => endpointPath(workspace, each.name)}
      rowHeight={52}
      label="Endpoints"
      card={(each) => <EndpointCard endpoint={each} />}
    />
  );
}

/** Zero is grey, so that a figure that matters stands out. */
const Failed = ({ count }: { count: number }) => (
  <span className={count === 0 ? 'text-fg-3' : 'font-medium text-st-failed-text'}>{formatCount(count)}</span>
);

const Dash = () => <span className="text-fg-3">—</span>;

function DefaultDeployment({ endpoint }: { endpoint: EndpointSummary }) {
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

function LiveJobs({ endpoint: { runningJobs, queuedJobs } }: { endpoint: EndpointSummary }) {
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

function LastJob({ endpoint }: { endpoint: EndpointSummary }) {
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

function EndpointCard({ endpoint }: { endpoint: EndpointSummary }) {
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
