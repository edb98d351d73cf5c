import { REGION, TENANT_ID, WORKSPACE_ID, WORKSPACE_NAME, WORKSPACE_SCOPE } from '../../directory';
import { STORAGE_ID } from '../arm-resources/listed';
import { noSuch } from '../errors';
import { systemDataOf } from '../system-data';
import type { Call, Handler, Services } from '../types';

/** The workspace as recorded (contract B3); `discoveryUrl` points back at the caller's own base. */
export function workspaceView(call: Call, services: Services) {
  const stored = services.resources.get(WORKSPACE_SCOPE);
  if (stored === undefined) throw noSuch('workspace', WORKSPACE_NAME);
  const { host } = new URL(call.base);
  return {
    id: WORKSPACE_SCOPE,
    name: WORKSPACE_NAME,
    type: 'Microsoft.MachineLearningServices/workspaces',
    location: REGION,
    tags: stored.body.tags ?? {},
    etag: null,
    kind: 'Default',
    sku: { name: 'Basic', tier: 'Basic' },
    identity: { type: 'SystemAssigned', principalId: WORKSPACE_ID, tenantId: TENANT_ID },
    properties: {
      friendlyName: WORKSPACE_NAME,
      description: 'The workspace on this machine',
      storageAccount: STORAGE_ID,
      keyVault: null,
      applicationInsights: null,
      containerRegistry: null,
      hbiWorkspace: false,
      tenantId: TENANT_ID,
      imageBuildCompute: null,
      provisioningState: 'Succeeded',
      v1LegacyMode: false,
      softDeleteEnabled: false,
      allowPublicAccessWhenBehindVnet: false,
      publicNetworkAccess: 'Enabled',
      storageHnsEnabled: false,
      workspaceId: WORKSPACE_ID,
      discoveryUrl: `${call.base}/discovery`,
      mlFlowTrackingUri: `azureml://${host}/mlflow/v1.0${WORKSPACE_SCOPE}`,
    },
    systemData: systemDataOf(stored),
  };
}

export const getWorkspace: Handler = (call, services) => ({ status: 200, body: workspaceView(call, services) });
export const listWorkspaces: Handler = (call, services) => ({
  status: 200,
  body: { value: [workspaceView(call, services)] },
});

/** The keys of what belongs to the workspace: here a storage account, and neither a registry nor insights nor notebooks. */
export const listKeys: Handler = (_, { accountKey }) => ({
  status: 200,
  body: {
    userStorageKey: accountKey,
    userStorageResourceId: STORAGE_ID,
    appInsightsInstrumentationKey: null,
    containerRegistryCredentials: null,
    notebookAccessKeys: null,
  },
});

export const listStorageAccountKeys: Handler = (_, { accountKey }) => ({
  status: 200,
  body: { userStorageKey: accountKey },
});
