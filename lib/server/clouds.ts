import 'server-only';
import type { Hosts } from '@/lib/azureml/hosts';

/** Everything that differs between one place of workspaces and another (contract A1). Nothing else may ask which it is. */
export interface Cloud extends Hosts {
  label: 'LOCAL' | null;
  /** Tooltip of the label. */
  note: string | null;
  signInLabel: string;
  /** Base of the authority as MSAL takes it, without tenant. */
  authority: string;
  /** Origin that answers token requests and shows the sign-in page. */
  authorityOrigin: string;
  /** Endpoints of the authority for a tenant; null where MSAL finds them itself. */
  authorityEndpoints: ((tenantId: string) => Record<string, string>) | null;
  scopes: { arm: string; ml: string; storage: string };
  /** CSP source of the storage accounts. */
  blobSource: string;
  studioBaseUrl: string | null;
  /** How programs of the person get in; see PublicSettings. */
  programs: { token: string; tokenCommand: string; sdkCloud: string | null };
}

interface AzureRow {
  login: string;
  arm: string;
  ml: string;
  api: string;
  storage: string;
  inference: string;
  studio: string;
  sdkCloud: string | null;
}

const azureRows: Record<string, AzureRow> = {
  AzureCloud: {
    login: 'https://login.microsoftonline.com',
    arm: 'https://management.azure.com',
    ml: 'https://ml.azure.com',
    api: 'api.azureml.ms',
    storage: 'core.windows.net',
    inference: 'inference.ml.azure.com',
    studio: 'https://ml.azure.com',
    sdkCloud: null,
  },
  AzureUSGovernment: {
    login: 'https://login.microsoftonline.us',
    arm: 'https://management.usgovcloudapi.net',
    ml: 'https://ml.azure.us',
    api: 'api.ml.azure.us',
    storage: 'core.usgovcloudapi.net',
    inference: 'inference.ml.azure.us',
    studio: 'https://ml.azure.us',
    sdkCloud: 'AzureUSGovernment',
  },
  AzureChinaCloud: {
    login: 'https://login.chinacloudapi.cn',
    arm: 'https://management.chinacloudapi.cn',
    ml: 'https://ml.azure.cn',
    api: 'api.ml.azure.cn',
    storage: 'core.chinacloudapi.cn',
    inference: 'inference.ml.azure.cn',
    studio: 'https://studio.ml.azure.cn',
    sdkCloud: 'AzureChinaCloud',
  },
};

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const delegated = (audience: string) => `${audience}/user_impersonation`;
const scopesOf = (arm: string, ml: string) => ({
  arm: delegated(arm),
  ml: delegated(ml),
  storage: delegated('https://storage.azure.com'),
});

function azureCloud(row: AzureRow): Cloud {
  return {
    label: null,
    note: null,
    signInLabel: 'Sign in with Microsoft',
    authority: row.login,
    authorityOrigin: row.login,
    authorityEndpoints: null,
    arm: row.arm,
    scopes: scopesOf(row.arm, row.ml),
    regional: new RegExp(`^https://(?:[a-z0-9-]{1,63}\\.workspace\\.)?[a-z0-9]{2,40}\\.${literally(row.api)}$`),
    regionalTemplate: `https://{region}.${row.api}`,
    scoring: new RegExp(`^https://[a-zA-Z0-9-]{3,32}\\.[a-z0-9]{2,40}\\.${literally(row.inference)}/jobs$`),
    blobTemplate: `https://{account}.blob.${row.storage}`,
    blobSource: `https://*.blob.${row.storage}`,
    studioBaseUrl: row.studio,
    programs: {
      token: `${row.login}/{tenant}/oauth2/v2.0/token`,
      tokenCommand: 'az account get-access-token --resource {audience} --query accessToken --output tsv',
      sdkCloud: row.sdkCloud,
    },
  };
}

const endpointsOf = (tenant: string) => ({
  issuer: `${tenant}/v2.0`,
  authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
  token_endpoint: `${tenant}/oauth2/v2.0/token`,
  end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
  jwks_uri: `${tenant}/discovery/v2.0/keys`,
});

/** One program serves ARM, the regional API, scoring and sign-in by path; MSAL wants an https authority but never calls it. */
function localCloud(workspaceUrl: string, storageUrl: string): Cloud {
  return {
    label: 'LOCAL',
    note: 'Nothing here reaches Azure',
    signInLabel: 'Sign in to the local workspace',
    authority: workspaceUrl.replace(/^http:/, 'https:'),
    authorityOrigin: workspaceUrl,
    authorityEndpoints: (tenantId) => endpointsOf(`${workspaceUrl}/${tenantId}`),
    arm: workspaceUrl,
    scopes: scopesOf('https://management.azure.com', 'https://ml.azure.com'),
    regional: new RegExp(`^${literally(workspaceUrl)}$`),
    regionalTemplate: workspaceUrl,
    scoring: new RegExp(`^${literally(workspaceUrl)}/inference/[a-zA-Z0-9][a-zA-Z0-9_-]{0,254}/jobs$`),
    blobTemplate: `${storageUrl}/{account}`,
    blobSource: storageUrl,
    studioBaseUrl: null,
    programs: {
      token: `${workspaceUrl}/{tenant}/oauth2/v2.0/token`,
      // lib/cli/token.ts, in the folder of the checkout; azure-ai-ml knows the cloud by its metadata document
      tokenCommand: 'npm run -s token {audience}',
      sdkCloud: 'LocalWorkspace',
    },
  };
}

/** The row of a cloud by its name in STUDIO_CLOUD; the row that is not Azure's is built from its two URLs. */
export function cloudOf(name: string, urls: { workspace: string | null; storage: string | null }): Cloud {
  const row = azureRows[name];
  if (row) return azureCloud(row);
  if (urls.workspace && urls.storage) return localCloud(urls.workspace, urls.storage);
  throw new Error(`No cloud is called ${name}.`);
}
