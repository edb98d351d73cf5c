import 'server-only';
import type { AzureMlClient } from '@/lib/azureml/client';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { SegmentParams } from '@/lib/azureml/template';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { Answer } from '@/lib/contracts/api/routes';
import type { JobSummary } from '@/lib/contracts/api/views';
import type { BatchJob, Job } from '@/lib/contracts/azureml/job';
import type { Run } from '@/lib/contracts/azureml/run-history';
import { isTerminal } from '@/lib/domain/job-status';
import { workspaceOf } from './job-runs';
import { Parts } from './parts';
import { instantOf, strings } from './plain';
import type { Call } from './route';
import { errorOfRun } from './run-error';

export const BATCH_JOBS = { jobType: 'Pipeline', tag: 'azureml.batchrun' };
export const JOB_PAGES = 10;
const RUNS_A_READ = 100;

type Facts = Omit<JobSummary, 'startedAt' | 'endedAt' | 'cause'>;
const wait = 'Unknown';

/** A batch job as ARM lists it: the experiment is the endpoint, a tag names the deployment (contract E). */
export function factsOfJob({ name, properties, systemData }: Job): Facts {
  const tags = strings(properties?.tags);
  return {
    name,
    displayName: properties?.displayName || name,
    status: properties?.status ?? wait,
    endpointName: properties?.experimentName ?? null,
    deploymentName: tags['azureml.deploymentname'] ?? null,
    createdAt: instantOf(systemData?.createdAt),
    createdBy: systemData?.createdBy ?? null,
    tags,
  };
}

/** A batch job as its endpoint lists it; the id names endpoint and deployment (contract D4). */
function factsOfBatchJob({ id, name, properties, systemData }: BatchJob): Facts {
  const tags = strings(properties.tags);
  const [, endpointName = null, deploymentName = null] =
    /\/batchEndpoints\/([^/]+)(?:\/deployments\/([^/]+))?/i.exec(id) ?? [];
  return {
    name,
    displayName: properties.name || name,
    status: properties.status ?? wait,
    endpointName,
    deploymentName: deploymentName ?? tags['azureml.deploymentname'] ?? null,
    createdAt: instantOf(systemData?.createdAt),
    createdBy: systemData?.createdBy ?? null,
    tags,
  };
}

/** Facts of a job with what only its run knows: when it started and ended, and why it failed. */
export function summaryOf(facts: Facts, run: Run | undefined): JobSummary {
  return {
    ...facts,
    startedAt: instantOf(run?.startTimeUtc),
    endedAt: instantOf(run?.endTimeUtc),
    cause: errorOfRun(run?.error)?.firstSentence ?? null,
  };
}

const newestFirst = (a: Facts, b: Facts) => ((a.createdAt ?? '') < (b.createdAt ?? '') ? 1 : -1);

/** Live runs apart from ended ones, and the ended ones oldest first: their groups stay the same while new jobs come. */
function groupsOf(jobs: readonly Facts[]): string[][] {
  const live = jobs.filter((job) => !isTerminal(job.status));
  const ended = jobs.filter((job) => isTerminal(job.status)).toReversed();
  return [live, ended].flatMap((some) =>
    Array.from({ length: Math.ceil(some.length / RUNS_A_READ) }, (_, at) =>
      some.slice(at * RUNS_A_READ, (at + 1) * RUNS_A_READ).map(({ name }) => name),
    ),
  );
}

/** Runs by name; without run history the list itself is still true, and says what it lacks. */
async function runsOf(
  azure: AzureMlClient,
  ws: WorkspaceRef,
  jobs: readonly Facts[],
  parts: Parts,
): Promise<Map<string, Run>> {
  const groups = groupsOf(jobs).map(async (names) => {
    const requests = Object.fromEntries(names.map((runId) => [runId, { runId, selectRunMetadata: true }]));
    const answer = await parts.read(
      'run-history',
      azure.read(operations.batchRunData, ws, { body: { requests } }),
      null,
    );
    return Object.values(answer?.value.successfulResults ?? {}).map(({ runMetadata }) => runMetadata);
  });
  return new Map((await Promise.all(groups)).flat().map((run) => [run.runId, run]));
}

async function summaries(azure: AzureMlClient, ws: WorkspaceRef, facts: Facts[]) {
  const jobs = facts.toSorted(newestFirst);
  const parts = new Parts();
  const runs = await runsOf(azure, ws, jobs, parts);
  return { jobs: jobs.map((job) => summaryOf(job, runs.get(job.name))), missing: parts.missing };
}

/** Newest batch jobs of a workspace, newest first; `partial` where there are more than ten pages of them. */
export async function readJobs(azure: AzureMlClient, ws: WorkspaceRef) {
  const { items, partial, at } = await list(azure, operations.jobs, ws, { query: BATCH_JOBS, pages: JOB_PAGES });
  return { ...(await summaries(azure, ws, items.map(factsOfJob))), partial, at };
}

export async function listJobs({ azure, params }: Call<'jobs'>): Promise<Answer<'jobs'>> {
  const { jobs, partial, missing } = await readJobs(azure, params);
  return { jobs, partial, missing };
}

/** Jobs of an endpoint, or of one of its deployments, newest first. */
export async function readEndpointJobs(
  azure: AzureMlClient,
  params: SegmentParams & WorkspaceRef,
  deployment?: string,
  pages = JOB_PAGES,
) {
  const query: Record<string, string> = deployment === undefined ? {} : { deployment };
  const { items } = await list(azure, operations.endpointJobs, params, { query, pages });
  return summaries(azure, workspaceOf(params), items.map(factsOfBatchJob));
}

export const listEndpointJobs = ({ azure, params, query }: Call<'endpointJobs'>): Promise<Answer<'endpointJobs'>> =>
  readEndpointJobs(azure, params, query.deployment);
