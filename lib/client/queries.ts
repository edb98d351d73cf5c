import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Answer } from '@/lib/contracts/api/routes';
import type { JobFigures, JobSummary } from '@/lib/contracts/api/views';
import { isLive } from '@/lib/domain/job-status';
import { callApi } from './api';
import { readJobFigures } from './job-figures';
import { LONG_AGO, livenessOfEndpoints, livenessOfJobs, livenessOfStates } from './liveness';
import { polled } from './polling';

const key = (ws: WorkspaceRef, ...rest: unknown[]) =>
  ['workspace', ws.subscriptionId, ws.resourceGroupName, ws.workspaceName, ...rest] as const;

/** Everything that was read from one workspace, for `invalidateQueries`. */
export const workspaceKey = (ws: WorkspaceRef) => key(ws);
/** One job with its progress and outputs. */
export const jobKey = (ws: WorkspaceRef, jobName: string) => key(ws, 'job', jobName);

/** Read once; after a failure read on until it is there, so that a page left open comes back with the workspace. */
export const untilRead = polled<unknown>(() => ({ live: false, since: null }));

export const tenantsQuery = () =>
  queryOptions({
    queryKey: ['tenants'],
    queryFn: ({ signal }) => callApi('tenants', { params: {}, signal }),
    ...untilRead,
  });

export const subscriptionsQuery = () =>
  queryOptions({
    queryKey: ['subscriptions'],
    queryFn: ({ signal }) => callApi('subscriptions', { params: {}, signal }),
    ...untilRead,
  });

export const workspacesQuery = (subscriptionId: string) =>
  queryOptions({
    queryKey: ['workspaces', subscriptionId],
    queryFn: ({ signal }) => callApi('workspaces', { params: { subscriptionId }, signal }),
    ...untilRead,
  });

export const workspaceQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'self'),
    queryFn: ({ signal }) => callApi('workspace', { params: ws, signal }),
    staleTime: 5 * 60_000,
    ...untilRead,
  });

export const endpointsQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'endpoints'),
    queryFn: ({ signal }) => callApi('endpoints', { params: ws, signal }),
    ...polled(livenessOfEndpoints),
  });

export const endpointQuery = (ws: WorkspaceRef, endpointName: string) =>
  queryOptions({
    queryKey: key(ws, 'endpoint', endpointName),
    queryFn: ({ signal }) => callApi('endpoint', { params: { ...ws, endpointName }, signal }),
    ...polled<Answer<'endpoint'>>((data) => livenessOfStates(data ? [data.provisioningState] : [])),
  });

export const deploymentsQuery = (ws: WorkspaceRef, endpointName: string) =>
  queryOptions({
    queryKey: key(ws, 'endpoint', endpointName, 'deployments'),
    queryFn: ({ signal }) => callApi('deployments', { params: { ...ws, endpointName }, signal }),
    ...polled<Answer<'deployments'>>((data) =>
      livenessOfStates((data?.deployments ?? []).map(({ provisioningState }) => provisioningState)),
    ),
  });

/** Which actions that pages offer this user's roles do not allow; changes seldom. */
export const rightsQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'rights'),
    queryFn: ({ signal }) => callApi('rights', { params: ws, signal }),
    staleTime: 60_000,
    ...untilRead,
  });

/** What is to be known before a flip, read anew each time that it is asked for. */
export const flipReviewQuery = (ws: WorkspaceRef, endpointName: string, to: string) =>
  queryOptions({
    queryKey: key(ws, 'endpoint', endpointName, 'flip', to),
    queryFn: ({ signal }) => callApi('flipReview', { params: { ...ws, endpointName }, query: { to }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });

/** Changes of the default deployment; read again when the endpoint was changed, here or elsewhere. */
export const historyQuery = (ws: WorkspaceRef, endpointName: string, modifiedAt: string | null) =>
  queryOptions({
    queryKey: key(ws, 'endpoint', endpointName, 'history', modifiedAt),
    queryFn: ({ signal }) => callApi('history', { params: { ...ws, endpointName }, signal }),
    placeholderData: keepPreviousData,
    ...untilRead,
  });

/** How the last jobs of each deployment went; read at the slowest pace, for the list of jobs beside it tells what moves. */
export const deploymentRecordsQuery = (ws: WorkspaceRef, endpointName: string) =>
  queryOptions({
    queryKey: key(ws, 'endpoint', endpointName, 'records'),
    queryFn: ({ signal }) => callApi('deploymentRecords', { params: { ...ws, endpointName }, signal }),
    staleTime: 15_000,
    ...polled<Answer<'deploymentRecords'>>(() => ({ live: true, since: LONG_AGO })),
  });

/** Jobs of an endpoint; of one deployment when it is named. Newest first. */
export const endpointJobsQuery = (ws: WorkspaceRef, endpointName: string, deployment?: string | null) =>
  queryOptions({
    queryKey: key(ws, 'endpoint', endpointName, 'jobs', deployment ?? null),
    queryFn: ({ signal }) =>
      callApi('endpointJobs', {
        params: { ...ws, endpointName },
        query: deployment ? { deployment } : {},
        signal,
      }),
    ...polled<Answer<'endpointJobs'>>((data) => livenessOfJobs(data?.jobs)),
  });

export const jobsQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'jobs'),
    queryFn: ({ signal }) => callApi('jobs', { params: ws, signal }),
    ...polled<Answer<'jobs'>>((data) => livenessOfJobs(data?.jobs)),
  });

