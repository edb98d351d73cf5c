const ENDPOINTS = 'Microsoft.MachineLearningServices/workspaces/batchEndpoints';
/** The action without which Azure takes no PUT of an endpoint, and so no flip. */
export const WRITE_ENDPOINT = `${ENDPOINTS}/write`;
/** Without it Azure starts no job by the scoring URI. */
export const INVOKE_ENDPOINT = `${ENDPOINTS}/jobs/write`;
export const DELETE_ENDPOINT = `${ENDPOINTS}/delete`;
export const WRITE_DEPLOYMENT = `${ENDPOINTS}/deployments/write`;
export const DELETE_DEPLOYMENT = `${ENDPOINTS}/deployments/delete`;
/** What pages offer, and so say beforehand where a role does not allow it. */
export const OFFERED = [WRITE_ENDPOINT, INVOKE_ENDPOINT, DELETE_ENDPOINT, WRITE_DEPLOYMENT, DELETE_DEPLOYMENT];

interface Permission {
  actions?: readonly string[] | null;
  notActions?: readonly string[] | null;
}

const covers = (patterns: readonly string[] | null | undefined, action: string) =>
  (patterns ?? []).some((pattern) => {
    const source = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.*');
    return new RegExp(`^${source}$`, 'i').test(action);
  });

/** Whether one of the caller's roles allows an action: each role's `notActions` take from that role only (Azure RBAC). */
export const isPermitted = (permissions: readonly Permission[], action: string): boolean =>
  permissions.some(({ actions, notActions }) => covers(actions, action) && !covers(notActions, action));
