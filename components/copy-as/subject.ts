import type { InvokeInput, InvokeOverrides } from '@/lib/contracts/api/invoke';

/** Files that will be dropped have no place yet: null leaves it to the workspace's default datastore. */
export interface LocalFiles {
  kind: 'local';
  datastore: string | null;
  path: string | null;
}

/** What a page is about: it decides which actions there are to copy. `query` is that of its JSON view. */
export type Subject =
  | { kind: 'endpoints'; query?: string }
  | { kind: 'endpoint'; endpointName: string; query?: string }
  | { kind: 'deployment'; endpointName: string; deploymentName: string; query?: string }
  | { kind: 'deployments'; endpointName: string; query?: string }
  | { kind: 'jobs'; query?: string }
  | { kind: 'job'; jobName: string; query?: string }
  | {
      kind: 'invoke';
      endpointName: string;
      deploymentName: string | null;
      /** Null while the form's input is missing or wrong. */
      input: InvokeInput | LocalFiles | null;
      overrides: InvokeOverrides;
      displayName: string | null;
    };
