'use client';

import { TimeText } from '@/components/layout';
import { type Column, VirtualTable } from '@/components/ui/virtual-table';
import { useNow } from '@/lib/client/now';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobSummary } from '@/lib/contracts/api/views';
import { jobPath } from '@/lib/domain/reference';
import { jobDuration } from './job-times';
import { causeOrWait, jobTitle } from './job-words';
import { StatusBadge } from './status-badge';

export interface JobsTableProps {
  workspace: WorkspaceRef;
  jobs: readonly JobSummary[];
  label: string;
  /** `endpoint` names endpoint and deployment, `deployment` the deployment alone, `known` neither: the page says it. */
  where: 'endpoint' | 'deployment' | 'known';
}

/** Ticks on its own, so that a second passing redraws one cell and not the table. */
function Duration({ job }: { job: JobSummary }) {
  const now = useNow();
  return <span className="whitespace-nowrap">{jobDuration(job, now.getTime())}</span>;
}

function Where({ job, where }: { job: JobSummary; where: JobsTableProps['where'] }) {
  const deployment = job.deploymentName ?? '—';
  if (where === 'known') return null;
  if (where === 'deployment') return <span className="mono block truncate">{deployment}</span>;
  return (
    <span className="block truncate">
      {job.endpointName ?? '—'}
      {job.endpointName && <span className="text-fg-3"> / {deployment}</span>}
    </span>
  );
}

const started = (job: JobSummary) => <TimeText instant={job.startedAt ?? job.createdAt} />;

const whereColumn = (where: JobsTableProps['where']): Column<JobSummary> => ({
  key: 'where',
  header: where === 'endpoint' ? 'Endpoint and deployment' : 'Deployment',
  width: where === 'endpoint' ? '22%' : '136px',
  hideBelow: 1100,
  cell: (job) => <Where job={job} where={where} />,
});

function columnsOf(where: JobsTableProps['where']): Column<JobSummary>[] {
  const cause = (job: JobSummary) => (
    <span className="block truncate text-fg-2" title={causeOrWait(job) ?? undefined}>
      {causeOrWait(job)}
    </span>
  );
  return [
    { key: 'status', header: 'Status', width: '168px', cell: (job) => <StatusBadge status={job.status} /> },
    {
      key: 'job',
      header: 'Job',
      width: where === 'endpoint' ? '22%' : undefined,
      cell: (job) => <span title={job.name}>{jobTitle(job)}</span>,
      rowLink: true,
    },
    { key: 'cause', header: 'First cause or wait', cell: cause },
    ...(where === 'known' ? [] : [whereColumn(where)]),
    {
      key: 'duration',
      header: 'Duration',
      width: '104px',
      align: 'right',
      hideBelow: 900,
      cell: (job) => <Duration job={job} />,
    },
    { key: 'started', header: 'Started', width: '104px', align: 'right', cell: started },
  ];
}

const columns = { endpoint: columnsOf('endpoint'), deployment: columnsOf('deployment'), known: columnsOf('known') };

/** Jobs, newest first, as a table that draws only what is in sight; cards on phones. */
export function JobsTable({ workspace, jobs, label, where }: JobsTableProps) {
  return (
    <VirtualTable
      columns={columns[where]}
      rows={jobs}
      rowKey={(job) => job.name}
      rowHref={(job) => jobPath(workspace, job.name)}
      label={label}
      rowHeight={where === 'endpoint' ? 32 : 40}
      card={(job) => <JobCard job={job} where={where} />}
    />
  );
}

function JobCard({ job, where }: { job: JobSummary; where: JobsTableProps['where'] }) {
  const cause = causeOrWait(job);
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span className="flex items-center justify-between gap-3">
        <StatusBadge status={job.status} />
        <span className="shrink-0 text-fg-3">{started(job)}</span>
      </span>
      <b className="line-clamp-3 font-semibold [overflow-wrap:anywhere]">{jobTitle(job)}</b>
      {cause && <span className="line-clamp-2 text-fg-2 [overflow-wrap:anywhere]">{cause}</span>}
      <span className="flex justify-between gap-3 text-12 text-fg-3">
        <span className="min-w-0 flex-1">
          <Where job={job} where={where} />
        </span>
        <Duration job={job} />
      </span>
    </span>
  );
}
