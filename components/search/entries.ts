import { type AssetSegment, assetSegments } from '@/components/layout/asset-places';
import { segmentWords } from '@/components/layout/segment-words';
import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { EndpointSummary, JobSummary } from '@/lib/contracts/api/views';
import { endpointPath, jobPath, newEndpointPath, wallboardPath, workspacePath } from '@/lib/domain/reference';
import { type Findable, findable } from './match';

/** One line of the list: what it is called, what is said of it, and where it leads. */
export interface Result {
  /** Says which thing it is, so that the choice stays on it while lists arrive. */
  key: string;
  kind: 'endpoints' | 'jobs' | 'wallboard' | 'new' | AssetSegment | 'endpoint' | 'deployment' | 'job' | 'more';
  title: string;
  note: string | null;
  href: string;
  /** What the list knows of the job. */
  job?: JobSummary;
}

export interface Entry extends Result {
  found: Findable;
}

/** The workspace's own pages, by the words of the navigation. */
export function pageEntries(workspace: WorkspaceRef): Entry[] {
  const base = workspacePath(workspace);
  const page = (kind: Result['kind'], title: string, href: string, about: string[] = []): Entry => ({
    key: `page ${kind}`,
    kind,
    title,
    note: null,
    href,
    found: findable([title], about),
  });
  return [
    page('endpoints', segmentWords.endpoints, `${base}/endpoints`),
    page('jobs', segmentWords.jobs, `${base}/jobs`),
    page('wallboard', segmentWords.wallboard, wallboardPath(workspace)),
    page('new', 'New from YAML', newEndpointPath(workspace), ['create endpoint deployment']),
    ...assetSegments.map((segment) => page(segment, segmentWords[segment], `${base}/${segment}`, ['assets'])),
  ];
}

/** By name. */
export function endpointEntries(workspace: WorkspaceRef, endpoints: readonly EndpointSummary[]): Entry[] {
  return endpoints
    .map(({ name, description, defaultDeployment }) => ({
      key: `endpoint ${name}`,
      kind: 'endpoint' as const,
      title: name,
      note: description || (defaultDeployment && `default ${defaultDeployment}`),
      href: endpointPath(workspace, name),
      found: findable([name], [description, defaultDeployment]),
    }))
    .sort((one, other) => one.title.localeCompare(other.title, 'en'));
}

/** In the order of the list, newest first. */
export function jobEntries(workspace: WorkspaceRef, jobs: readonly JobSummary[]): Entry[] {
  return jobs.map((job) => ({
    key: `job ${job.name}`,
    kind: 'job',
    title: job.displayName || job.name,
    note: job.endpointName,
    href: jobPath(workspace, job.name),
    job,
    found: findable([job.displayName, job.name], [job.endpointName, job.deploymentName]),
  }));
}
