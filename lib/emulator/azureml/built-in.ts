import {
  ARTIFACT_CONTAINER,
  BLOB_CONTAINER,
  COMPUTE_NAME,
  REGION,
  STORAGE_ACCOUNT,
  WORKSPACE_SCOPE,
} from '../directory';
import type { ResourceStore } from '../store';
import type { Clock } from '../types';
import { idOf } from './ids';

const NODES = 2;

const datastore = (containerName: string, isDefault: boolean) => ({
  isDefault,
  credentials: { credentialsType: 'AccountKey' },
  datastoreType: 'AzureBlob',
  accountName: STORAGE_ACCOUNT,
  containerName,
});

const stores = ['workspaceblobstore', 'workspaceartifactstore'] as const;

/** Whether a datastore is one of those that every workspace has. */
export const isBuiltIn = (datastore: string): boolean => stores.some((name) => name === datastore.toLowerCase());

const cluster = (python: string | null) => ({
  computeType: 'AmlCompute',
  description:
    python === null
      ? `${NODES} nodes on this machine. No Python was found: deployments with a scoring script can not run.`
      : `${NODES} nodes on this machine. Scoring scripts run with ${python}.`,
  resourceId: null,
  properties: {
    osType: 'Linux',
    vmSize: 'LOCAL',
    vmPriority: 'Dedicated',
    isolatedNetwork: false,
    scaleSettings: { minNodeCount: NODES, maxNodeCount: NODES, nodeIdleTimeBeforeScaleDown: 'PT120S' },
    remoteLoginPortPublicAccess: 'Disabled',
    allocationState: 'Steady',
    currentNodeCount: NODES,
    targetNodeCount: NODES,
    propertyBag: { python },
  },
});

/** What a workspace has before anybody has made anything: itself, two datastores and one cluster. Idempotent. */
export function ensureBuiltIn(resources: ResourceStore, clock: Clock, python: string | null): void {
  const stamp = { by: 'Local workspace', at: clock.now().toISOString() };
  const once = (id: string, properties: Record<string, unknown>) => {
    if (resources.get(id) === undefined) resources.put(id, { location: REGION, tags: {}, properties }, stamp);
  };
  once(WORKSPACE_SCOPE, {});
  once(idOf('datastores', 'workspaceblobstore'), datastore(BLOB_CONTAINER, true));
  once(idOf('datastores', 'workspaceartifactstore'), datastore(ARTIFACT_CONTAINER, false));
  const id = idOf('computes', COMPUTE_NAME);
  const before = resources.get(id)?.body.properties;
  // The interpreter is the machine's, so it may be another one after a restart.
  if (JSON.stringify(before) !== JSON.stringify(cluster(python)))
    resources.put(id, { location: REGION, tags: {}, properties: cluster(python) }, stamp);
}
