/** Who and what exists in the local workspace. Ids are fixed, so that links and scripts outlive a reset. */

export const TENANT_ID = '6f0c2a1e-3b5d-4c8f-9a27-1d4e5f607182';
/** Entra takes it in place of the tenant's id. */
export const TENANT_DOMAIN = 'local.test';
export const SUBSCRIPTION_ID = '0b7d9c34-5e1f-4a62-8c3b-2f9e6a1d7b58';
export const WORKSPACE_ID = 'c41f8e02-7a9b-4d35-b6e8-90c2d3a4f5b6';
export const RESOURCE_GROUP = 'local';
export const WORKSPACE_NAME = 'local-workspace';
export const REGION = 'local';
export const STORAGE_ACCOUNT = 'localworkspace';
export const COMPUTE_NAME = 'cpu-cluster';

/** Containers behind `workspaceblobstore` and `workspaceartifactstore`, and the one that stands in for a public data set. */
export const BLOB_CONTAINER = `azureml-blobstore-${WORKSPACE_ID}`;
export const ARTIFACT_CONTAINER = 'azureml';
export const PUBLIC_CONTAINER = 'sampledata';

export const WORKSPACE_SCOPE = `/subscriptions/${SUBSCRIPTION_ID}/resourceGroups/${RESOURCE_GROUP}/providers/Microsoft.MachineLearningServices/workspaces/${WORKSPACE_NAME}`;

/** The single-page application and the service principal of `ready.json`. */
export const SPA_CLIENT_ID = 'e2a5c7d9-14b6-4f38-a0c1-5b7d8e9f0a12';
export const ROBOT_CLIENT_ID = '93d1f4b7-6c2e-4a05-8f9d-7e6b5c4d3a21';
export const ROBOT_OBJECT_ID = '1c3e5a79-b2d4-4f60-8a1c-3e5d7f9b0c24';
export const ROBOT_NAME = 'Local service principal';

export type Role = 'Owner' | 'Reader' | 'Batch Scorer';
export interface User {
  oid: string;
  username: string;
  name: string;
  role: Role;
}

/** The service principal of the ready file may do what the owner may. */
export const ROBOT_ROLE: Role = 'Owner';

export const users: readonly User[] = [
  { oid: '2f4a6c8e-0b1d-4e3f-9a5b-7c8d9e0f1a2b', username: 'owner@local.test', name: 'Local Owner', role: 'Owner' },
  { oid: '3a5b7c9d-1e2f-4a4b-8c6d-9e0f1a2b3c4d', username: 'reader@local.test', name: 'Local Reader', role: 'Reader' },
  {
    oid: '5d7e9f1a-2b3c-4d5e-9f8a-0b1c2d3e4f5a',
    username: 'scorer@local.test',
    name: 'Local Scorer',
    role: 'Batch Scorer',
  },
];
