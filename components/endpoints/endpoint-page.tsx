'use client';

import { useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import type { ReactNode } from 'react';
import { DeploymentsCard } from '@/components/deployments';
import { DropToStart } from '@/components/invoke';
import { ProvisioningBadge } from '@/components/jobs';
import { Age, ErrorBanner, Page, QueryBoundary } from '@/components/layout';
import { LinkButton } from '@/components/ui/button';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { Tag } from '@/components/ui/tag';
import { deploymentsQuery, endpointQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { invokePath } from '@/lib/domain/reference';
import { EndpointDetailsCard } from './endpoint-details-card';
import { EndpointNotShown } from './endpoint-not-shown';
import { RecentJobsCard } from './recent-jobs-card';

interface EndpointInWorkspace {
  workspace: WorkspaceRef;
  endpointName: string;
}

/** One endpoint: what it is, its deployments, its recent jobs, and the place to start the next one. */
export function EndpointPage({ endpointName }: { endpointName: string }) {
  const workspace = useWorkspace();
  const endpoint = useQuery(endpointQuery(workspace, endpointName));
  const { data, error, dataUpdatedAt, refetch } = endpoint;
  if (!data && error)
    return (
      <EndpointNotShown workspace={workspace} endpointName={endpointName} error={error} onRetry={() => refetch()} />
    );
  const start = (
    <LinkButton
      variant="primary"
      href={invokePath(workspace, endpointName)}
      icon={<Play aria-hidden className="size-4" />}
    >
      Start a job
    </LinkButton>
  );
  return (
    <Page
      title={endpointName}
      meta={data ? <Meta endpoint={data} /> : <span className="h-5" />}
      commands={start}
      age={<Age at={dataUpdatedAt} stale={error !== null} />}
    >
      {error && (
        <div className="mb-4">
          <ErrorBanner
            error={error}
            what={`The endpoint ${endpointName}`}
            lastGoodAt={dataUpdatedAt}
            onRetry={() => refetch()}
          />
        </div>
      )}
      <Columns
        main={
          <>
            <DropToStart workspace={workspace} endpointName={endpointName} />
            <Deployments workspace={workspace} endpointName={endpointName} />
            {data ? (
              <RecentJobsCard workspace={workspace} endpoint={data} />
            ) : (
              <SkeletonCard title="Recent jobs" rows={2} label="Reading the endpoint" />
            )}
          </>
        }
        side={
          data ? (
            <EndpointDetailsCard endpoint={data} />
          ) : (
            <SkeletonCard title="Endpoint" rows={4} label="Reading the details" />
          )
        }
      />
    </Page>
  );
}

function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 min-[1280px]:grid-cols-[minmax(0,1fr)_312px]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{main}</div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">{side}</div>
    </div>
  );
}

function Meta({ endpoint }: { endpoint: EndpointDetail }) {
  return (
    <>
      <ProvisioningBadge state={endpoint.provisioningState} />
      {endpoint.description && <span className="min-w-0 [overflow-wrap:anywhere]">{endpoint.description}</span>}
      {Object.entries(endpoint.tags).map(([name, value]) => (
        <Tag key={name}>
          <span className="max-w-60 truncate" title={`${name}: ${value}`}>
            {value === '' ? name : `${name}: ${value}`}
          </span>
        </Tag>
      ))}
    </>
  );
}

function Deployments({ workspace, endpointName }: EndpointInWorkspace) {
  const query = useQuery(deploymentsQuery(workspace, endpointName));
  const pending = <SkeletonCard title="Deployments" rows={3} label="Reading the deployments" />;
  return (
    <div>
      <QueryBoundary query={query} what="The list of deployments" pending={pending}>
        {({ deployments }) => (
          <DeploymentsCard workspace={workspace} endpointName={endpointName} deployments={deployments} />
        )}
      </QueryBoundary>
    </div>
  );
}
