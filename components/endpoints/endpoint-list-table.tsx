'use client';

import { JobSpark, ProvisioningBadge } from '@/components/jobs';
import { TimeText } from '@/components/layout';
import { type Column, VirtualTable } from '@/components/ui/virtual-table';
import { useWorkspace } from '@/lib/client/workspace';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { endpointPath } from '@/lib/domain/reference';
import { EndpointCard } from './endpoint-card';
import { Dash, DefaultDeployment, Failed, LastJob, LiveJobs } from './endpoint-list-cells';

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
