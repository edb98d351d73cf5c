import 'server-only';
import type { z } from 'zod';
import type { AzureMlClient } from '@/lib/azureml/client';
import { type Operation, operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { SegmentParams } from '@/lib/azureml/template';
import { resource } from '@/lib/contracts/api/resources';
import type { Answer } from '@/lib/contracts/api/routes';
import { BATCH_JOBS, JOB_PAGES } from './job-list';
import type { Call } from './route';

/** A job as ARM holds it, every field of it; shared with other readers of the same job. */
export async function getJobResource({ azure, params }: Call<'jobResource'>): Promise<Answer<'jobResource'>> {
  const { value, at } = await azure.read(operations.job, params);
  return { resource: resource.parse(value), at: at.toISOString() };
}

type Paged = Operation<z.ZodType<{ value: unknown[]; nextLink?: string | null }>>;

/** What ARM lists, every field of it, in ARM's order. */
async function listOf(
  azure: AzureMlClient,
  operation: Paged,
  params: SegmentParams,
  options: { query?: Record<string, string>; pages?: number } = {},
): Promise<Answer<'endpointResources'>> {
  const { items, partial, at } = await list(azure, operation, params, options);
  return { resources: items.map((item) => resource.parse(item)), partial, at: at.toISOString() };
}

export const listEndpointResources = ({ azure, params }: Call<'endpointResources'>) =>
  listOf(azure, operations.endpoints, params);

export const listDeploymentResources = ({ azure, params }: Call<'deploymentResources'>) =>
  listOf(azure, operations.deployments, params);

/** The same jobs as the jobs page: batch jobs, at most ten pages of them. */
export const listJobResources = ({ azure, params }: Call<'jobResources'>) =>
  listOf(azure, operations.jobs, params, { query: BATCH_JOBS, pages: JOB_PAGES });