export const jobQuery = (ws: WorkspaceRef, jobName: string) =>
  queryOptions({
    queryKey: jobKey(ws, jobName),
    queryFn: ({ signal }) => callApi('job', { params: { ...ws, jobName }, signal }),
    ...polled<Answer<'job'>>((data) => ({
      live: data === undefined || isLive(data.status) || !data.settled,
      since: data?.createdAt ?? null,
    })),
  });

/** What moves while a job runs. `status` is the job's own, from `jobQuery`: an ended job is read until nothing of it can change. */
export const jobProgressQuery = (ws: WorkspaceRef, jobName: string, status: string, since: string | null = null) =>
  queryOptions({
    queryKey: [...jobKey(ws, jobName), 'progress', isLive(status) ? 'live' : 'ended'],
    queryFn: ({ signal }) => callApi('jobProgress', { params: { ...ws, jobName }, signal }),
    placeholderData: keepPreviousData,
    ...polled<Answer<'jobProgress'>>((data) => ({ live: isLive(status) || data?.settled !== true, since })),
  });

/** How far a listed job is and what it lost: read while it is in sight, and for an ended one once. */
export const jobFiguresQuery = (ws: WorkspaceRef, job: Pick<JobSummary, 'name' | 'status' | 'createdAt'>) =>
  queryOptions({
    queryKey: [...jobKey(ws, job.name), 'figures', isLive(job.status) ? 'live' : 'ended'],
    queryFn: () => readJobFigures(ws, job.name),
    placeholderData: keepPreviousData,
    staleTime: ({ state }) => (state.data?.settled ? Number.POSITIVE_INFINITY : 0),
    ...polled<JobFigures>((data) => ({ live: isLive(job.status) || data?.settled !== true, since: job.createdAt })),
  });

/** Why files failed; read on as the progress is, with which it grows. */
export const jobFailuresQuery = (ws: WorkspaceRef, jobName: string, status: string, since: string | null) =>
  queryOptions({
    queryKey: [...jobKey(ws, jobName), 'failures', isLive(status) ? 'live' : 'ended'],
    queryFn: ({ signal }) => callApi('jobFailures', { params: { ...ws, jobName }, signal }),
    placeholderData: keepPreviousData,
    ...polled<Answer<'jobFailures'>>((data) => ({ live: isLive(status) || data?.settled !== true, since })),
  });

/** Output files and the first rows of the predictions; read again when the job's status changes. */
export const outputsQuery = (ws: WorkspaceRef, jobName: string, status: string, rows = 100) =>
  queryOptions({
    queryKey: [...jobKey(ws, jobName), 'outputs', status, rows],
    queryFn: ({ signal }) => callApi('outputs', { params: { ...ws, jobName }, query: { rows }, signal }),
    placeholderData: keepPreviousData,
    ...untilRead,
  });

export const datastoresQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'datastores'),
    queryFn: ({ signal }) => callApi('datastores', { params: ws, signal }),
    staleTime: 60_000,
    ...untilRead,
  });

export const computesQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'computes'),
    queryFn: ({ signal }) => callApi('computes', { params: ws, signal }),
    staleTime: 60_000,
    ...untilRead,
  });

export const dataAssetsQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'data'),
    queryFn: ({ signal }) => callApi('dataAssets', { params: ws, signal }),
    staleTime: 60_000,
    ...untilRead,
  });

export const modelsQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'models'),
    queryFn: ({ signal }) => callApi('models', { params: ws, signal }),
    staleTime: 60_000,
    ...untilRead,
  });

export const environmentsQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'environments'),
    queryFn: ({ signal }) => callApi('environments', { params: ws, signal }),
    staleTime: 60_000,
    ...untilRead,
  });

export const dataVersionsQuery = (ws: WorkspaceRef, name: string) =>
  queryOptions({
    queryKey: key(ws, 'data', name),
    queryFn: ({ signal }) => callApi('dataVersions', { params: { ...ws, name }, signal }),
    staleTime: 60_000,
    ...untilRead,
    enabled: name !== '',
  });

export const wallboardQuery = (ws: WorkspaceRef) =>
  queryOptions({
    queryKey: key(ws, 'wallboard'),
    queryFn: ({ signal }) => callApi('wallboard', { params: ws, signal }),
    // Nobody stands before a wall to press a button: it asks on, whatever it was refused.
    ...polled<Answer<'wallboard'>>((data) => livenessOfJobs(data?.running), { refusedMs: 30_000 }),
  });
