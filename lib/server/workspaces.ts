import 'server-only';
import { operations } from '@/lib/azureml/operations';
import { list } from '@/lib/azureml/paging';
import type { SubscriptionView, TenantView, WorkspaceView } from '@/lib/contracts/api/views';
import type { Workspace } from '@/lib/contracts/azureml/workspace';
import { armIdParts } from '@/lib/domain/reference';
import type { Call } from './route';

export async function listTenants({ azure }: Call<'tenants'>): Promise<{ tenants: TenantView[] }> {
  const { items } = await list(azure, operations.tenants, {});
  return { tenants: items.map(({ tenantId, displayName }) => ({ tenantId, displayName: displayName ?? null })) };
}

export async function listSubscriptions({
  azure,
}: Call<'subscriptions'>): Promise<{ subscriptions: SubscriptionView[] }> {
  const { items } = await list(azure, operations.subscriptions, {});
  const subscriptions = items.map(({ subscriptionId, displayName, tenantId }) => ({
    subscriptionId,
    displayName: displayName ?? subscriptionId,
    tenantId: tenantId ?? null,
  }));
  return { subscriptions };
}

function viewOf(workspace: Workspace): WorkspaceView | null {
  const parts = armIdParts(workspace.id);
  if (!parts) return null;
  const { subscriptionId, resourceGroupName, workspaceName } = parts;
  const { friendlyName, tenantId, provisioningState } = workspace.properties;
  return {
    subscriptionId,
    resourceGroupName,
    workspaceName,
    id: workspace.id,
    displayName: friendlyName || workspace.name,
    location: workspace.location ?? '',
    tenantId: tenantId ?? null,
    provisioningState: provisioningState ?? null,
  };
}

/** Hubs, projects and feature stores hold no batch endpoints (contract B3). */
const isPlain = ({ kind }: Workspace) => !kind || kind.toLowerCase() === 'default';

/** Workspaces of one subscription that the caller may see. */
export async function listWorkspaces({ azure, params }: Call<'workspaces'>): Promise<{ workspaces: WorkspaceView[] }> {
  const { items } = await list(azure, operations.workspaces, params);
  return { workspaces: items.filter(isPlain).flatMap((workspace) => viewOf(workspace) ?? []) };
}

export async function getWorkspace({ azure, params }: Call<'workspace'>): Promise<WorkspaceView> {
  const { value } = await azure.read(operations.workspace, params);
  return viewOf(value) ?? { ...params, id: value.id, displayName: value.name, ...nowhere };
}

const nowhere = { location: '', tenantId: null, provisioningState: null };
