import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { endpointsQuery, jobsQuery } from '@/lib/client/queries';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Answer } from '@/lib/contracts/api/routes';
import { endpointEntries, jobEntries, pageEntries } from './entries';
import type { Entries } from './results';

export interface Read {
  entries: Entries;
  endpoints: UseQueryResult<Answer<'endpoints'>, Error>;
  jobs: UseQueryResult<Answer<'jobs'>, Error>;
}

/** What can be found in the workspace: the lists of its pages, which are read while somebody searches. */
export function useEntries(workspace: WorkspaceRef): Read {
  const endpoints = useQuery(endpointsQuery(workspace));
  const jobs = useQuery(jobsQuery(workspace));
  const pages = useMemo(() => pageEntries(workspace), [workspace]);
  const ofEndpoints = useMemo(
    () => endpointEntries(workspace, endpoints.data?.endpoints ?? []),
    [workspace, endpoints.data],
  );
  const ofJobs = useMemo(() => jobEntries(workspace, jobs.data?.jobs ?? []), [workspace, jobs.data]);
  const settled = !endpoints.isPending && !jobs.isPending;
  const entries = useMemo(
    () => ({ pages, endpoints: ofEndpoints, jobs: ofJobs, settled }),
    [pages, ofEndpoints, ofJobs, settled],
  );
  return { entries, endpoints, jobs };
}
