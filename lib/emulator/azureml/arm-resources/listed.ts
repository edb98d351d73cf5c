import { REGION, RESOURCE_GROUP, STORAGE_ACCOUNT, SUBSCRIPTION_ID, WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { provisioningStateOf } from '../long-running';
import type { Services } from '../types';

/** A resource as ARM lists it, whatever provider it is of; the last three only where `$expand` names them. */
export interface ArmResource {
  id: string;
  name: string;
  type: string;
  location: string;
  kind?: string;
  sku?: { name: string; tier: string };
  tags?: Record<string, string | null>;
  identity?: { type: string; principalId: string; tenantId: string };
  createdTime?: string;
  changedTime?: string;
  provisioningState?: string;
}

export const STORAGE_ID = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/${STORAGE_ACCOUNT}`;

/** Names and types of a nested resource are those of its ancestors and its own, in two rows. */
function namedBy(id: string): Pick<ArmResource, 'id' | 'name' | 'type'> {
  const [provider = '', ...segments] = id.slice(id.indexOf('/providers/') + '/providers/'.length).split('/');
  const every = (rest: number) => segments.filter((_, index) => index % 2 === rest).join('/');
  return { id, name: every(1), type: `${provider}/${every(0)}` };
}

const timesOf = ({ createdAt, modifiedAt }: Resource) => ({ createdTime: createdAt, changedTime: modifiedAt });

const tracked = (services: Services, resource: Resource): ArmResource => ({
  ...namedBy(resource.id),
  location: REGION,
  ...(resource.body.tags ? { tags: resource.body.tags } : {}),
  ...timesOf(resource),
  provisioningState: provisioningStateOf(services, resource.id),
});

/** What stands in the resource group: the workspace, its storage account, the endpoints and their deployments. */
export function listedResources(services: Services, workspace: ArmResource): ArmResource[] {
  const { resources } = services;
  const stored = resources.get(WORKSPACE_SCOPE);
  const times = stored === undefined ? {} : timesOf(stored);
  const provisioningState = 'Succeeded';
  const account: ArmResource = {
    ...{ ...namedBy(STORAGE_ID), location: REGION, kind: 'StorageV2' },
    sku: { name: 'Standard_LRS', tier: 'Standard' },
    ...{ ...times, provisioningState },
  };
  const below = [
    ...resources.listChildren(WORKSPACE_SCOPE, 'batchEndpoints').items,
    ...resources.below(WORKSPACE_SCOPE, 'deployments').toReversed(),
  ];
  const own = { ...workspace, ...times, provisioningState };
  return [own, account, ...below.map((resource) => tracked(services, resource))];
}
