import type { WorkspaceRef } from '@/lib/contracts/api/common';
import type { InvokeInput, InvokeOverrides } from '@/lib/contracts/api/invoke';
import type { Json, JsonObject } from '../yaml/rest-body';

export const languages = ['az', 'az-old', 'bash', 'powershell', 'python', 'typescript'] as const;
export type Language = (typeof languages)[number];

/** Where snippets reach the workspace: plain facts of the configured cloud, no secret. URLs have no trailing slash. */
export interface Place {
  workspace: WorkspaceRef;
  /** URL of ARM. */
  arm: string;
  /** URL of the workspace's regional API. */
  regional: string;
  /** Whom a token is for, by plane. */
  audiences: { arm: string; ml: string; storage: string };
  /** A command that prints a token; `{audience}` is filled in. */
  tokenCommand: string;
  /** Where a service principal asks for tokens. */
  tokenUrl: string;
  /** What azure-ai-ml calls the cloud; null for the one that it takes by itself. */
  sdkCloud: string | null;
}

/** Files on the computer of who pastes the snippet, and where they go. */
export interface LocalInput {
  kind: 'local';
  datastore: string;
  /** Folder in the datastore, without a slash at its ends. */
  path: string;
  /** URL of the datastore's container; null where it is not known. */
  container: string | null;
}

export interface OutputFile {
  name: string;
  url: string;
}

interface OnEndpoint {
  endpointName: string;
}
interface OnDeployment extends OnEndpoint {
  deploymentName: string;
}
interface OnJob {
  jobName: string;
}

/** A resource as it is sent, with its YAML as `az` takes it. */
interface Written {
  body: JsonObject;
  yaml: string;
}

/** One field of a deployment with its present value: by the CLI's path and by REST's under `properties`. */
export interface FieldValue {
  cli: string;
  rest: readonly string[];
  value: Json;
  /** What the CLI takes where it is another value: seconds for a duration. */
  cliValue?: Json;
}

export type Action =
  | { do: 'endpoint-list'; query?: string }
  | ({ do: 'endpoint-create' } & OnEndpoint & Written)
  | ({ do: 'endpoint-show'; query?: string } & OnEndpoint)
  | ({ do: 'endpoint-update'; description: string } & OnEndpoint)
  | ({ do: 'endpoint-delete' } & OnEndpoint)
  | ({ do: 'deployment-list'; query?: string } & OnEndpoint)
  | ({ do: 'deployment-create' } & OnDeployment & Written)
  | ({ do: 'deployment-show'; query?: string } & OnDeployment)
  | ({ do: 'deployment-update'; fields: readonly FieldValue[] } & OnDeployment)
  | ({ do: 'deployment-delete' } & OnDeployment)
  | ({ do: 'activate' } & OnDeployment)
  | ({
      do: 'invoke';
      scoringUri: string;
      deploymentName: string | null;
      input: InvokeInput | LocalInput;
      overrides: InvokeOverrides;
      displayName: string | null;
    } & OnEndpoint)
  | { do: 'job-list'; query?: string }
  | ({ do: 'endpoint-jobs' } & OnEndpoint)
  | ({ do: 'deployment-jobs' } & OnDeployment)
  | ({ do: 'job-show'; query?: string } & OnJob)
  | ({ do: 'job-stream' } & OnJob)
  | ({ do: 'job-download'; files: readonly OutputFile[] } & OnJob)
  | ({ do: 'job-cancel' } & OnJob)
  | { do: 'token' };

export type ActionName = Action['do'];
