'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { JobsTable } from '@/components/jobs';
import { MissingParts, QueryBoundary } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Select } from '@/components/ui/select';
import { deploymentsQuery, endpointJobsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { invokePath } from '@/lib/domain/reference';
import { ALL, choiceOfQuery, DEFAULT, jobsChoices, searchOfChoice } from './jobs-choice';

export interface RecentJobsCardProps {
  workspace: WorkspaceRef;
  endpoint: EndpointDetail;
}

/** Jobs of the default deployment, of all, or of a named one; the choice stands in the address. */
export function RecentJobsCard({ workspace, endpoint }: RecentJobsCardProps) {
  const query = useSearchParams();
  const { data } = useQuery(deploymentsQuery(workspace, endpoint.name));
  const names = data?.deployments.map(({ name }) => name) ?? [];
  const choice = choiceOfQuery(query);
  const deployment = choice === DEFAULT ? endpoint.defaultDeployment : choice === ALL ? null : choice;
  const jobs = useQuery(endpointJobsQuery(workspace, endpoint.name, deployment));
  const choose = (next: string) =>
    window.history.replaceState(null, '', `${window.location.pathname}${searchOfChoice(next)}`);
  const select = (
    <Select
      label="Jobs of"
      labelHidden
      className="w-64 max-md:w-44"
      value={choice}
      onValueChange={choose}
      options={jobsChoices(endpoint.defaultDeployment, names, choice)}
    />
  );
  return (
    <Card title="Recent jobs" aside={select} flush>
      <QueryBoundary query={jobs} what="The list of jobs">
        {(found) => (
          <>
            <div className="p-4 empty:hidden">
              <MissingParts missing={found.missing} />
            </div>
            {found.jobs.length > 0 ? (
              <JobsTable
                workspace={workspace}
                jobs={found.jobs}
                label={`Jobs of ${deployment ?? endpoint.name}, newest first`}
                where={choice === ALL ? 'deployment' : 'known'}
              />
            ) : (
              <NoJobs workspace={workspace} endpointName={endpoint.name} deployment={deployment} />
            )}
          </>
        )}
      </QueryBoundary>
    </Card>
  );
}

function NoJobs({
  workspace,
  endpointName,
  deployment,
}: {
  workspace: WorkspaceRef;
  endpointName: string;
  deployment: string | null;
}) {
  const action = <LinkButton href={invokePath(workspace, endpointName)}>Start a job</LinkButton>;
  return (
    <EmptyState title={`No jobs of ${deployment ?? endpointName} so far`} action={action}>
      {deployment
        ? 'Jobs of the other deployments are under "All deployments".'
        : 'Each invoke of this endpoint makes a job, and it appears here.'}
    </EmptyState>
  );
}
