import { type WorkspaceRef, workspaceRef } from '@/lib/contracts/api/common';

const PROVIDER = 'Microsoft.MachineLearningServices';
const SCOPE =
  /^\/?subscriptions\/([^/]+)\/resourcegroups\/([^/]+)(?:\/providers\/Microsoft\.MachineLearningServices)?\/workspaces\/([^/]+)(?:\/(.*))?$/i;

export interface ArmIdParts {
  subscriptionId: string;
  resourceGroupName: string;
  workspaceName: string;
  /** What stands under the workspace, as type/name pairs in order: `[['models', 'm'], ['versions', '1']]`. */
  under: [type: string, name: string][];
  /** Last name of the id. */
  name: string;
}

/** Parts of the ARM id of a workspace or of something in it; Azure's casing varies, so it is not compared. Else null. */
export function armIdParts(id: string): ArmIdParts | null {
  const match = SCOPE.exec(id);
  if (!match) return null;
  const [, subscriptionId = '', resourceGroupName = '', workspaceName = '', tail = ''] = match;
  const words = tail === '' ? [] : tail.split('/');
  if (words.length % 2 !== 0 || words.includes('')) return null;
  const under: [string, string][] = [];
  for (let at = 0; at < words.length; at += 2) under.push([words[at] ?? '', words[at + 1] ?? '']);
  return { subscriptionId, resourceGroupName, workspaceName, under, name: under.at(-1)?.[1] ?? workspaceName };
}

export interface AssetName {
  name: string;
  /** Null where the reference names a label such as `latest`. */
  version: string | null;
  id: string;
}

const ASSET_PATH = /\/(?:models|data|environments|codes|components)\/([^/]+)\/(?:versions\/([^/]+)|labels\/[^/]+)$/i;
const ASSET_SHORT = /^(?:azureml:)?([A-Za-z0-9][\w.-]*)(?::([\w.-]+)|@[\w.-]+)$/;

/** Name and version of an asset by ARM id, `azureml://…/versions/1`, `azureml:name:1` or `name@latest` (contract D2); else null. */
export function assetOfId(id: string): AssetName | null {
  const match = ASSET_PATH.exec(id) ?? ASSET_SHORT.exec(id);
  const name = match?.[1];
  return name === undefined ? null : { name, version: match?.[2] ?? null, id };
}

const DATASTORE = /^(?:azureml:\/)?\/(?:.+\/)?datastores\/([^/]+)\/paths(?:\/(.*))?$/is;

/**
 * Datastore and path of `azureml://datastores/{d}/paths/{p}`, of its long form and of the ARM-id form (contract D2); else
 * null. Paths are blob names and stay as they are: Azure does not percent-encode them.
 */
export function datastorePath(uri: string): { datastore: string; path: string } | null {
  const match = DATASTORE.exec(uri);
  const datastore = match?.[1];
  return datastore === undefined ? null : { datastore, path: match?.[2] ?? '' };
}

/** The short form, which every consumer of this workspace resolves: `azureml://datastores/{d}/paths/{p}`. */
export function datastoreUri(datastore: string, path: string): string {
  return `azureml://datastores/${datastore}/paths/${path}`;
}

/** ARM id of a workspace. */
export function workspaceId(ref: WorkspaceRef): string {
  const { subscriptionId, resourceGroupName, workspaceName } = ref;
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroupName}/providers/${PROVIDER}/workspaces/${workspaceName}`;
}

/** The `wsid` of a job's link in Azure ML Studio (contract D4). */
export function wsidOfWorkspaceRef(ref: WorkspaceRef): string {
  return `/subscriptions/${ref.subscriptionId}/resourcegroups/${ref.resourceGroupName}/workspaces/${ref.workspaceName}`;
}

/** The workspace that a `wsid` or a workspace's ARM id names; null unless every part is a valid name. */
export function workspaceRefOfWsid(wsid: string): WorkspaceRef | null {
  const parts = armIdParts(wsid);
  if (!parts || parts.under.length > 0) return null;
  const parsed = workspaceRef.safeParse(parts);
  return parsed.success ? parsed.data : null;
}

const join = (...segments: string[]) => segments.map((segment) => `/${encodeURIComponent(segment)}`).join('');

/** Dashboard path of a workspace: `/workspaces/{s}/{g}/{w}`. */
export function workspacePath(ref: WorkspaceRef): string {
  return join('workspaces', ref.subscriptionId, ref.resourceGroupName, ref.workspaceName);
}

export function endpointPath(ref: WorkspaceRef, endpointName: string): string {
  return workspacePath(ref) + join('endpoints', endpointName);
}

/** Every change of an endpoint's default deployment. */
export function historyPath(ref: WorkspaceRef, endpointName: string): string {
  return `${endpointPath(ref, endpointName)}/history`;
}

/** Stands in an address where a name would: no name begins so, neither of an endpoint nor of a deployment (contract B). */
export const NEW = '~new';

/** What stood there before: a name like any other, whose page leads on to the form where nothing has that name. */
export const isOldNew = (name: string): boolean => name === 'new';

/** Where a new endpoint is written. */
export function newEndpointPath(ref: WorkspaceRef): string {
  return workspacePath(ref) + join('endpoints', NEW);
}

export function deploymentPath(ref: WorkspaceRef, endpointName: string, deploymentName: string): string {
  return endpointPath(ref, endpointName) + join('deployments', deploymentName);
}

/** The endpoint's page with the question open whether `to` is to be the default; `undoes` names the flip that it takes back. */
export function flipPath(ref: WorkspaceRef, endpointName: string, to: string, undoes?: string): string {
  const query = new URLSearchParams({ flip: to, ...(undoes && { undoes }) });
  return `${endpointPath(ref, endpointName)}?${query}`;
}

/** Where a new deployment of an endpoint is written. */
export function newDeploymentPath(ref: WorkspaceRef, endpointName: string): string {
  return endpointPath(ref, endpointName) + join('deployments', NEW);
}

/** The form that starts a job on an endpoint. */
export function invokePath(ref: WorkspaceRef, endpointName: string): string {
  return `${endpointPath(ref, endpointName)}/invoke`;
}

export function jobPath(ref: WorkspaceRef, jobName: string): string {
  return workspacePath(ref) + join('jobs', jobName);
}

export function wallboardPath(ref: WorkspaceRef): string {
  return `${workspacePath(ref)}/wallboard`;
}
