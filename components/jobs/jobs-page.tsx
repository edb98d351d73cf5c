'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { CopyAs } from '@/components/copy-as';
import { Age, ErrorBanner, ListViews, MissingParts, Page } from '@/components/layout';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterField } from '@/components/ui/filter-field';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { jobsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { JobSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { countByChoice, filterJobs, filterOfQuery, type JobFilter, queryOfFilter } from './job-filter';
import { JobsTable } from './jobs-table';
import { StatusChoices } from './status-choices';

/** Every job of the workspace, newest first, filtered by what the address says. */
export function JobsPage() {
  const workspace = useWorkspace();
  const { data, error, dataUpdatedAt, refetch } = useQuery(jobsQuery(workspace));
  const query = useSearchParams();
  const filter = filterOfQuery(query);
  const jobs = data?.jobs ?? [];
  const shown = filterJobs(jobs, filter);
  const setFilter = (change: Partial<JobFilter>) =>
    window.history.replaceState(null, '', `${window.location.pathname}${queryOfFilter({ ...filter, ...change })}`);
  return (
    <Page
      title="Jobs"
      commands={
        <>
          <ListViews shown="table" />
          <CopyAs of={{ kind: 'jobs' }} />
        </>
      }
    >
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <StatusChoices filter={filter} counts={data ? countByChoice(jobs) : null} />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FilterField
            label="Filter jobs"
            placeholder="Name, endpoint, cause or tag"
            className="w-66 max-md:w-full"
            value={filter.text}
            onValueChange={(text) => setFilter({ text })}
          />
          <span className="ml-auto flex min-h-4 flex-wrap items-center gap-x-3 text-12 text-fg-2">
            {data && <JobCount shown={shown.length} all={jobs.length} partial={data.partial} />}
            <Age at={dataUpdatedAt} stale={error !== null} />
          </span>
        </div>
        {error && (
          <ErrorBanner error={error} what="The jobs list" lastGoodAt={data ? dataUpdatedAt : null} onRetry={refetch} />
        )}
        {data && <MissingParts missing={data.missing} />}
        <section aria-label="Jobs" className="min-w-0 rounded-8 border border-border bg-surface">
          {!data && !error && <SkeletonRows rows={4} label="Reading jobs" />}
          {!data && error && <EmptyState title="No jobs were read so far" />}
          {data && shown.length > 0 && (
            <JobsTable workspace={workspace} jobs={shown} label="Jobs, newest first" where="endpoint" />
          )}
          {data && shown.length === 0 && (
            <NoJobs jobs={jobs} workspace={workspace} onClear={() => setFilter({ status: 'all', text: '' })} />
          )}
        </section>
      </div>
    </Page>
  );
}

function JobCount({ shown, all, partial }: { shown: number; all: number; partial: boolean }) {
  const words =
    shown === all
      ? `${formatCount(all)} ${all === 1 ? 'job' : 'jobs'}`
      : `${formatCount(shown)} of ${formatCount(all)} jobs`;
  return (
    <span role="status">
      {words}
      {partial && ', newest ones: more are in the workspace'}
    </span>
  );
}

function NoJobs({
  jobs,
  workspace,
  onClear,
}: {
  jobs: readonly JobSummary[];
  workspace: WorkspaceRef;
  onClear: () => void;
}) {
  if (jobs.length === 0)
    return (
      <EmptyState title={`No jobs in ${workspace.workspaceName} so far`}>
        Invoke an endpoint, and its job appears here.
      </EmptyState>
    );
  return (
    <EmptyState title="No job matches this filter" action={<Button onClick={onClear}>Clear the filter</Button>}>
      {formatCount(jobs.length)} {jobs.length === 1 ? 'job is' : 'jobs are'} in the list.
    </EmptyState>
  );
}
