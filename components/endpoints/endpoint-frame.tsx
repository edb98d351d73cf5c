'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProvisioningBadge } from '@/components/jobs';
import { Age, ErrorBanner, Page } from '@/components/layout';
import { Tag } from '@/components/ui/tag';
import { endpointQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { EndpointDetail } from '@/lib/contracts/api/views';
import { isStudioTag } from '@/lib/domain/flip/studio-tags';
import { EndpointCommands } from './endpoint-commands';
import { EndpointNotShown } from './endpoint-not-shown';
import { EndpointTabs } from './endpoint-tabs';

export interface EndpointFrameProps {
  endpointName: string;
  /** The section; `endpoint` is null until it was read. */
  children: (workspace: WorkspaceRef, endpoint: EndpointDetail | null) => ReactNode;
}

/** Head, commands and sections of an endpoint's pages. It reads the endpoint for all of them. */
export function EndpointFrame({ endpointName, children }: EndpointFrameProps) {
  const workspace = useWorkspace();
  const { data, error, dataUpdatedAt, refetch } = useQuery(endpointQuery(workspace, endpointName));
  const retry = () => void refetch();
  if (!data && error)
    return <EndpointNotShown workspace={workspace} endpointName={endpointName} error={error} onRetry={retry} />;
  const what = `The endpoint ${endpointName}`;
  return (
    <Page
      title={endpointName}
      meta={data ? <Meta endpoint={data} /> : <span className="h-5" />}
      commands={<EndpointCommands workspace={workspace} endpointName={endpointName} />}
      age={<Age at={dataUpdatedAt} stale={error !== null} />}
      tabs={<EndpointTabs workspace={workspace} endpointName={endpointName} />}
    >
      {error && (
        <div className="mb-4">
          <ErrorBanner error={error} what={what} lastGoodAt={dataUpdatedAt} onRetry={retry} />
        </div>
      )}
      {children(workspace, data ?? null)}
    </Page>
  );
}

/** State, description and the tags that people gave it; what this dashboard keeps in tags is shown where it belongs. */
function Meta({ endpoint }: { endpoint: EndpointDetail }) {
  const tags = Object.entries(endpoint.tags).filter(([name]) => !isStudioTag(name));
  return (
    <>
      <ProvisioningBadge state={endpoint.provisioningState} />
      {endpoint.description && <span className="min-w-0 [overflow-wrap:anywhere]">{endpoint.description}</span>}
      {tags.map(([name, value]) => (
        <Tag key={name}>
          <span className="max-w-60 truncate" title={`${name}: ${value}`}>
            {value === '' ? name : `${name}: ${value}`}
          </span>
        </Tag>
      ))}
    </>
  );
}
