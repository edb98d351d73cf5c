'use client';

import { type Column, VirtualTable } from '@/components/ui/virtual-table';
import type { WorkspaceView } from '@/lib/contracts/api/views';
import { workspacePath } from '@/lib/domain/reference';

const columns: Column<WorkspaceView>[] = [
  {
    key: 'name',
    header: 'Workspace',
    cell: (workspace) => workspace.workspaceName,
    sub: (workspace) => (workspace.displayName === workspace.workspaceName ? null : workspace.displayName),
  },
  { key: 'group', header: 'Resource group', cell: (workspace) => workspace.resourceGroupName },
  { key: 'region', header: 'Region', width: '160px', cell: (workspace) => workspace.location },
];

/** The workspaces of one subscription; the name opens its endpoints. */
export function WorkspaceTable({ workspaces, label }: { workspaces: WorkspaceView[]; label: string }) {
  return (
    <VirtualTable
      columns={columns}
      rows={workspaces}
      rowKey={(workspace) => workspace.id}
      rowHref={(workspace) => `${workspacePath(workspace)}/endpoints`}
      label={`Workspaces of ${label}`}
      card={(workspace) => (
        <>
          <span className="block font-semibold">{workspace.workspaceName}</span>
          <span className="block text-12 text-fg-2">
            {workspace.resourceGroupName} · {workspace.location}
          </span>
        </>
      )}
    />
  );
}
