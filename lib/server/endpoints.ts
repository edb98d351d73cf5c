import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Answer } from '@/lib/contracts/api/routes';
import type { EndpointDetail, EndpointSummary, JobSummary } from '@/lib/contracts/api/views';
import type { BatchEndpoint } from '@/lib/contracts/azureml/endpoint';
import { type StatusGroup, statusGroup } from '@/lib/domain/job-status';
import { deploymentCounts } from './deployment-counts';
import { readJobs } from './job-list';
import { Parts } from './parts';
import { instantOf, strings } from './plain';
import { recentJobOf, withLosses } from './recent-jobs';
import type { Call } from './route';

const RECENT = 20;
const DAY_MS = 24 * 3_600_000;

const running: readonly StatusGroup[] = ['running', 'finalizing', 'cancel-requested', 'not-responding'];
const queued: readonly StatusGroup[] = ['preparing', 'queued', 'paused'];

/** What an endpoint's jobs (newest first) say about it at an instant of Azure's clock. */
function jobFigures(jobs: readonly JobSummary[], at: Date) {
  const count = (groups: readonly StatusGroup[]) =>
    jobs.filter((job) => groups.includes(statusGroup(job.status))).length;
  const isRecent = ({ endedAt, createdAt }: JobSummary) =>
    at.getTime() - Date.parse(endedAt ?? createdAt ?? '') < DAY_MS;
  const succeeded = jobs.filter((job) => statusGroup(job.status) === 'completed');
  return {
    runningJobs: count(running),
    queuedJobs: count(queued),
    failedLast24Hours: jobs.filter((job) => statusGroup(job.status) === 'failed' && isRecent(job)).length,
    lastJob: jobs[0] ?? null,
    lastSuccessAt: succeeded.map(({ endedAt }) => endedAt ?? '').reduce((a, b) => (a > b ? a : b), '') || null,
    recentJobs: jobs.slice(0, RECENT).toReversed().map(recentJobOf),
  };
}

function summaryOf(endpoint: BatchEndpoint, jobs: JobSummary[] | null, at: Date) {
  const summary: EndpointSummary = {
    name: endpoint.name,
    description: endpoint.properties.description ?? null,
    provisioningState: endpoint.properties.provisioningState ?? 'Unknown',
    defaultDeployment: endpoint.properties.defaults?.deploymentName ?? null,
    deploymentCount: null,
    jobsKnown: jobs !== null,
    ...jobFigures(jobs ?? [], at),
    createdAt: instantOf(endpoint.systemData?.createdAt),
    tags: strings(endpoint.tags),
  };
  return summary;
}

function groupByEndpoint(jobs: readonly JobSummary[]): Map<string | null, JobSummary[]> {
  const groups = new Map<string | null, JobSummary[]>();
  for (const job of jobs) {
    const group = groups.get(job.endpointName);
    if (group) group.push(job);
    else groups.set(job.endpointName, [job]);
  }
  return groups;
}

/** Endpoints with what their jobs say, deployments not counted; `partial` where there are more of either than were read. */
export async function readEndpoints(azure: AzureMlClient, ws: WorkspaceRef, callerId: string) {
  const parts = new Parts();
  const [endpoints, read] = await Promise.all([
    list(azure, operations.endpoints, ws),
    parts.read('jobs', readJobs(azure, ws), null),
  ]);
  const byEndpoint = read && groupByEndpoint(read.jobs);
  const summaries = endpoints.items.map((endpoint) =>
    summaryOf(endpoint, byEndpoint && (byEndpoint.get(endpoint.name) ?? []), endpoints.at),
  );
  const partial = endpoints.partial || (read?.partial ?? false);
  parts.take(read?.missing ?? []);
  const filled = await withLosses({ azure, workspace: ws, callerId }, summaries);
  return { endpoints: filled, jobs: read?.jobs ?? [], partial, missing: parts.missing, at: endpoints.at };
}

export async function listEndpoints({ azure, params, callerId }: Call<'endpoints'>): Promise<Answer<'endpoints'>> {
  const { endpoints, partial, missing } = await readEndpoints(azure, params, callerId);
  const names = endpoints.map(({ name }) => name);
  const counts = await deploymentCounts({ azure, workspace: params, callerId, names });
  const counted = endpoints.map((each) => ({ ...each, deploymentCount: counts.get(each.name) ?? null }));
  return { endpoints: counted, partial, missing };
}

export async function getEndpoint({ azure, params }: Call<'endpoint'>): Promise<EndpointDetail> {
  const { value } = await azure.read(operations.endpoint, params);
  const { properties, systemData } = value;
  return {
    id: value.id,
    name: value.name,
    description: properties.description ?? null,
    provisioningState: properties.provisioningState ?? 'Unknown',
    authMode: properties.authMode ?? 'Unknown',
    scoringUri: properties.scoringUri ?? null,
    location: value.location ?? '',
    defaultDeployment: properties.defaults?.deploymentName ?? null,
    tags: strings(value.tags),
    createdAt: instantOf(systemData?.createdAt),
    createdBy: systemData?.createdBy ?? null,
    modifiedAt: instantOf(systemData?.lastModifiedAt),
    modifiedBy: systemData?.lastModifiedBy ?? null,
  };
}
