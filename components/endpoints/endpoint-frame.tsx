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
import { EndpointCommands } from './endpoint-commands';
import { EndpointNotShown } from './endpoint-not-shown';
import { EndpointTabs } from './endpoint-tabs';
import { peoplesTags, tagWords } from './endpoint-tags';

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

/**
 * State, and of description and tags what one line has room for, so that nothing under it moves when they come: the whole of
 * them is in the details. What this dashboard keeps in tags is shown where it belongs.
 */
function Meta({ endpoint }: { endpoint: EndpointDetail }) {
  const { description, provisioningState } = endpoint;
  return (
    <div className="flex h-5 w-full flex-wrap items-center gap-x-3 gap-y-1 overflow-hidden">
      <ProvisioningBadge state={provisioningState} />
      {description && (
        <span className="max-w-max min-w-0 flex-1 basis-40 truncate" title={description}>
          {description}
        </span>
      )}
      {peoplesTags(endpoint).map(([name, value]) => (
        <Tag key={name}>
          <span className="max-w-60 truncate" title={`${name}: ${value}`}>
            {tagWords(name, value)}
          </span>
        </Tag>
      ))}
    </div>
  );
}
