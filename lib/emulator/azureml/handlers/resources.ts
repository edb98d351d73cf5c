import { resourceFilter } from '../arm-resources/filter';
import { type ArmResource, listedResources } from '../arm-resources/listed';
import { pageAnswer, pageOf } from '../paging';
import type { Call, Handler } from '../types';
import { workspaceView } from './workspaces';

const EXTRAS = ['createdTime', 'changedTime', 'provisioningState'] as const;

/** Without what was not asked for by `$expand`, and without the tags that a filter by tags takes away. */
function shown(resource: ArmResource, call: Call, isByTags: boolean): Partial<ArmResource> {
  const asked = (call.query('$expand') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const left: Partial<ArmResource> = { ...resource };
  for (const name of EXTRAS) if (!asked.includes(name.toLowerCase())) delete left[name];
  if (isByTags) delete left.tags;
  return left;
}

/** Everything of the one resource group, by subscription and by group alike. Throws AzureError 400 for a bad `$filter`. */
export const listResources: Handler = (call, services) => {
  const { keeps, isByTags } = resourceFilter(call.query('$filter'));
  const { id, name, type, location, tags, kind, sku, identity } = workspaceView(call, services);
  const all = listedResources(services, { id, name, type, location, tags, kind, sku, identity }).filter(keeps);
  const { limit, after = 0 } = pageOf(call);
  const end = after + limit;
  const value = all.slice(after, end).map((resource) => shown(resource, call, isByTags));
  return pageAnswer(call, value, end < all.length ? end : null);
};
