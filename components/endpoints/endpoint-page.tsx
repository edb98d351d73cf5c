'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DeploymentsCard } from '@/components/deployments';
import { LastChangesCard } from '@/components/flip';
import { DropToStart } from '@/components/invoke';
import { QueryBoundary } from '@/components/layout';
import { OperationNotice } from '@/components/operations';
import { SkeletonCard } from '@/components/ui/skeleton-card';
import { deploymentsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { EndpointDetailsCard } from './endpoint-details-card';
import { EndpointFrame } from './endpoint-frame';
import { RecentJobsCard } from './recent-jobs-card';

/** One endpoint: what it is, its deployments, its recent jobs, and the place to start the next one. */
export function EndpointPage({ endpointName }: { endpointName: string }) {
  return (
    <EndpointFrame endpointName={endpointName}>
      {(workspace, endpoint) => (
        <Columns
          main={
            <>
              <OperationNotice of={{ endpointName, deploymentName: null }} state={endpoint?.provisioningState ?? ''} />
              <DropToStart workspace={workspace} endpointName={endpointName} />
              <Deployments workspace={workspace} endpointName={endpointName} tags={endpoint?.tags ?? null} />
              {endpoint ? (
                <RecentJobsCard workspace={workspace} endpoint={endpoint} />
              ) : (
                <SkeletonCard title="Recent jobs" rows={2} label="Reading the endpoint" />
              )}
            </>
          }
          side={<Side workspace={workspace} endpoint={endpoint} />}
        />
      )}
    </EndpointFrame>
  );
}

function Side({ workspace, endpoint }: { workspace: WorkspaceRef; endpoint: EndpointDetail | null }) {
  if (!endpoint) return <SkeletonCard title="Endpoint" rows={4} label="Reading the details" />;
  return (
    <>
      <EndpointDetailsCard endpoint={endpoint} />
      <LastChangesCard workspace={workspace} endpoint={endpoint} />
    </>
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

interface DeploymentsProps {
  workspace: WorkspaceRef;
  endpointName: string;
  tags: Record<string, string> | null;
}

function Deployments({ workspace, endpointName, tags }: DeploymentsProps) {
  const query = useQuery(deploymentsQuery(workspace, endpointName));
  const pending = <SkeletonCard title="Deployments" rows={3} label="Reading the deployments" />;
  return (
    <div>
      <QueryBoundary query={query} what="The list of deployments" pending={pending}>
        {({ deployments }) => (
          <DeploymentsCard workspace={workspace} endpointName={endpointName} deployments={deployments} tags={tags} />
        )}
      </QueryBoundary>
    </div>
  );
}
