import type { Resource } from '../store';
import type { Call, Services } from './types';

/** `systemData` as recorded: who made the resource and who changed it last. */
export const systemDataOf = (resource: Pick<Resource, 'createdAt' | 'createdBy' | 'modifiedAt' | 'modifiedBy'>) => ({
  createdAt: resource.createdAt,
  createdBy: resource.createdBy,
  createdByType: 'User',
  lastModifiedAt: resource.modifiedAt,
  lastModifiedBy: resource.modifiedBy,
  lastModifiedByType: 'User',
});

/** Who writes a resource, and when, as the store wants it. */
export const stampOf = (call: Call, services: Services) => ({
  by: call.principal.name,
  at: services.clock.now().toISOString(),
});
