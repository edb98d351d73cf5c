import { z } from 'zod';
import { armResource } from './common';

const text = z.string().nullish();

export const tenant = z.looseObject({ tenantId: z.string(), displayName: text, defaultDomain: text });

export const subscription = z.looseObject({
  subscriptionId: z.string(),
  displayName: text,
  state: text,
  tenantId: text,
});

/** `kind` other than Default (hub, project, feature store) is not a workspace of batch endpoints (contract B3). */
export const workspace = armResource(
  z.looseObject({
    friendlyName: text,
    description: text,
    workspaceId: text,
    discoveryUrl: text,
    mlFlowTrackingUri: text,
    storageAccount: text,
    tenantId: text,
    provisioningState: text,
  }),
).extend({ kind: text });

const actions = z.array(z.string()).nullish();

/** What one of the caller's role assignments allows, with `*` for any letters (Azure RBAC). */
export const permission = z.looseObject({ actions, notActions: actions });

/** The flat answer of `{discoveryUrl}`; only `api` is needed (contract B4). */
export const discovery = z.looseObject({ api: z.string() });

export type Workspace = z.infer<typeof workspace>;
