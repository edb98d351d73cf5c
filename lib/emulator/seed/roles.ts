import { ROBOT_OBJECT_ID, ROBOT_ROLE, type Role, users } from '../directory';

/** `permissions` of a role definition, in the form of Microsoft.Authorization. */
interface RolePermissions {
  actions: readonly string[];
  notActions: readonly string[];
  dataActions: readonly string[];
  notDataActions: readonly string[];
}

interface RoleDefinition {
  type: 'BuiltInRole' | 'CustomRole';
  description: string;
  permissions: RolePermissions;
}

const WS = 'Microsoft.MachineLearningServices/workspaces';
const none = { notActions: [], dataActions: [], notDataActions: [] };

/**
 * The roles that the local people hold. `Batch Scorer` is the custom role "may invoke, may not deploy": of the actions that
 * Azure's documentation asks for to invoke (contract A2) all but `batchEndpoints/write`, which would also let it change an
 * endpoint, and with them the right to cancel what it has started.
 */
export const roleDefinitions: Record<Role, RoleDefinition> = {
  Owner: { type: 'BuiltInRole', description: 'may read, write and invoke', permissions: { actions: ['*'], ...none } },
  Reader: { type: 'BuiltInRole', description: 'may read', permissions: { actions: ['*/read'], ...none } },
  'Batch Scorer': {
    type: 'CustomRole',
    description: 'may read and invoke, may not deploy',
    permissions: {
      actions: [
        '*/read',
        `${WS}/batchEndpoints/jobs/write`,
        `${WS}/batchEndpoints/deployments/jobs/write`,
        `${WS}/datastores/listSecrets/action`,
        `${WS}/data/versions/write`,
        `${WS}/experiments/runs/write`,
        `${WS}/experiments/runs/submit/action`,
        `${WS}/jobs/cancel/action`,
      ],
      ...none,
    },
  },
};

/**
 * What each may do with blobs by a token of their own, as the letters of an account SAS: ARM roles give no right to data in
 * Azure, so each person also holds a role of the storage account, Storage Blob Data Reader or Contributor.
 */
const blobPermissions: Record<Role, string> = {
  Owner: 'rwdlacxtf',
  Reader: 'rl',
  'Batch Scorer': 'rwdlacxtf',
};

/** What the person or service principal with this object id may do with blobs, in the letters of `blobPermissions`. */
export function blobPermissionsOf(oid: string): string {
  const role = oid === ROBOT_OBJECT_ID ? ROBOT_ROLE : users.find((user) => user.oid === oid)?.role;
  return role ? blobPermissions[role] : '';
}

const covers = (patterns: readonly string[], action: string) =>
  patterns.some((pattern) => {
    const source = pattern.replace(/[.\\/]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${source}$`, 'i').test(action);
  });

/** Whether a role lets its holder do `action`; compared without regard to case, as Azure does. */
export function permits(role: Role, action: string): boolean {
  const { actions, notActions } = roleDefinitions[role].permissions;
  return covers(actions, action) && !covers(notActions, action);
}
