import { segment, type WorkspaceRef, workspaceRef } from '@/lib/contracts/api/common';
import { armIdParts, deploymentPath, endpointPath, jobPath, workspaceRefOfWsid } from '@/lib/domain/reference';

/** A place that a link, an id or a name leads to, whether or not a list holds it. */
export interface Jump {
  kind: 'job' | 'endpoint' | 'deployment';
  name: string;
  workspace: WorkspaceRef;
  /** Address in this dashboard. */
  href: string;
}

type Place = Omit<Jump, 'href'> & { path: string };

const isName = (text: string | undefined): text is string => segment.safeParse(text).success;

const jobAt = (workspace: WorkspaceRef, name: string): Place => ({
  kind: 'job',
  name,
  workspace,
  path: jobPath(workspace, name),
});

/** What type/name pairs under a workspace name: a job, however it is reached, an endpoint or a deployment; else null. */
function placeOfPairs(workspace: WorkspaceRef, pairs: readonly (readonly [string, string])[]): Place | null {
  const types = pairs.map(([type]) => type.toLowerCase().replace(/^batch/, '')).join('/');
  const [first, second] = pairs.map(([, name]) => name);
  const last = pairs.at(-1)?.[1];
  if (!isName(last) || !isName(first)) return null;
  if (/^(?:endpoints\/(?:deployments\/)?)?jobs$/.test(types)) return jobAt(workspace, last);
  if (types === 'endpoints') return { kind: 'endpoint', name: first, workspace, path: endpointPath(workspace, first) };
  if (types !== 'endpoints/deployments' || !isName(second)) return null;
  return { kind: 'deployment', name: second, workspace, path: deploymentPath(workspace, first, second) };
}

function placeOfArmId(id: string): Place | null {
  const parts = armIdParts(id);
  const named = workspaceRef.safeParse(parts);
  return parts && named.success ? placeOfPairs(named.data, parts.under) : null;
}

/** A job's link in Azure ML Studio, also with this dashboard's host in it (contract D4). */
function placeOfRun(url: URL): Place | null {
  const name = /\/runs\/([^/]+)\/?$/.exec(url.pathname)?.[1];
  const workspace = workspaceRefOfWsid(url.searchParams.get('wsid') ?? '');
  return isName(name) && workspace ? jobAt(workspace, name) : null;
}

const part =
  /^\/workspaces\/([^/]+)\/([^/]+)\/([^/]+)\/((?:endpoints|jobs)\/[^/]+(?:\/deployments\/[^/]+)?)(\/[^?#]*)?$/;

/** A page of this dashboard, or of another one: host names differ, workspaces do not. */
function placeOfPage({ pathname }: URL): Place | null {
  const [, subscriptionId, group = '', workspaceName, thing = '', rest = ''] = part.exec(pathname) ?? [];
  const named = workspaceRef.safeParse({ subscriptionId, resourceGroupName: decoded(group), workspaceName });
  if (!named.success) return null;
  const [type = '', name = '', under, second = ''] = thing.split('/');
  const place = placeOfPairs(
    named.data,
    under
      ? [
          [type, name],
          [under, second],
        ]
      : [[type, name]],
  );
  return place && { ...place, path: place.path + rest };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function jumpOfUrl(url: URL): Jump | null {
  const run = placeOfRun(url);
  const tenant = url.searchParams.get('tid');
  if (run) return asJump(run, tenant ? `?${new URLSearchParams({ tid: tenant })}` : '');
  const page = placeOfPage(url);
  if (page) return asJump(page, url.search);
  const resource = placeOfArmId(decoded(url.pathname) ?? '');
  return resource && asJump(resource);
}

const asJump = ({ path, ...place }: Place, search = ''): Jump => ({ ...place, href: path + search });

/** Where a pasted link or ARM id leads in this dashboard; null for any other text. Only names that can be names come through. */
export function jumpOfText(text: string): Jump | null {
  const pasted = text.trim();
  if (/^https?:\/\//i.test(pasted)) return URL.canParse(pasted) ? jumpOfUrl(new URL(pasted)) : null;
  const resource = placeOfArmId(pasted.replace(/^azureml:\/*/i, '/'));
  return resource && asJump(resource);
}

/** The job of this name; null where the text can be no job's name. */
export function jumpOfName(text: string, workspace: WorkspaceRef): Jump | null {
  const name = text.trim();
  return isName(name) ? asJump(jobAt(workspace, name)) : null;
}

/** Names that Azure gives its jobs: nobody types them, so nothing else is meant. */
export function isGivenName(text: string): boolean {
  return /^(?:batchjob-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^[a-z]+_[a-z]+_[a-z\d]{8,10}$/.test(text.trim());
}
