import { RESOURCE_GROUP, SUBSCRIPTION_ID, WORKSPACE_NAME } from '../directory';
import {
  type AzureError,
  resourceGroupNotFound,
  subscriptionNotFound,
  unknownPath,
  unknownResourceType,
  workspaceNotFound,
} from './errors';

type Params = ReadonlyMap<string, string>;
const isOther = (given: string | undefined, own: string) =>
  given !== undefined && given.toLowerCase() !== own.toLowerCase();

/** The subscription, group and workspace of a path are the local ones. Throws ARM's 404 of the first that is not. */
export function checkScope(params: Params): void {
  const [subscription, group, workspace] = ['subscriptionId', 'resourceGroupName', 'workspaceName'].map((name) =>
    params.get(name),
  );
  if (isOther(subscription, SUBSCRIPTION_ID)) throw subscriptionNotFound(subscription ?? '');
  if (isOther(group, RESOURCE_GROUP)) throw resourceGroupNotFound(group ?? '');
  if (isOther(workspace, WORKSPACE_NAME)) throw workspaceNotFound(group ?? '', workspace ?? '');
}

/** The 404 of a path that no operation has: an unknown resource type of the provider, or nothing at all. */
export function unknown(pathname: string, segments: readonly string[]): AzureError {
  const provider = segments.findIndex((segment) => segment.toLowerCase() === 'microsoft.machinelearningservices');
  if (provider < 0) return unknownPath(pathname);
  const types = segments.slice(provider + 1).filter((_, index) => index % 2 === 0);
  return types.length === 0 ? unknownPath(pathname) : unknownResourceType(types.join('/'));
}
