'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus, RefreshCw, Search, Server } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { CopyAs } from '@/components/copy-as';
import { Age, ErrorBanner, ListViews, MissingParts, Page, QueryBoundary } from '@/components/layout';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterField } from '@/components/ui/filter-field';
import { SkeletonRows } from '@/components/ui/skeleton-rows';
import { endpointsQuery } from '@/lib/client/queries';
import { useWorkspace } from '@/lib/client/workspace';
import type { EndpointSummary } from '@/lib/contracts/api/views';
import { formatCount } from '@/lib/domain/format';
import { newEndpointPath } from '@/lib/domain/reference';
import { filterEndpoints } from './endpoint-list-filter';
import { EndpointTable } from './endpoint-list-table';

const WHAT = 'The endpoints list';

/** Every batch endpoint of the workspace. The filter is in the address (`q`), so that a filtered list is a link. */
export function EndpointList() {
  const query = useQuery(endpointsQuery(useWorkspace()));
  const { data, error, dataUpdatedAt, isFetching, refetch } = query;
  const filter = useFilter();
  const commands = (
    <>
      <LinkButton
        variant="primary"
        prefetch={false}
        href={newEndpointPath(useWorkspace())}
        icon={<Plus aria-hidden className="size-4" />}
      >
        New from YAML
      </LinkButton>
      <Button
        variant="quiet"
        icon={<RefreshCw aria-hidden className="size-4" />}
        onClick={() => !isFetching && refetch()}
      >
        Refresh
      </Button>
      <ListViews shown="table" />
      <CopyAs of={{ kind: 'endpoints' }} />
    </>
  );
  return (
    <Page title="Endpoints" commands={commands} age={<Age at={dataUpdatedAt} stale={error !== null} />}>
      <div className="grid gap-3">
        {data && <ErrorBanner error={error} what={WHAT} lastGoodAt={dataUpdatedAt} onRetry={() => refetch()} />}
        {data && <MissingParts missing={data.missing} />}
        <FilterRow endpoints={data?.endpoints} />
        <section className="min-w-0 rounded-8 border border-border bg-surface">
          <QueryBoundary
            query={query}
            what={WHAT}
            bannerElsewhere
            pending={<SkeletonRows rows={4} label="Reading endpoints" />}
          >
            {({ endpoints }) => <Endpoints endpoints={endpoints} />}
          </QueryBoundary>
        </section>
        {data && filterEndpoints(data.endpoints, filter).length > 0 && <Footnote partial={data.partial} />}
      </div>
    </Page>
  );
}

const useFilter = () => useSearchParams().get('q') ?? '';

/** Changes the address without a visit to the server. */
function setFilter(text: string) {
  const url = new URL(location.href);
  if (text) url.searchParams.set('q', text);
  else url.searchParams.delete('q');
  window.history.replaceState(null, '', url);
}

function FilterRow({ endpoints }: { endpoints: EndpointSummary[] | undefined }) {
  const filter = useFilter();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <FilterField
        label="Filter endpoints"
        placeholder="Filter by name, tag or deployment"
        value={filter}
        onValueChange={setFilter}
        className="w-full md:w-72"
      />
      <span role="status" className="ml-auto min-h-4 text-12 text-fg-2">
        {endpoints && countWords(endpoints, filter)}
      </span>
    </div>
  );
}

function countWords(endpoints: EndpointSummary[], filter: string): string {
  const all = `${formatCount(endpoints.length)} ${endpoints.length === 1 ? 'endpoint' : 'endpoints'}`;
  return filter ? `${formatCount(filterEndpoints(endpoints, filter).length)} of ${all}` : all;
}

function Endpoints({ endpoints }: { endpoints: EndpointSummary[] }) {
  const { workspaceName } = useWorkspace();
  const filter = useFilter();
  const shown = filterEndpoints(endpoints, filter);
  if (endpoints.length === 0)
    return (
      <EmptyState title={`No endpoints in ${workspaceName} yet`} icon={<Server aria-hidden />}>
        An endpoint gives your batch scoring a stable address. Create one from YAML, with the Azure CLI or an SDK; it
        appears here within half a minute.
      </EmptyState>
    );
  if (shown.length === 0)
    return (
      <EmptyState
        title={`No endpoint matches “${filter}”`}
        icon={<Search aria-hidden />}
        action={<Button onClick={() => setFilter('')}>Clear filter</Button>}
      >
        {countWords(endpoints, '')} in {workspaceName}. None has these words in its name, description, tags or default
        deployment.
      </EmptyState>
    );
  return <EndpointTable endpoints={shown} />;
}

function Footnote({ partial }: { partial: boolean }) {
  return (
    <p className="text-12 text-fg-3 max-[899px]:hidden">
      Bars show each job’s duration; colour and height mark the ones that failed or lost files. Open an endpoint for the
      same jobs as a table.{partial && ' The workspace has more than was read: figures count the newest jobs.'}
    </p>
  );
}
