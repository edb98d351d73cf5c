import { ROBOT_NAME } from '../directory';
import type { Resource } from '../store';
import type { Call, Services } from './types';

/** ARM's `createdByType` of who is stored by name: a service principal is an `Application`, everybody else a `User`. */
export const identityTypeOf = (name: string) => (name === ROBOT_NAME ? 'Application' : 'User');

/** `systemData` as recorded: who made the resource and who changed it last. */
export const systemDataOf = (resource: Pick<Resource, 'createdAt' | 'createdBy' | 'modifiedAt' | 'modifiedBy'>) => ({
  createdAt: resource.createdAt,
  createdBy: resource.createdBy,
  createdByType: identityTypeOf(resource.createdBy),
  lastModifiedAt: resource.modifiedAt,
  lastModifiedBy: resource.modifiedBy,
  lastModifiedByType: identityTypeOf(resource.modifiedBy),
});

/** Who writes a resource, and when, as the store wants it. */
export const stampOf = (call: Call, services: Services) => ({
  by: call.principal.name,
  at: services.clock.now().toISOString(),
});
