import { REGION, WORKSPACE_SCOPE } from '../../directory';
import type { Resource } from '../../store';
import { countNodes, nodesOf } from '../computes/nodes';
import { noSuch } from '../errors';
import { idOf } from '../ids';
import { pageAnswer, pageOf } from '../paging';
import { systemDataOf } from '../system-data';
import type { Call, Handler, Services } from '../types';

/** Cluster properties with the counts of its nodes by state, which are nowhere stored. */
const withCounts = (services: Services, resource: Resource) => ({
  ...Object(resource.body.properties.properties),
  nodeStateCounts: countNodes(nodesOf(services, resource)),
  errors: null,
});

const computeView = (services: Services, resource: Resource) => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  location: REGION,
  tags: resource.body.tags ?? {},
  properties: {
    ...resource.body.properties,
    properties: withCounts(services, resource),
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

function computeOf(call: Call, services: Services): Resource {
  const found = services.resources.get(idOf('computes', call.param('computeName')));
  if (found === undefined) throw noSuch('compute', call.param('computeName'));
  return found;
}

export const listComputes: Handler = (call, services) => {
  const { items, next } = services.resources.listChildren(WORKSPACE_SCOPE, 'computes', pageOf(call));
  return pageAnswer(
    call,
    items.map((item) => computeView(services, item)),
    next,
  );
};

export const getCompute: Handler = (call, services) => ({
  status: 200,
  body: computeView(services, computeOf(call, services)),
});

/** The nodes and what each works on; all of them fit a page. */
export const listNodes: Handler = (call, services) => ({
  status: 200,
  body: { nodes: nodesOf(services, computeOf(call, services)) },
});
