import {
  REGION,
  RESOURCE_GROUP,
  ROBOT_CLIENT_ID,
  STORAGE_ACCOUNT,
  SUBSCRIPTION_ID,
  TENANT_ID,
  users,
  WORKSPACE_NAME,
} from './directory';

/** Every address of a workspace that listens on these ports. */
export function addressesOf({ workspacePort, storagePort }: { workspacePort: number; storagePort: number }) {
  return {
    origin: `http://localhost:${workspacePort}`,
    tlsOrigin: `https://localhost:${workspacePort + 2}`,
    blobBaseUrl: `http://localhost:${storagePort}/${STORAGE_ACCOUNT}`,
    blobBaseUrlTls: `https://${STORAGE_ACCOUNT}.blob.core.localhost:${storagePort}`,
  };
}

const METADATA = '/metadata/endpoints?api-version=2022-09-01';
const TOKEN = `/${TENANT_ID}/oauth2/v2.0/token`;

/** What a program needs to use the workspace: the ready file's fields, but for the dashboard's URL and the process id. */
export function doorOf(addresses: ReturnType<typeof addressesOf>, secrets: { caFile: string; clientSecret: string }) {
  const { origin, tlsOrigin, blobBaseUrl, blobBaseUrlTls } = addresses;
  return {
    armBaseUrl: origin,
    armBaseUrlTls: tlsOrigin,
    caFile: secrets.caFile,
    metadataUrl: `${origin}${METADATA}`,
    metadataUrlTls: `${tlsOrigin}${METADATA}`,
    tokenUrl: `${origin}${TOKEN}`,
    tokenUrlTls: `${tlsOrigin}${TOKEN}`,
    tenantId: TENANT_ID,
    clientId: ROBOT_CLIENT_ID,
    clientSecret: secrets.clientSecret,
    subscriptionId: SUBSCRIPTION_ID,
    resourceGroupName: RESOURCE_GROUP,
    workspaceName: WORKSPACE_NAME,
    blobBaseUrl,
    blobBaseUrlTls,
    region: REGION,
    users: users.map(({ username, name, role }) => ({ username, name, role })),
  };
}
