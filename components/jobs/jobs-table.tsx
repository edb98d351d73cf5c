'use client';

import { VirtualTable } from '@/components/ui/virtual-table';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobSummary } from '@/lib/contracts/api/views';
import { jobPath } from '@/lib/domain/reference';
import { jobTitle } from './job-words';
import { columns, Duration, type JobsWhere, started, Where } from './jobs-columns';
import { ListedCause, ListedStatus } from './listed-figures';

export interface JobsTableProps {
  workspace: WorkspaceRef;
  jobs: readonly JobSummary[];
  label: string;
  where: JobsWhere;
}

/** Jobs, newest first, as a table that draws only what is in sight; cards on phones. */
export function JobsTable({ workspace, jobs, label, where }: JobsTableProps) {
  return (
    <VirtualTable
      columns={columns[where]}
      rows={jobs}
      rowKey={(job) => job.name}
      rowHref={(job) => jobPath(workspace, job.name)}
      label={label}
      rowHeight={where === 'endpoint' ? 32 : 52}
      card={(job) => <JobCard job={job} where={where} />}
    />
  );
}

function JobCard({ job, where }: { job: JobSummary; where: JobsWhere }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <span className="flex items-center justify-between gap-3">
        <ListedStatus job={job} />
        <span className="shrink-0 text-fg-3">{started(job)}</span>
      </span>
      <b className="line-clamp-3 font-semibold [overflow-wrap:anywhere]">{jobTitle(job)}</b>
      <ListedCause job={job} className="line-clamp-2 text-fg-2 [overflow-wrap:anywhere]" />
      <span className="flex justify-between gap-3 text-12 text-fg-3">
        <span className="min-w-0 flex-1">
          <Where job={job} where={where} />
        </span>
        <Duration job={job} />
      </span>
    </span>
  );
}
