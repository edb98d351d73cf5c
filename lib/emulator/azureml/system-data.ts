import type { Resource } from '../store';

/** `systemData` as recorded: who made the resource and who changed it last. */
export const systemDataOf = (resource: Pick<Resource, 'createdAt' | 'createdBy' | 'modifiedAt' | 'modifiedBy'>) => ({
  createdAt: resource.createdAt,
  createdBy: resource.createdBy,
  createdByType: 'User',
  lastModifiedAt: resource.modifiedAt,
  lastModifiedBy: resource.modifiedBy,
  lastModifiedByType: 'User',
});
