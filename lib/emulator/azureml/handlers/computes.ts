import { REGION, WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { noSuch } from '../errors';
import { idOf } from '../ids';
import { pageAnswer, pageOf } from '../paging';
import { systemDataOf } from '../system-data';
import type { Handler } from '../types';

const computeView = (resource: Resource) => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  location: REGION,
  tags: resource.body.tags ?? {},
  properties: {
    ...resource.body.properties,
    computeLocation: REGION,
    createdOn: resource.createdAt,
    modifiedOn: resource.modifiedAt,
    provisioningState: 'Succeeded',
    provisioningErrors: null,
    isAttachedCompute: false,
    disableLocalAuth: true,
  },
  systemData: systemDataOf(resource),
});

export const listComputes: Handler = (call, services) => {
  const { items, next } = services.resources.listChildren(WORKSPACE_SCOPE, 'computes', pageOf(call));
  return pageAnswer(call, items.map(computeView), next);
};

export const getCompute: Handler = (call, services) => {
  const found = services.resources.get(idOf('computes', call.param('computeName')));
  if (found === undefined) throw noSuch('compute', call.param('computeName'));
  return { status: 200, body: computeView(found) };
};
