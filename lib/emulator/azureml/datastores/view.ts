import { STORAGE_ACCOUNT } from '../../directory';
import type { Resource } from '../../store';
import { systemDataOf } from '../system-data';
import type { Call, Services } from '../types';
import { storedDatastore } from './body';

/** Whether a datastore lies in the workspace's own storage account, the only one that is read and written. */
export const isOwn = (accountName: unknown): boolean => accountName === STORAGE_ACCOUNT;

/** Where the own account is found, on the scheme that the caller speaks. */
const ownPlace = (call: Call, { blobBaseUrl }: Services) => ({
  endpoint: `core.localhost:${new URL(blobBaseUrl).port}`,
  protocol: new URL(call.base).protocol.slice(0, -1),
});

/** A datastore as recorded; never with its secret. */
export function datastoreView(call: Call, services: Services, resource: Resource) {
  const { credentials, ...properties } = storedDatastore(resource);
  const { secrets: _, ...shown } = credentials;
  return {
    id: resource.id,
    name: resource.name,
    type: resource.type,
    properties: {
      ...{ description: null, tags: null, properties: null },
      ...properties,
      credentials: shown,
      ...(isOwn(properties.accountName) ? ownPlace(call, services) : {}),
      serviceDataAccessAuthIdentity: properties.serviceDataAccessAuthIdentity ?? 'None',
    },
    systemData: systemDataOf(resource),
  };
}
